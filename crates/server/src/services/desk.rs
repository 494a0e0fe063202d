//! What every service works with.

use std::sync::Arc;

use domain::Fact;
use domain::ids::OfficerId;
use execution::Executors;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use ledger::{Clock, Ledgers};
use projection::Projections;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;
use vault::Vault;

use super::{
    accountability::{Bases, Reports},
    homes::Homes,
};
use crate::{
    auth::Gate,
    errors::{Problem, Reason},
};

/// How many calls go through all rows of a view at once: each holds a connection for long, and listing must go on.
pub(crate) const SCANS: usize = 3;

/// How many recounts of a figure go on at once: each reads a whole ledger.
pub(crate) const RECOUNTS: usize = 2;

/// Where new trace ids come from.
pub type Ids = Arc<dyn Fn() -> Uuid + Send + Sync>;

/// The parts of a running server that a call needs. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// Checks tokens.
    pub gate: Gate,
    /// Carries out commands.
    pub executors: Executors,
    /// Reads ledgers.
    pub ledgers: Ledgers,
    /// Seals and opens.
    pub vault: Vault,
    /// Reads views.
    pub projections: Projections,
    /// Turns to go through all rows of a view.
    pub scans: Arc<Semaphore>,
    /// Turns to recount a figure.
    pub recounts: Arc<Semaphore>,
    /// The households of provisions, asked before.
    pub(crate) homes: Homes,
    /// Reports that were made before.
    pub(crate) reports: Reports,
    /// What reports are made of, loaded before.
    pub(crate) bases: Bases,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where new trace ids come from.
    pub ids: Ids,
    /// Ends the streams of a server that is draining.
    pub draining: tokio_util::sync::CancellationToken,
}

impl Desk {
    /// The circumstances of a command that is recorded now.
    pub(super) fn fact(&self, on: Date, by: OfficerId) -> Fact {
        Fact { on, today: self.day(self.clock.now()), by }
    }

    /// A turn to go through all rows of a view, as soon as there is one: until it is dropped. Taken before a connection,
    /// never while holding one.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, Problem> {
        // It is never closed.
        self.scans.clone().acquire_owned().await.map_err(|_| Problem::new(Reason::Internal))
    }

    /// The day an instant falls on in the Netherlands.
    pub(super) fn day(&self, instant: Timestamp) -> Date {
        let zone = TimeZone::get("Europe/Amsterdam").expect("the time zone database is built in");
        instant.to_zoned(zone).date()
    }
}
