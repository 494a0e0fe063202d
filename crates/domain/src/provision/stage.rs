//! How far a provision is, from request to payment.
//!
//! Read from what is recorded; no rule rests on it.

use serde::{Deserialize, Serialize};

use super::file::File;
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
    /// Money is promised, and not all of it is paid.
    Committed,
    /// What is promised is paid.
    Settled,
    /// The request was withdrawn.
    Withdrawn,
}

impl File {
    /// How far the provision is.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if self.withdrawn.is_some() {
            Stage::Withdrawn
        } else if self.unpaid() > EuroCents::ZERO {
            Stage::Committed
        } else if self.committed() > EuroCents::ZERO {
            Stage::Settled
        } else {
            self.stage_before_money()
        }
    }

    fn stage_before_money(&self) -> Stage {
        match (self.decision(), self.standing_ballot()) {
            (Some(decision), Some(ballot)) if decision.reopened.is_some() && !ballot.is_over() => {
                Stage::Voting
            }
            (Some(decision), _) if decision.reopened.is_some() => Stage::Advised,
            (Some(decision), _) if decision.decided.amount.is_some() => Stage::Granted,
            (Some(_), _) => Stage::Refused,
            (None, Some(ballot)) if ballot.is_over() => Stage::Advised,
            (None, Some(_)) => Stage::Voting,
            (None, None) => Stage::Requested,
        }
    }
}
