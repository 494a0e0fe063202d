//! How far a provision is, from request to payment.
//!
//! Read from what is recorded; no rule rests on it.

use serde::{Deserialize, Serialize};

use super::file::File;
use super::standing::Standing;
use crate::money::EuroCents;

/// How far a provision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// It was requested, and is not being voted on.
    Requested,
    /// It is being voted on.
    Voting,
    /// The vote is over, or a decision is open again: it is to be decided.
    Advised,
    /// It was granted, in whole or in part, and nothing is promised.
    Granted,
    /// It was refused.
    Refused,
    /// Money is promised, and not all of it is paid. So it is too when the request was withdrawn after it was paid, and the
    /// bank gave the money back: it is promised again, and has to be given free.
    Committed,
    /// What is promised is paid.
    Settled,
    /// The request was withdrawn, and nothing is promised for it.
    Withdrawn,
}

impl Stage {
    /// All stages, in their order.
    pub const ALL: [Self; 8] = [
        Self::Requested,
        Self::Voting,
        Self::Advised,
        Self::Granted,
        Self::Refused,
        Self::Committed,
        Self::Settled,
        Self::Withdrawn,
    ];
}

impl File {
    /// How far the provision is.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.standing().stage()
    }
}

impl Standing {
    /// How far the provision is.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if self.unpaid() > EuroCents::ZERO {
            Stage::Committed
        } else if self.withdrawn_on.is_some() {
            Stage::Withdrawn
        } else if self.committed() > EuroCents::ZERO {
            Stage::Settled
        } else {
            self.stage_before_money()
        }
    }

    fn stage_before_money(&self) -> Stage {
        match (self.decision(), self.ballot) {
            (Some(decision), _) if decision.reopened_on.is_some() && self.is_voted_on() => Stage::Voting,
            (Some(decision), _) if decision.reopened_on.is_some() => Stage::Advised,
            (Some(decision), _) if decision.granted > EuroCents::ZERO => Stage::Granted,
            (Some(_), _) => Stage::Refused,
            (None, Some(_)) if self.is_voted_on() => Stage::Voting,
            (None, Some(_)) => Stage::Advised,
            (None, None) => Stage::Requested,
        }
    }

    /// Whether the request as it stands is being voted on, and the result is not certain yet.
    pub(super) fn is_voted_on(&self) -> bool {
        self.ballot.is_some_and(|ballot| !ballot.tally.is_over(ballot.rule))
    }
}
