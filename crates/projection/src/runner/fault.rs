//! The steps of the runner's work, and stopping dead at one of them, as a crash would.

use std::{ops::ControlFlow, sync::Arc};

use tokio::sync::Semaphore;

use crate::{ProjectionError, Projections};

/// How many ledgers may keep rows in memory from one turn to the next.
const MEMORIES: usize = 1;

/// A step after which a crash must do no harm, in the order in which they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A page of events was read and decoded.
    Read,
    /// It was folded into the rows in memory.
    Folded,
    /// The transaction has moved the positions.
    Swapped,
    /// And has written the rows of a view.
    RowsWritten,
    /// And its aliases.
    AliasesWritten,
    /// Everything is written and nothing is committed.
    BeforeCommit,
    /// Everything is committed and nobody has been told.
    AfterCommit,
    /// An edition is built and is about to take its place.
    Built,
    /// It has taken its place, which is not committed.
    BeforeSwitch,
    /// Which is committed; the rows of the old edition are still there.
    Switched,
    /// Some of those are deleted.
    OldRowsDeleted,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 11] = [
        Self::Read,
        Self::Folded,
        Self::Swapped,
        Self::RowsWritten,
        Self::AliasesWritten,
        Self::BeforeCommit,
        Self::AfterCommit,
        Self::Built,
        Self::BeforeSwitch,
        Self::Switched,
        Self::OldRowsDeleted,
    ];
}

/// Asked at each step; `Break` drops everything that is in memory, there and then.
pub type Fault = Arc<dyn Fn(Step) -> ControlFlow<()> + Send + Sync>;

/// Why a turn ended before its time. What was in memory is dropped; what is in the database is as it was.
#[derive(Debug)]
pub(crate) enum Halt {
    /// A fault point said so.
    Dropped,
    /// Somebody else has moved or replaced an edition.
    Moved,
    /// It can be tried again, later.
    Failed(ProjectionError),
    /// Something was not thought of.
    Panicked,
}

impl<E: Into<ProjectionError>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// What everybody who moves views has in hand.
#[derive(Clone)]
pub(crate) struct Engine {
    pub(crate) projections: Projections,
    pub(crate) memories: Arc<Semaphore>,
    fault: Option<Fault>,
}

impl Engine {
    pub(crate) fn new(projections: Projections, fault: Option<Fault>) -> Self {
        Self { projections, memories: Arc::new(Semaphore::new(MEMORIES)), fault }
    }

    /// A step was taken.
    pub(crate) fn step(&self, step: Step) -> Result<(), Halt> {
        match self.fault.as_ref().map(|fault| fault(step)) {
            Some(ControlFlow::Break(())) => Err(Halt::Dropped),
            _ => Ok(()),
        }
    }
}
