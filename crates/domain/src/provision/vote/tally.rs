//! A ballot and how it stands.
//!
//! A ballot is carried, lost or still running by counting its votes; nothing else keeps its result.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Vote, VoteCast, VoteOpened};
use crate::fund::VoteRule;

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
        let count = |said| self.votes.iter().filter(|cast| cast.vote == said).count();
        let (yes, no) = (count(Vote::Yes), count(Vote::No));
        let missing = self.opened.roles.len().saturating_sub(yes + no);
        let small = |number| u8::try_from(number).unwrap_or(u8::MAX);
        Tally { yes: small(yes), no: small(no), missing: small(missing) }
    }

    /// Whether enough roles said yes.
    #[must_use]
    pub fn is_carried(&self) -> bool {
        let tally = self.tally();
        match self.opened.rule {
            VoteRule::Unanimous => tally.no == 0 && tally.missing == 0,
            VoteRule::AtLeast(votes) => tally.yes >= votes,
        }
    }

    /// Whether so many said no that it cannot be carried any more.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        let tally = self.tally();
        match self.opened.rule {
            VoteRule::Unanimous => tally.no > 0,
            VoteRule::AtLeast(votes) => tally.yes.saturating_add(tally.missing) < votes,
        }
    }

    /// Whether its result cannot change any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_carried() || self.is_lost()
    }
}
