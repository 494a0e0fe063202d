//! Every way to refuse a command of a person, in order of precedence.
//!
//! As legs, these refuse the whole command of the household that caused them, with their own code.

use jiff::civil::Date;

use crate::ids::HouseholdId;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum PersonRefusal {
    /// Claiming somebody who belongs to another open household.
    #[error("the person belongs to household {household} since {since}; remove the person there first")]
    PersonInOtherHousehold { household: HouseholdId, since: Date },
    /// Releasing somebody this household does not claim.
    #[error("the person is not claimed by household {household}; add the person to it first")]
    PersonNotClaimed { household: HouseholdId },
}

crate::refusal::codes! { PersonRefusal:
    PersonInOtherHousehold => "PERSON_IN_OTHER_HOUSEHOLD" { household, since },
    PersonNotClaimed => "PERSON_NOT_CLAIMED" { household },
}
