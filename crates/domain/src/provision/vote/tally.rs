//! A ballot and how it stands.
//!
//! A ballot is carried, lost or still running by counting its votes; nothing else keeps its result.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Vote, VoteCast, VoteOpened};
use crate::fund::VoteRule;
use crate::ids::RoleCode;

/// How many votes there are of the roles that vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Tally {
    /// Roles that said yes.
    pub yes: u8,
    /// Roles that said no.
    pub no: u8,
    /// Roles that did not vote.
    pub missing: u8,
}

impl Tally {
    /// Before the first vote of these roles.
    pub(in crate::provision) fn of(roles: &[RoleCode]) -> Self {
        Self { yes: 0, no: 0, missing: u8::try_from(roles.len()).unwrap_or(u8::MAX) }
    }

    /// With one vote more.
    pub(in crate::provision) fn and(self, vote: Vote) -> Self {
        let missing = self.missing.saturating_sub(1);
        match vote {
            Vote::Yes => Self { yes: self.yes.saturating_add(1), missing, ..self },
            Vote::No => Self { no: self.no.saturating_add(1), missing, ..self },
        }
    }

    /// Whether enough roles said yes.
    #[must_use]
    pub fn is_carried(self, rule: VoteRule) -> bool {
        match rule {
            VoteRule::Unanimous => self.no == 0 && self.missing == 0,
            VoteRule::AtLeast(votes) => self.yes >= votes,
        }
    }

    /// Whether so many said no that it cannot be carried any more.
    #[must_use]
    pub fn is_lost(self, rule: VoteRule) -> bool {
        match rule {
            VoteRule::Unanimous => self.no > 0,
            VoteRule::AtLeast(votes) => self.yes.saturating_add(self.missing) < votes,
        }
    }

    /// Whether its result cannot change any more.
    #[must_use]
    pub fn is_over(self, rule: VoteRule) -> bool {
        self.is_carried(rule) || self.is_lost(rule)
    }
}

/// Whether a ballot counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BallotState {
    /// It is on the request as it stands.
    Open,
    /// The request changed afterwards, or a decision was opened again that it had not carried: neither the ballot nor
    /// its votes count.
    Voided,
}

/// One vote on one version of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// How it was opened.
    pub opened: VoteOpened,
    /// The votes, in the order in which they were recorded.
    pub votes: Vec<VoteCast>,
    /// Whether it counts.
    pub state: BallotState,
}

impl Ballot {
    pub(super) fn new(opened: VoteOpened) -> Self {
        Self { opened, votes: Vec::new(), state: BallotState::Open }
    }

    /// How it stands.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.votes.iter().fold(Tally::of(&self.opened.roles), |tally, cast| tally.and(cast.vote))
    }

    /// Whether enough roles said yes.
    #[must_use]
    pub fn is_carried(&self) -> bool {
        self.tally().is_carried(self.opened.rule)
    }

    /// Whether so many said no that it cannot be carried any more.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.tally().is_lost(self.opened.rule)
    }

    /// Whether its result cannot change any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.tally().is_over(self.opened.rule)
    }
}
