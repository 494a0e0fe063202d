//! Questions about households and persons.

use api::v1;
use domain::ids::HouseholdId;
use ledger::LedgerName;
use vault::Bsn;

use super::{Query, opened, processing_activity};
use crate::convert::fields::{Field, Fields};
use crate::convert::tokens;
use crate::errors::Problem;

/// Asks for one household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HouseholdQuery {
    /// The ledger it is in.
    pub(crate) ledger: LedgerName,
    /// The household.
    pub(crate) household: HouseholdId,
    /// As it was right after this position; as it is now when `None`.
    pub(crate) as_of_position: Option<u64>,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
    /// The processing activity for which personal data is opened; sealed when `None`.
    pub(crate) processing_activity: Option<String>,
}

/// Asks for a page of the events of one household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EventsQuery {
    /// The ledger it is in.
    pub(crate) ledger: LedgerName,
    /// The household.
    pub(crate) household: HouseholdId,
    /// How many at most.
    pub(crate) page_size: usize,
    /// Events after this sequence; from the first when 0.
    pub(crate) after_sequence: u64,
    /// Events up to and including this position.
    pub(crate) as_of_position: Option<u64>,
}

/// Asks who in a ledger has a BSN.
#[derive(Debug, Clone)]
pub(crate) struct PersonQuery {
    /// The BSN.
    pub(crate) bsn: Bsn,
    /// The processing activity for which it is looked up.
    pub(crate) processing_activity: String,
}

impl EventsQuery {
    /// The token with which the next page begins after this sequence.
    #[must_use]
    pub(crate) fn next_page_token(&self, after_sequence: u64) -> String {
        let household = self.household.to_string();
        tokens::token(&question(&self.ledger, &household), &after_sequence.to_string())
    }
}

impl Query for v1::GetHouseholdRequest {
    type Checked = HouseholdQuery;

    fn check(self) -> Result<HouseholdQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let household = fields.id("household_id", &self.household_id);
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        let processing_activity = opened(&mut fields, self.open_personal_data);
        fields.finish((|| {
            Ok(HouseholdQuery {
                ledger: ledger?,
                household: household?,
                as_of_position: as_of_position?,
                at_least_position: at_least_position?,
                processing_activity: processing_activity?,
            })
        })())
    }
}

impl Query for v1::ListHouseholdEventsRequest {
    type Checked = EventsQuery;

    fn check(self) -> Result<EventsQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let household: Field<HouseholdId> = fields.id("household_id", &self.household_id);
        let page_size = fields.page_size("page_size", self.page_size);
        let after_sequence = match (&ledger, household) {
            (Ok(ledger), Ok(household)) => {
                fields.place("page_token", &self.page_token, &question(ledger, &household.to_string()))
            }
            _ => Ok(None),
        };
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        fields.finish((|| {
            Ok(EventsQuery {
                ledger: ledger?,
                household: household?,
                page_size: page_size?,
                after_sequence: after_sequence?.unwrap_or(0),
                as_of_position: as_of_position?,
            })
        })())
    }
}

impl Query for v1::FindPersonByBsnRequest {
    type Checked = PersonQuery;

    fn check(self) -> Result<PersonQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let bsn = fields.bsn("bsn", &self.bsn);
        let processing_activity = processing_activity(&mut fields, self.processing_activity);
        fields.finish((|| {
            ledger?;
            Ok(PersonQuery { bsn: bsn?, processing_activity: processing_activity? })
        })())
    }
}

/// What a page token of ListHouseholdEvents is bound to.
fn question<'a>(ledger: &'a LedgerName, household: &'a str) -> [&'a str; 3] {
    ["ListHouseholdEvents", ledger.as_str(), household]
}
