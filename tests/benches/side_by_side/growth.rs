//! How cost grows (g): the same on ledgers of several sizes, each in a database of its own.
//!
//! All of them are there before the first round, so that each is measured in the same minutes as the others.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use stories::{Town, UTRECHT};

use crate::{
    contest::{Contestant, Entry, Load, Note, Place, Round, Workload},
    names,
    options::Options,
    ours::Grown,
    reads::{everybody, filled},
    stand::Stand,
    told,
};

/// The level at which it is told how commands fare as a ledger grows.
const IN_FLIGHT: usize = 256;
/// How many clients a server has, and for how long, when its memory is told.
const CLIENTS: usize = 1_024;
const LONG: Duration = Duration::from_secs(20);

/// Everybody of this module who is asked for.
pub(crate) async fn entries(stand: &Stand, options: &Options) -> Vec<Place> {
    let mut places = vec![];
    for events in options.events.iter().filter(|_| options.wants(Workload::Growth)) {
        let name = format!("growth_{events}");
        let town = Arc::new(filled(stand, &name, *events).await);
        let reading = everybody(Workload::Growth, *events, &town, stand.folder(&name)).await;
        places.extend(reading.into_iter().map(Ok));
        let keys = stand.folder(&format!("keys_{name}"));
        let grown = Grown::new(town.database.clone(), keys, UTRECHT);
        let grows = Grows {
            notes: Box::new(grown.decide_and_append().await),
            served: (options.events.last() == Some(events)).then_some(grown),
            town,
        };
        let workload = Workload::Growth;
        places.push(Ok(Entry::new(workload, names::OURS, "commands", &[IN_FLIGHT], grows).at_size(*events)));
    }
    places
}

/// Workload (a) in process.
struct Grows {
    notes: Box<dyn Contestant>,
    /// The same ledger for a server, when it is the largest.
    served: Option<Grown>,
    town: Arc<Town>,
}

#[async_trait]
impl Contestant for Grows {
    async fn round(&self, load: Load) -> Round {
        self.notes.round(load).await
    }

    /// How much memory a server of the largest ledger needs, now that nobody else is measured on it. That the ledger holds is
    /// seen where its verification is measured: whoever filled it signed it with another key than this one has.
    async fn notes(&self) -> Vec<Note> {
        let mut notes = vec![];
        if let Some(served) = &self.served {
            let size = self.town.ledger.head().await.unwrap().size();
            told::line(format_args!("the memory of a server of {size} events, {CLIENTS} clients at once"));
            projection::catch_up(&self.town.projections().await, &self.town.ledger).await.unwrap();
            notes.extend(served.memory(CLIENTS, LONG).await);
        }
        notes
    }

    async fn leave(&self) {
        self.notes.leave().await;
    }
}
