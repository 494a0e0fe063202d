//! What can be wrong with an approval policy, in the order in which it is looked for.
//!
//! Each names what and how to mend it; it is the value of the refusal `POLICY_INVALID`. Bands count from 1.

use super::{ApprovalPolicy, Duty};
use crate::ids::RoleCode;

/// Why a policy cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum PolicyProblem {
    /// A policy under which nobody votes.
    #[error("there is no band; give at least one")]
    NoBands,
    /// More bands than anybody can oversee.
    #[error("there are {count} bands; give at most {}", ApprovalPolicy::MOST_BANDS)]
    TooManyBands { count: usize },
    /// A band without a limit before the last one.
    #[error("band {band} has no limit and is not the last; give it one")]
    LimitMissing { band: usize },
    /// A last band that ends, so that larger amounts have no band.
    #[error("band {band} is the last and has a limit; leave its limit out")]
    LastBandLimited { band: usize },
    /// A band that does not go further than the one before it.
    #[error("band {band} goes no further than the one before; order the bands by amount")]
    BandsNotAscending { band: usize },
    /// A band in which nobody votes.
    #[error("band {band} has no roles; name at least one")]
    BandWithoutRoles { band: usize },
    /// More roles than anybody can gather.
    #[error("band {band} has {count} roles; name at most {}", ApprovalPolicy::MOST_ROLES)]
    TooManyRoles { band: usize, count: usize },
    /// A role with two votes.
    #[error("role {role} is in band {band} twice; name each role once")]
    RoleTwice { band: usize, role: RoleCode },
    /// A number of votes nobody can reach, or that nobody has to give.
    #[error("band {band} asks for {votes} votes of {roles} roles; ask for 1 to {roles}")]
    VotesOutOfRange { band: usize, votes: u8, roles: usize },
    /// A duty with itself, or a pair in the wrong order.
    #[error("{one} and {other} are not two duties in their order; name two, the earlier one first")]
    PairNotOrdered { one: Duty, other: Duty },
    /// Duties that are separate in every policy.
    #[error("{one} and {other} are always separate; leave the pair out")]
    NeverTogether { one: Duty, other: Duty },
}
