//! Questions about worklists.

use api::v1;
use domain::ids::{OfficerId, OrganisationId};
use jiff::civil::Date;
use projection::Asked;

use super::super::Query;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::queries::moment::asked;
use crate::convert::queries::paging::Paging;
use crate::convert::words::{Word, words};
use crate::errors::{Problem, Reason};

/// What waits for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Worklist {
    /// Households of one coordinator.
    Mine,
    /// Households without a coordinator.
    Unassigned,
    /// Households without contact for long, or ever.
    OutOfSight,
    /// Households with a term that passed.
    Overdue,
    /// Households in a threatening situation.
    Threatened,
    /// Provisions on which the caller is to vote.
    WaitingForVote,
    /// Provisions to be decided on.
    WaitingForDecision,
    /// Provisions whose decision is to be notified.
    WaitingForNotification,
    /// Provisions to commit money for.
    WaitingForCommitment,
    /// Provisions to be delivered.
    WaitingForPerformance,
    /// Provisions to be invoiced.
    WaitingForInvoice,
    /// Provisions whose payment is to be ordered.
    WaitingForPaymentOrder,
    /// Provisions whose payment is on its way.
    WaitingForPayment,
}

impl Worklist {
    /// All of them, in the order of the wire.
    pub(crate) const ALL: [Self; 13] = [
        Self::Mine,
        Self::Unassigned,
        Self::OutOfSight,
        Self::Overdue,
        Self::Threatened,
        Self::WaitingForVote,
        Self::WaitingForDecision,
        Self::WaitingForNotification,
        Self::WaitingForCommitment,
        Self::WaitingForPerformance,
        Self::WaitingForInvoice,
        Self::WaitingForPaymentOrder,
        Self::WaitingForPayment,
    ];

    /// Whether it lists households; else it lists provisions.
    pub(crate) fn is_of_households(self) -> bool {
        self <= Self::Threatened
    }
}

words! {
    Worklist = v1::Worklist {
        Mine, Unassigned, OutOfSight, Overdue, Threatened, WaitingForVote, WaitingForDecision,
        WaitingForNotification, WaitingForCommitment, WaitingForPerformance, WaitingForInvoice,
        WaitingForPaymentOrder, WaitingForPayment
    }
}

/// Whose work, on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Whose {
    /// Of this coordinator.
    pub(crate) coordinator: Option<OfficerId>,
    /// Of coordinators of this organisation.
    pub(crate) organisation: Option<OrganisationId>,
    /// On this day; on that of the moment when `None`.
    pub(crate) on: Option<Date>,
}

impl Whose {
    /// Whether it is about the households of somebody, which lists of provisions are not.
    pub(crate) fn is_of_somebody(&self) -> bool {
        self.coordinator.is_some() || self.organisation.is_some()
    }

    fn check(
        fields: &mut Fields,
        (coordinator, organisation): (String, String),
        on: Option<api::google::r#type::Date>,
    ) -> Field<Self> {
        let coordinator = match coordinator.is_empty() {
            true => Ok(None),
            false => fields.officer("coordinator_id", coordinator).map(Some),
        };
        let organisation = fields.optional_organisation("organisation_id", organisation);
        let on = fields.optional_date("on", on);
        Ok(Self { coordinator: coordinator?, organisation: organisation?, on: on? })
    }
}

/// Asks for a page of a worklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WorkQuery {
    /// Which.
    pub(crate) worklist: Worklist,
    /// Whose, and when.
    pub(crate) whose: Whose,
    /// Which page.
    pub(crate) paging: Paging,
    /// As of when.
    pub(crate) asked: Asked,
}

/// Asks how much is on each worklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CountWorkQuery {
    /// Whose, and when.
    pub(crate) whose: Whose,
    /// As of when.
    pub(crate) asked: Asked,
}

impl Query for v1::ListWorkRequest {
    type Checked = WorkQuery;

    fn check(self) -> Result<WorkQuery, Problem> {
        let mut fields = Fields::default();
        let question = v1::ListWorkRequest {
            page_size: 0,
            page_token: String::new(),
            at_least_position: None,
            ..self.clone()
        };
        let ledger = fields.ledger("ledger", &self.ledger);
        let worklist: Field<Worklist> = fields.word("worklist", self.worklist);
        if worklist.is_ok_and(|worklist| !worklist.is_of_households()) {
            for (field, text) in
                [("coordinator_id", &self.coordinator_id), ("organisation_id", &self.organisation_id)]
            {
                if !text.is_empty() {
                    let expected = vec![("expected", "MINE … THREATENED".to_owned())];
                    fields.wrong(field, Reason::FieldNotAllowed, expected);
                }
            }
        }
        let whose = Whose::check(&mut fields, (self.coordinator_id, self.organisation_id), self.on);
        let size = (self.page_size, limits::ROWS_AT_MOST);
        let paging = Paging::of(&mut fields, "ListWork", &question, size, self.page_token);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(WorkQuery { worklist: worklist?, whose: whose?, paging: paging?, asked: asked? })
        })())
    }
}

impl Query for v1::CountWorkRequest {
    type Checked = CountWorkQuery;

    fn check(self) -> Result<CountWorkQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let whose = Whose::check(&mut fields, (self.coordinator_id, self.organisation_id), self.on);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(CountWorkQuery { whose: whose?, asked: asked? })
        })())
    }
}
