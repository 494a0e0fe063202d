//! A vote is cast: by one person, in one role, on exactly what was put to the vote.
//!
//! The vote ends when its result cannot change any more: carried, or not to be carried.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Ballot, SubjectHash};
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::{OfficerId, RoleCode};
use crate::provision::file::File;
use crate::provision::operations::{Change, Operation};
use crate::provision::refusal::ProvisionRefusal;
use crate::provision::separation::separate;
use crate::sealed::Sealed;

/// What a voter says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Vote {
    /// Agrees.
    Yes,
    /// Does not agree.
    No,
}

/// Casts a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CastVote {
    /// When, and by whom.
    pub fact: Fact,
    /// In which role.
    pub role: RoleCode,
    /// What the voter says.
    pub vote: Vote,
    /// The roles the voter holds.
    pub held: BTreeSet<RoleCode>,
    /// The hash of what the voter saw.
    pub subject: SubjectHash,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// A vote was cast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteCast {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who voted.
    pub by: OfficerId,
    /// In which role.
    pub role: RoleCode,
    /// What the voter said.
    pub vote: Vote,
    /// The version of the policy that was voted under.
    pub policy_version: u32,
    /// The hash of what was voted on.
    pub subject: SubjectHash,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for CastVote {
    type Event = VoteCast;

    fn decide(&self, file: &File) -> Result<VoteCast, ProvisionRefusal> {
        file.may_be_decided()?;
        let ballot = file.open_ballot().ok_or(ProvisionRefusal::NoVoteOpen)?;
        file.not_before(&self.fact, ballot.opened.on)?;
        let subject = ballot.opened.subject;
        if subject != self.subject {
            return Err(ProvisionRefusal::VotedOnOther { subject });
        }
        self.may_vote(file, ballot)?;
        separate(file, &self.fact, Duty::Vote)?;
        if ballot.is_over() {
            return Err(ProvisionRefusal::VoteIsOver);
        }
        Ok(VoteCast {
            on: self.fact.on,
            by: self.fact.by.clone(),
            role: self.role.clone(),
            vote: self.vote,
            policy_version: ballot.opened.policy_version,
            subject,
            text: self.text.clone(),
        })
    }
}

impl CastVote {
    /// Who votes did not request, holds the role, and neither the person nor the role voted.
    fn may_vote(&self, file: &File, ballot: &Ballot) -> Result<(), ProvisionRefusal> {
        let (role, officer) = (self.role.clone(), &self.fact.by);
        if file.has_done(Duty::Request, officer) {
            return Err(ProvisionRefusal::RequesterMayNotVote);
        }
        if !self.held.contains(&role) {
            return Err(ProvisionRefusal::RoleNotHeld { role });
        }
        if !ballot.opened.roles.contains(&role) {
            return Err(ProvisionRefusal::RoleNotInBand { role });
        }
        if ballot.votes.iter().any(|vote| vote.by == *officer) {
            return Err(ProvisionRefusal::AlreadyVoted);
        }
        match ballot.votes.iter().any(|vote| vote.role == role) {
            true => Err(ProvisionRefusal::RoleAlreadyVoted { role }),
            false => Ok(()),
        }
    }
}

impl Change for VoteCast {
    fn change(&self, file: &mut File) {
        if let Some(ballot) = file.ballots.last_mut() {
            ballot.votes.push(self.clone());
        }
        file.did(Duty::Vote, &self.by);
    }
}
