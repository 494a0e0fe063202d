//! Every way to refuse a command of a working method, in order of precedence.
//!
//! An improvement may also be refused by a signal it names, with the signal's own code.

use jiff::civil::Date;

use crate::fact::Fact;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum WorkingMethodRefusal {
    /// Anything but adopting it, for a working method nobody adopted.
    #[error("the working method was not adopted; adopt it first")]
    WorkingMethodNotAdopted,
    /// Adopting a working method twice.
    #[error("the working method was adopted on {on}; improve it, or adopt another under an id of its own")]
    WorkingMethodAlreadyAdopted { on: Date },
    /// Anything about a working method that was retired.
    #[error("the working method was retired on {on}; adopt another")]
    WorkingMethodRetired { on: Date },
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    WorkingMethodDateInFuture { on: Date, today: Date },
    /// A date before the version in use.
    #[error(
        "{on} is before {version_on}, when version {version} came into use; give that date or a later one"
    )]
    WorkingMethodDateBeforeVersion { on: Date, version: u32, version_on: Date },
    /// An improvement that changes nothing.
    #[error("the text is that of version {version}; say how the work is done from now on")]
    WorkingMethodUnchanged { version: u32 },
}

/// A date on which something happened is not after the date of recording.
pub(super) fn not_in_future(fact: &Fact) -> Result<(), WorkingMethodRefusal> {
    match fact.on > fact.today {
        true => Err(WorkingMethodRefusal::WorkingMethodDateInFuture { on: fact.on, today: fact.today }),
        false => Ok(()),
    }
}

crate::refusal::codes! { WorkingMethodRefusal:
    WorkingMethodNotAdopted => "WORKING_METHOD_NOT_ADOPTED" {},
    WorkingMethodAlreadyAdopted => "WORKING_METHOD_ALREADY_ADOPTED" { on },
    WorkingMethodRetired => "WORKING_METHOD_RETIRED" { on },
    WorkingMethodDateInFuture => "WORKING_METHOD_DATE_IN_FUTURE" { on, today },
    WorkingMethodDateBeforeVersion => "WORKING_METHOD_DATE_BEFORE_VERSION" { on, version, version_on },
    WorkingMethodUnchanged => "WORKING_METHOD_UNCHANGED" { version },
}
