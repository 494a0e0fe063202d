//! One thing that an officer does with the money: the command that records it, how it ends, and the sentence that
//! tells it.
//!
//! What is recorded is Dutch in every language of the screen: a second run in English must send the same requests.

use api::v1;
use jiff::civil::Date;
use uuid::Uuid;

use super::{bank::Transfer, deed::Deed};
use crate::demo::{tokens::Officer, words::Told};

/// Something an officer does.
#[derive(Debug, Clone)]
pub(super) struct Act {
    /// The fund, provision or payment run it is about.
    pub(super) about: Uuid,
    /// What tells its request apart from others about the same; never changes.
    pub(super) name: &'static str,
    /// Who does it.
    pub(super) by: Officer,
    /// The day on which it happens.
    pub(super) on: Date,
    /// What is done.
    pub(super) does: Move,
    /// How it ends.
    pub(super) ends: Ends,
    /// What a person reads.
    pub(super) told: Told,
}

/// What is done.
#[derive(Debug, Clone)]
pub(super) enum Move {
    /// A command that is known before the story begins.
    Deed(Deed),
    /// A payment run, which names a day on which a bank can still pay.
    Run(v1::ComposePaymentRunRequest),
    /// A vote, which names what is voted on.
    Vote(v1::CastVoteRequest),
    /// A statement of the bank, which knows the transfers it was sent last.
    Statement(fn(&[Transfer]) -> String),
}

/// How it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// It is recorded.
    Recorded,
    /// It is refused for this reason, and nothing is recorded.
    Refused(&'static str),
}

/// Who does something, and when.
pub(super) type By = (Officer, Date);

impl Act {
    /// A command.
    pub(super) fn new(
        about: Uuid,
        name: &'static str,
        (by, on): By,
        deed: impl Into<Deed>,
        told: Told,
    ) -> Self {
        let does = Move::Deed(deed.into());
        Self { about, name, by, on, does, ends: Ends::Recorded, told }
    }

    /// A vote of somebody in their own role.
    pub(super) fn vote(provision: Uuid, (by, on): By, vote: v1::Vote, told: Told) -> Self {
        let role = by.role().word();
        let vote = v1::CastVoteRequest { role: role.to_owned(), vote: vote.into(), ..Default::default() };
        Self { about: provision, name: role, by, on, does: Move::Vote(vote), ends: Ends::Recorded, told }
    }

    /// The same, but it is refused for this reason.
    pub(super) fn refused(self, reason: &'static str) -> Self {
        Self { ends: Ends::Refused(reason), ..self }
    }
}
