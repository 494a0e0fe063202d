//! Every way to refuse a command of a signal, in order of precedence.
//!
//! As legs, these refuse the whole improvement that names the signal, with their own code.

use jiff::civil::Date;

use crate::fact::Fact;
use crate::ids::HouseholdId;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum SignalRefusal {
    /// Anything but recording it, for a signal nobody recorded.
    #[error("the signal was not recorded; record it first")]
    SignalNotRecorded,
    /// Recording a signal twice.
    #[error("the signal was recorded on {on}; follow it up, or record another under an id of its own")]
    SignalAlreadyRecorded { on: Date },
    /// Anything about a signal that was closed.
    #[error("the signal was closed on {on}; record a new one if it came back")]
    SignalClosed { on: Date },
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    SignalDateInFuture { on: Date, today: Date },
    /// A date before somebody noticed it.
    #[error("{on} is before {recorded_on}, when the signal was noticed; give that date or a later one")]
    SignalDateBeforeRecording { on: Date, recorded_on: Date },
    /// A household nobody reported.
    #[error("household {household} was not reported; name a reported household, or none")]
    SignalHouseholdUnknown { household: HouseholdId },
}

/// A date on which something happened is not after the date of recording.
pub(super) fn not_in_future(fact: &Fact) -> Result<(), SignalRefusal> {
    match fact.on > fact.today {
        true => Err(SignalRefusal::SignalDateInFuture { on: fact.on, today: fact.today }),
        false => Ok(()),
    }
}

crate::refusal::codes! { SignalRefusal:
    SignalNotRecorded => "SIGNAL_NOT_RECORDED" {},
    SignalAlreadyRecorded => "SIGNAL_ALREADY_RECORDED" { on },
    SignalClosed => "SIGNAL_CLOSED" { on },
    SignalDateInFuture => "SIGNAL_DATE_IN_FUTURE" { on, today },
    SignalDateBeforeRecording => "SIGNAL_DATE_BEFORE_RECORDING" { on, recorded_on },
    SignalHouseholdUnknown => "SIGNAL_HOUSEHOLD_UNKNOWN" { household },
}
