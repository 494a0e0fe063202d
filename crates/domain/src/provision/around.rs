//! What a decision on a provision looks at besides the provision itself: the household and the fund.
//!
//! It is read only, as of the moment of deciding. What a provision changes in a fund goes through legs.

use crate::fund::Fund;
use crate::household::Household;
use crate::ids::{FundId, HouseholdId};

/// The surroundings of one decision; what a command does not look at may be left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// The household the provision is for.
    pub household: Option<&'a Household>,
    /// The fund it is paid from.
    pub fund: Option<&'a Fund>,
}

/// The same surroundings, owned: what `cqrs_es` calls the services of the aggregate.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The household the provision is for.
    pub household: Household,
    /// The fund it is paid from.
    pub fund: Fund,
}

impl Surroundings {
    /// The surroundings as a decision takes them.
    #[must_use]
    pub fn around(&self) -> Around<'_> {
        Around { household: Some(&self.household), fund: Some(&self.fund) }
    }
}

/// Which household and which fund a command looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LooksAt {
    /// The household, when the command looks at it.
    pub household: Option<HouseholdId>,
    /// The fund, when the command looks at it.
    pub fund: Option<FundId>,
}
