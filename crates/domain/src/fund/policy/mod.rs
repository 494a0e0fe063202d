//! The approval policy: who has to agree to a provision of which amount, and which duties stay apart.
//!
//! A policy is a list of bands by amount. Utrecht's: up to and including EUR 5,000 three officers of the work floor,
//! above it three managers, each time all of them.

mod check;
mod problem;

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::problem::PolicyProblem;
use crate::ids::{PublicText, RoleCode};
use crate::money::Amount;

/// How many votes carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum VoteRule {
    /// Every role says yes.
    Unanimous,
    /// At least this many roles say yes; from 1 to the number of roles.
    AtLeast(u8),
}

/// Who votes on amounts up to a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The largest amount, inclusive; the last band has none, and only that one.
    pub up_to: Option<Amount>,
    /// The roles that vote, each once.
    pub roles: Vec<RoleCode>,
    /// How many of them have to agree.
    pub rule: VoteRule,
}

/// What one officer does for a provision, in the order of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Duty {
    /// Asks for it.
    Request,
    /// Votes on it.
    Vote,
    /// Decides on it.
    Decide,
    /// Promises money for it.
    Commit,
    /// States that it was delivered.
    StatePerformance,
    /// Orders its payment.
    OrderPayment,
}

/// Two different duties, the earlier one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyPair {
    /// The earlier.
    pub one: Duty,
    /// The later.
    pub other: Duty,
}

/// Who has to agree, and which duties one officer may hold together for one provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalPolicy {
    /// What it is called.
    pub name: PublicText,
    /// Where it was laid down.
    pub source: PublicText,
    /// Its bands, ascending.
    pub bands: Vec<Band>,
    /// The duties one officer may hold together; all others are separate.
    pub together: BTreeSet<DutyPair>,
}

/// A policy as adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptedPolicy {
    /// 1 for the first of the fund, one more for each that follows.
    pub version: u32,
    /// The policy.
    pub policy: ApprovalPolicy,
    /// From when it holds.
    pub in_force_from: Date,
}

impl ApprovalPolicy {
    /// The most bands.
    pub const MOST_BANDS: usize = 20;
    /// The most roles of one band.
    pub const MOST_ROLES: usize = 20;

    /// The band an amount falls in: the first that goes as far.
    #[must_use]
    pub fn band_for(&self, amount: Amount) -> Option<&Band> {
        self.bands.iter().find(|band| band.up_to.is_none_or(|up_to| amount <= up_to))
    }

    /// Whether one officer may hold both duties for one provision. A duty goes with itself.
    #[must_use]
    pub fn allows_together(&self, one: Duty, other: Duty) -> bool {
        one == other || DutyPair::new(one, other).is_allowed_by(&self.together)
    }
}

impl DutyPair {
    /// What no policy may allow: nobody votes or decides on their own request, and nobody pays for what they alone
    /// state to have been delivered.
    pub const NEVER_TOGETHER: [Self; 3] = [
        Self { one: Duty::Request, other: Duty::Vote },
        Self { one: Duty::Request, other: Duty::Decide },
        Self { one: Duty::StatePerformance, other: Duty::OrderPayment },
    ];

    /// The pair of these two, in whichever order they are given.
    #[must_use]
    pub fn new(one: Duty, other: Duty) -> Self {
        Self { one: one.min(other), other: one.max(other) }
    }

    /// Whether one officer may hold both, where these pairs are allowed.
    #[must_use]
    pub fn is_allowed_by(self, together: &BTreeSet<Self>) -> bool {
        !Self::NEVER_TOGETHER.contains(&self) && together.contains(&self)
    }
}

impl Duty {
    /// The duty as a word of the API: `REQUEST` to `ORDER_PAYMENT`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Vote => "VOTE",
            Self::Decide => "DECIDE",
            Self::Commit => "COMMIT",
            Self::StatePerformance => "STATE_PERFORMANCE",
            Self::OrderPayment => "ORDER_PAYMENT",
        }
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
