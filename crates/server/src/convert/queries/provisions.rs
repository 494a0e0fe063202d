//! Questions about provisions and votes.

use std::fmt;
use std::str::FromStr;

use api::v1;
use domain::ids::{HouseholdId, ProvisionId};
use jiff::civil::Date;
use ledger::LedgerName;
use projection::Asked;

use super::moment::asked;
use super::{Query, opened};
use crate::convert::fields::{Field, Fields};
use crate::convert::tokens;
use crate::errors::Problem;

/// Asks for one provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProvisionQuery {
    /// The provision.
    pub(crate) provision: ProvisionId,
    /// As it was right after this position; as it is now when `None`.
    pub(crate) as_of_position: Option<u64>,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
    /// The processing activity for which personal data is opened; sealed when `None`.
    pub(crate) processing_activity: Option<String>,
}

/// Asks for a page of the provisions of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProvisionsQuery {
    /// The ledger it is in.
    pub(crate) ledger: LedgerName,
    /// The household.
    pub(crate) household: HouseholdId,
    /// How many at most.
    pub(crate) page_size: usize,
    /// Provisions after this one; from the first when `None`.
    pub(crate) after: Option<ProvisionId>,
    /// As of when.
    pub(crate) asked: Asked,
}

/// Asks for what is voted on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BallotQuery {
    /// The provision.
    pub(crate) provision: ProvisionId,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
    /// The processing activity for which the case is opened; sealed when `None`.
    pub(crate) processing_activity: Option<String>,
}

/// Asks for a page of the votes that wait for the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenVotesQuery {
    /// The ledger they are in.
    pub(crate) ledger: LedgerName,
    /// How many at most.
    pub(crate) page_size: usize,
    /// Votes after this place; from the first when `None`.
    pub(crate) after: Option<VotePlace>,
    /// As of when.
    pub(crate) asked: Asked,
}

/// The place of a vote among others: oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct VotePlace {
    /// When it was opened.
    pub(crate) opened_on: Date,
    /// On which provision.
    pub(crate) provision: ProvisionId,
}

impl fmt::Display for VotePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.opened_on, self.provision)
    }
}

/// A text that is no place of a vote.
pub(crate) struct NoPlace;

impl FromStr for VotePlace {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (opened_on, provision) = text.split_once(' ').ok_or(NoPlace)?;
        let (opened_on, provision) = (opened_on.parse().ok(), provision.parse().ok());
        Ok(Self { opened_on: opened_on.ok_or(NoPlace)?, provision: provision.ok_or(NoPlace)? })
    }
}

impl ProvisionsQuery {
    /// The token with which the next page begins after this provision.
    #[must_use]
    pub(crate) fn next_page_token(&self, after: ProvisionId) -> String {
        tokens::token(&question(&self.ledger, &self.household.to_string()), &after.to_string())
    }
}

impl OpenVotesQuery {
    /// The token with which the next page begins after this place.
    #[must_use]
    pub(crate) fn next_page_token(&self, after: VotePlace) -> String {
        tokens::token(&votes(&self.ledger), &after.to_string())
    }
}

impl Query for v1::GetProvisionRequest {
    type Checked = ProvisionQuery;

    fn check(self) -> Result<ProvisionQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let provision = fields.id("provision_id", &self.provision_id);
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        let processing_activity = opened(&mut fields, self.open_personal_data);
        fields.finish((|| {
            ledger?;
            Ok(ProvisionQuery {
                provision: provision?,
                as_of_position: as_of_position?,
                at_least_position: at_least_position?,
                processing_activity: processing_activity?,
            })
        })())
    }
}

impl Query for v1::ListProvisionsRequest {
    type Checked = ProvisionsQuery;

    fn check(self) -> Result<ProvisionsQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let household: Field<HouseholdId> = fields.id("household_id", &self.household_id);
        let page_size = fields.page_size("page_size", self.page_size);
        let after = match (&ledger, household) {
            (Ok(ledger), Ok(household)) => {
                fields.place("page_token", &self.page_token, &question(ledger, &household.to_string()))
            }
            _ => Ok(None),
        };
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            Ok(ProvisionsQuery {
                ledger: ledger?,
                household: household?,
                page_size: page_size?,
                after: after?,
                asked: asked?,
            })
        })())
    }
}

impl Query for v1::GetBallotRequest {
    type Checked = BallotQuery;

    fn check(self) -> Result<BallotQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let provision = fields.id("provision_id", &self.provision_id);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        let processing_activity = opened(&mut fields, self.open_personal_data);
        fields.finish((|| {
            ledger?;
            Ok(BallotQuery {
                provision: provision?,
                at_least_position: at_least_position?,
                processing_activity: processing_activity?,
            })
        })())
    }
}

impl Query for v1::ListOpenVotesRequest {
    type Checked = OpenVotesQuery;

    fn check(self) -> Result<OpenVotesQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let page_size = fields.page_size("page_size", self.page_size);
        let after = match &ledger {
            Ok(ledger) => fields.place("page_token", &self.page_token, &votes(ledger)),
            Err(_) => Ok(None),
        };
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            Ok(OpenVotesQuery { ledger: ledger?, page_size: page_size?, after: after?, asked: asked? })
        })())
    }
}

/// What a page token of ListProvisions is bound to.
fn question<'a>(ledger: &'a LedgerName, household: &'a str) -> [&'a str; 3] {
    ["ListProvisions", ledger.as_str(), household]
}

/// What a page token of ListOpenVotes is bound to.
fn votes(ledger: &LedgerName) -> [&str; 2] {
    ["ListOpenVotes", ledger.as_str()]
}
