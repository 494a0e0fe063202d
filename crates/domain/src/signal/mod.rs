//! The signal: a bottleneck, an administrative risk or a moral dilemma noticed in the work, until it is closed.
//!
//! It is recorded once, followed up as often as needed, may lead to improvements of working methods, and is closed
//! once. Nothing here awaits, reads a clock, or draws a random number.

mod close;
mod follow_up;
mod improvement;
mod operations;
mod record;
mod refusal;
mod words;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::close::{CloseSignal, SignalClosed};
pub use self::follow_up::{FollowUpSignal, SignalFollowedUp};
pub use self::improvement::{NoteImprovement, SignalLedToImprovement};
pub use self::operations::{SignalBookCommand, SignalCommand, SignalEvent};
pub use self::record::{RecordSignal, SignalRecorded};
pub use self::refusal::SignalRefusal;
pub use self::words::{SignalCategory, SignalOutcome};
use crate::fact::Fact;
use crate::household::Household;
use crate::ids::{HouseholdId, OfficerId};

/// A signal and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Signal {
    /// Nobody recorded it.
    #[default]
    Unknown,
    /// It was recorded.
    Known(Box<SignalFile>),
}

/// What is known of a recorded signal, in the order in which it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignalFile {
    /// What was noticed.
    pub recorded: SignalRecorded,
    /// What was done about it.
    pub follow_ups: Vec<SignalFollowedUp>,
    /// The improvements it led to.
    pub improvements: Vec<SignalLedToImprovement>,
    /// What became of it, once closed.
    pub closed: Option<SignalClosed>,
}

/// How far a signal is: the furthest that the facts show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignalStage {
    /// Recorded, and nothing done about it yet.
    Open,
    /// Somebody does something about it.
    FollowedUp,
    /// A working method was improved because of it.
    Improved,
    /// Closed.
    Closed,
}

impl SignalStage {
    /// How far a signal is of which this happened.
    #[must_use]
    pub fn of(followed_up: bool, improved: bool, closed: bool) -> Self {
        match (followed_up, improved, closed) {
            (_, _, true) => Self::Closed,
            (_, true, false) => Self::Improved,
            (true, false, false) => Self::FollowedUp,
            (false, false, false) => Self::Open,
        }
    }
}

impl Signal {
    /// The household a decision on this command looks at: the one that a new signal names.
    #[must_use]
    pub fn looks_at(&self, command: &SignalBookCommand) -> Option<HouseholdId> {
        match (self, command) {
            (Self::Unknown, SignalBookCommand::Outside(SignalCommand::RecordSignal(record))) => {
                record.household
            }
            _ => None,
        }
    }

    /// What a command leads to, in the light of the household that a new signal names.
    ///
    /// # Errors
    /// In the order of [`SignalRefusal`].
    pub fn decide(
        &self,
        command: &SignalBookCommand,
        household: Option<&Household>,
    ) -> Result<Vec<SignalEvent>, SignalRefusal> {
        use SignalBookCommand::{Leg, Outside};
        let event = match (self, command) {
            (Self::Unknown, Outside(SignalCommand::RecordSignal(record))) => record.decide(household)?.into(),
            (Self::Unknown, _) => return Err(SignalRefusal::SignalNotRecorded),
            (Self::Known(file), Outside(SignalCommand::RecordSignal(_))) => {
                return Err(SignalRefusal::SignalAlreadyRecorded { on: file.recorded.on });
            }
            (Self::Known(file), Outside(SignalCommand::FollowUpSignal(follow_up))) => {
                file.may_change(&follow_up.fact)?;
                follow_up.decide().into()
            }
            (Self::Known(file), Outside(SignalCommand::CloseSignal(close))) => {
                file.may_change(&close.fact)?;
                close.decide().into()
            }
            (Self::Known(file), Leg(leg)) => {
                file.is_open()?;
                file.was_noticed(leg.on)?;
                leg.decide().into()
            }
        };
        Ok(vec![event])
    }

    /// Takes over what happened. An event that history cannot hold at this place changes nothing.
    pub fn apply(&mut self, event: &SignalEvent) {
        match (event, self.file_mut()) {
            (SignalEvent::SignalRecorded(recorded), None) => {
                *self = Self::Known(Box::new(SignalFile::opened(recorded.clone())));
            }
            (SignalEvent::SignalFollowedUp(event), Some(file)) => file.follow_ups.push(event.clone()),
            (SignalEvent::SignalLedToImprovement(event), Some(file)) => file.improvements.push(event.clone()),
            (SignalEvent::SignalClosed(event), Some(file)) => file.closed = Some(event.clone()),
            (SignalEvent::SignalRecorded(_), Some(_)) | (_, None) => {}
        }
    }

    /// What is known of it; `None` when nobody recorded it.
    #[must_use]
    pub fn file(&self) -> Option<&SignalFile> {
        match self {
            Self::Unknown => None,
            Self::Known(file) => Some(file),
        }
    }

    fn file_mut(&mut self) -> Option<&mut SignalFile> {
        match self {
            Self::Unknown => None,
            Self::Known(file) => Some(file),
        }
    }
}

impl SignalFile {
    fn opened(recorded: SignalRecorded) -> Self {
        Self { recorded, follow_ups: Vec::new(), improvements: Vec::new(), closed: None }
    }

    /// How far it is.
    #[must_use]
    pub fn stage(&self) -> SignalStage {
        SignalStage::of(!self.follow_ups.is_empty(), !self.improvements.is_empty(), self.closed.is_some())
    }

    /// Who has it: the one it was assigned to last.
    #[must_use]
    pub fn assigned_to(&self) -> Option<&OfficerId> {
        self.follow_ups.iter().rev().find_map(|follow_up| follow_up.assigned_to.as_ref())
    }

    /// The general rules for what is recorded of it: it is open, and the day is one on which it was known.
    fn may_change(&self, fact: &Fact) -> Result<(), SignalRefusal> {
        self.is_open()?;
        refusal::not_in_future(fact)?;
        self.was_noticed(fact.on)
    }

    fn is_open(&self) -> Result<(), SignalRefusal> {
        match &self.closed {
            Some(closed) => Err(SignalRefusal::SignalClosed { on: closed.on }),
            None => Ok(()),
        }
    }

    fn was_noticed(&self, on: Date) -> Result<(), SignalRefusal> {
        let recorded_on = self.recorded.on;
        match on < recorded_on {
            true => Err(SignalRefusal::SignalDateBeforeRecording { on, recorded_on }),
            false => Ok(()),
        }
    }
}

crate::table::aggregate! {
    Signal as "signal": SignalBookCommand => SignalEvent, refusing SignalRefusal,
    around Household, by |signal, command, household| signal.decide(command, Some(household))
}
