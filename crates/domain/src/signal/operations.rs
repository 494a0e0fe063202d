//! The tables of operations: what can be asked of a signal, from outside and as a leg, and what happens to it.
//!
//! Names of events are for ever: they stand in recorded events.

use super::close::{CloseSignal, SignalClosed};
use super::follow_up::{FollowUpSignal, SignalFollowedUp};
use super::improvement::{NoteImprovement, SignalLedToImprovement};
use super::record::{RecordSignal, SignalRecorded};

crate::table::commands! {
    /// Everything that can be asked of a signal from outside.
    SignalCommand:
    RecordSignal => SignalRecorded,
    FollowUpSignal => SignalFollowedUp,
    CloseSignal => SignalClosed,
}

crate::table::events! {
    /// Everything that can happen to a signal.
    SignalEvent:
    SignalRecorded,
    SignalFollowedUp,
    SignalLedToImprovement,
    SignalClosed,
}

/// Everything that can be asked of a signal's book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignalBookCommand {
    /// From outside.
    Outside(SignalCommand),
    /// By the improvement of a working method: leads to [`SignalLedToImprovement`].
    Leg(NoteImprovement),
}

impl SignalBookCommand {
    /// The name of the command.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Outside(command) => command.name(),
            Self::Leg(_) => "NoteImprovement",
        }
    }
}

impl From<SignalCommand> for SignalBookCommand {
    fn from(command: SignalCommand) -> Self {
        Self::Outside(command)
    }
}

impl From<NoteImprovement> for SignalBookCommand {
    fn from(leg: NoteImprovement) -> Self {
        Self::Leg(leg)
    }
}
