//! A request is decided by the college or an official with its mandate, with reasons (Awb 3:46, 10:1).
//!
//! Votes are advice: a grant needs a vote that carried it, a refusal needs none. Once decided it is decided, unless an
//! objection or a court reopens it; a grant then needs a vote too, but for what an earlier decision granted already.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::notify::DecisionNotified;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use super::separation::separate;
use super::vote::{Ballot, Tally};
use super::words::{Outcome, OverridableRule};
use crate::fact::Fact;
use crate::fund::{Duty, Mandate};
use crate::ids::OfficerId;
use crate::money::Amount;
use crate::sealed::Sealed;

/// A decision and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub decided: ProvisionDecided,
    /// How the household was notified, once it was.
    pub notified: Option<DecisionNotified>,
    /// When an objection to it was founded; no ruling undoes that.
    pub founded: Option<Date>,
    /// When a court annulled it; absent when a higher court let it stand after all.
    pub annulled: Option<Date>,
    /// Since when an objection or a court has it open again; absent while it is in force.
    pub reopened: Option<Date>,
}

/// Decides the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecideProvision {
    /// When, and by whom decided.
    pub fact: Fact,
    /// What is decided.
    pub outcome: Outcome,
    /// What is granted of it, when it is granted in part: less than requested.
    pub amount: Option<Amount>,
    /// By whom: the college itself or an official for it.
    pub mandate: Mandate,
    /// The reasons, sealed.
    pub text: Sealed,
}

/// The request was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProvisionDecided {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who decided, or who records what the college decided.
    pub by: OfficerId,
    /// What was decided.
    pub outcome: Outcome,
    /// What was granted; absent when it was refused.
    pub amount: Option<Amount>,
    /// By whom: the college itself or an official for it.
    pub mandate: Mandate,
    /// How the vote stood, all zero when there was none.
    pub votes: Tally,
    /// The reasons, sealed.
    pub text: Sealed,
}

impl Operation for DecideProvision {
    type Event = ProvisionDecided;

    fn decide(&self, file: &File) -> Result<ProvisionDecided, ProvisionRefusal> {
        file.may_be_decided()?;
        file.not_before(&self.fact, file.last_advice())?;
        separate(file, &self.fact, Duty::Decide)?;
        let amount = self.granted(file.request().amount)?;
        amount.map_or(Ok(()), |amount| self.rests_on_others(amount, file))?;
        Ok(ProvisionDecided {
            on: self.fact.on,
            by: self.fact.by.clone(),
            outcome: self.outcome,
            amount,
            mandate: self.mandate,
            votes: file.tally().unwrap_or_default(),
            text: self.text.clone(),
        })
    }
}

impl DecideProvision {
    fn granted(&self, requested: Amount) -> Result<Option<Amount>, ProvisionRefusal> {
        match (self.outcome, self.amount) {
            (Outcome::Granted, None) => Ok(Some(requested)),
            (Outcome::PartlyGranted, Some(part)) if part < requested => Ok(Some(part)),
            (Outcome::Refused, None) => Ok(None),
            _ => Err(ProvisionRefusal::PartialAmountInvalid { requested }),
        }
    }

    /// As much was granted before, the vote on the request as it stands carried it, or somebody else overrode the rule.
    ///
    /// What was granted before rests on a vote or an override itself, so that nobody ever grants alone.
    fn rests_on_others(&self, amount: Amount, file: &File) -> Result<(), ProvisionRefusal> {
        let ballot = file.standing_ballot();
        let granted_before = file.decisions.iter().filter_map(|one| one.decided.amount).max();
        if granted_before >= Some(amount) || ballot.is_some_and(Ballot::is_carried) {
            return Ok(());
        }
        if let Some(overridden) = file.overriding(OverridableRule::Approval) {
            return match overridden.by == self.fact.by {
                true => Err(ProvisionRefusal::OverriderMayNotDecide),
                false => Ok(()),
            };
        }
        let tally = ballot.ok_or(ProvisionRefusal::NotPutToVote)?.tally();
        Err(ProvisionRefusal::VoteNotCarried { missing: tally.missing, against: tally.no })
    }
}

impl Change for ProvisionDecided {
    fn change(&self, file: &mut File) {
        let decided = self.clone();
        let decision = Decision { decided, notified: None, founded: None, annulled: None, reopened: None };
        file.decisions.push(decision);
        file.did(Duty::Decide, &self.by);
    }
}
