//! A request is put to the vote with an anonymised case text, under the policy in force when that is recorded.
//!
//! Who writes the case text takes part in requesting, and so has no vote. The band of the amount says which roles vote.
//! What was true of the policy then is copied into the event, so that a later policy changes nothing about this vote.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Ballot, Subject, SubjectHash};
use crate::fact::Fact;
use crate::fund::{Duty, DutyPair, Fund, VoteRule};
use crate::ids::{OfficerId, RoleCode};
use crate::money::Amount;
use crate::provision::file::File;
use crate::provision::operations::Change;
use crate::provision::refusal::ProvisionRefusal;
use crate::provision::rules::{MOST_BALLOTS, fits};
use crate::provision::separation::separate;
use crate::sealed::Sealed;

/// Puts the request to the vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutToVote {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The case as the voters see it, anonymised and sealed.
    pub case_text: Sealed,
}

/// The request was put to the vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoteOpened {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The version of the request that is voted on.
    pub version: u32,
    /// The version of the policy that is voted under.
    pub policy_version: u32,
    /// The largest amount of the band, inclusive; absent in the last one.
    pub band_up_to: Option<Amount>,
    /// The roles that vote.
    pub roles: Vec<RoleCode>,
    /// How many of them have to agree.
    pub rule: VoteRule,
    /// The duties one officer may hold together for this provision.
    pub together: BTreeSet<DutyPair>,
    /// The case as the voters see it, anonymised and sealed.
    pub case_text: Sealed,
    /// The hash of what is voted on.
    pub subject: SubjectHash,
}

impl PutToVote {
    pub(in crate::provision) fn decide(
        &self,
        file: &File,
        fund: Option<&Fund>,
    ) -> Result<VoteOpened, ProvisionRefusal> {
        file.may_be_decided()?;
        if let Some(ballot) = file.open_ballot() {
            return Err(ProvisionRefusal::VoteAlreadyOpened { on: ballot.opened.on });
        }
        let request = file.request();
        let policy = fund.and_then(|fund| fund.policy_on(self.fact.today));
        let found = policy.and_then(|adopted| Some((adopted, adopted.policy.band_for(request.amount)?)));
        let Some((adopted, band)) = found else {
            return Err(ProvisionRefusal::NoPolicyInForce { on: self.fact.today });
        };
        file.not_before(&self.fact, file.reopened_on().map_or(request.on, |on| on.max(request.on)))?;
        separate(file, &self.fact, Duty::Request)?;
        fits(file.ballots.len(), MOST_BALLOTS)?;
        Ok(VoteOpened {
            on: self.fact.on,
            by: self.fact.by.clone(),
            version: request.version,
            policy_version: adopted.version,
            band_up_to: band.up_to,
            roles: band.roles.clone(),
            rule: band.rule,
            together: adopted.policy.together.clone(),
            case_text: self.case_text.clone(),
            subject: Subject::of(file, &self.case_text, adopted.version).hash(),
        })
    }
}

impl Change for VoteOpened {
    fn change(&self, file: &mut File) {
        file.ballots.push(Ballot::new(self.clone()));
        file.did(Duty::Request, &self.by);
    }
}
