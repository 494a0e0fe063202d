//! What can be wrong with the terms of a fund, in the order in which it is looked for.
//!
//! Each names what and how to mend it; it is the value of the refusal `TERMS_INVALID`.

use jiff::civil::Date;

use super::FundTerms;
use crate::ids::{ActivityCode, ComponentCode};
use crate::money::AccountingYear;

/// Why terms cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum TermsProblem {
    /// An account that ends before the commitments.
    #[error(
        "the account ends on {account}, before the last commitment day {commitment}; \
         give {commitment} or a later day"
    )]
    AccountEndsFirst { account: Date, commitment: Date },
    /// A fund for nothing.
    #[error("there is no component; give at least one")]
    NoComponents,
    /// More components than anybody can oversee.
    #[error("there are {count} components; give at most {}", FundTerms::MOST_COMPONENTS)]
    TooManyComponents { count: usize },
    /// More limits than anybody can oversee.
    #[error("there are {count} limits; give at most {}", FundTerms::MOST_LIMITS)]
    TooManyLimits { count: usize },
    /// A code twice.
    #[error("component {component} is there twice; give each component a code of its own")]
    ComponentTwice { component: ComponentCode },
    /// A norm for what is always accounted for as spent.
    #[error("component {component} is accounted for by actual cost; leave its norms out")]
    NormForActual { component: ComponentCode },
    /// Two norms for one year.
    #[error("component {component} has two norms for {year}; give one per year")]
    NormYearTwice { component: ComponentCode, year: AccountingYear },
    /// A norm by victims without brackets, or whose first does not begin at nobody.
    #[error(
        "the brackets of component {component} for {year} do not begin at 0 victims; let the first do so"
    )]
    BracketsNotFromZero { component: ComponentCode, year: AccountingYear },
    /// A bracket that does not begin after the one before it.
    #[error(
        "the bracket from {from} victims of component {component} for {year} does not follow the one before; \
         order them by number"
    )]
    BracketsNotAscending { component: ComponentCode, year: AccountingYear, from: u32 },
    /// More brackets than anybody can oversee.
    #[error(
        "component {component} has {count} brackets for {year}; give at most {}",
        FundTerms::MOST_BRACKETS
    )]
    TooManyBrackets { component: ComponentCode, year: AccountingYear, count: usize },
    /// A limit of a component that is not there.
    #[error("activity {activity} is part of component {component}, which is not there; add the component")]
    LimitWithoutComponent { component: ComponentCode, activity: ActivityCode },
    /// Two limits for one activity.
    #[error("activity {activity} of component {component} is there twice; give each activity one limit")]
    ActivityTwice { component: ComponentCode, activity: ActivityCode },
    /// A limit counted per something nobody can have promised.
    #[error(
        "the limit of activity {activity} of component {component} is per something money is not promised for; \
         count it per household or person"
    )]
    LimitUnit { component: ComponentCode, activity: ActivityCode },
}
