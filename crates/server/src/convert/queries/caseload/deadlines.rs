//! The question for the terms of households.

use std::collections::BTreeSet;

use api::v1;
use domain::ids::{OfficerId, OrganisationId};
use jiff::civil::Date;
use projection::Asked;

use super::super::Query;
use crate::convert::fields::Fields;
use crate::convert::limits;
use crate::convert::queries::moment::asked;
use crate::convert::queries::paging::Paging;
use crate::convert::words::{Word, words};
use crate::errors::Problem;

/// A term, those of decisions among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ListedTerm {
    /// First conversation.
    FirstConversation,
    /// Plan.
    Plan,
    /// Material provisions.
    MaterialProvisions,
    /// End of support.
    EndOfSupport,
    /// End of support after rejection.
    AfterRejection,
    /// Objection to a decision.
    Objection,
}

/// How a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// Its last day has not passed.
    Running,
    /// It was met.
    Met,
    /// Its last day has passed.
    Passed,
}

words! {
    ListedTerm = v1::DeadlineTerm {
        FirstConversation, Plan, MaterialProvisions, EndOfSupport, AfterRejection, Objection
    }
    Standing = v1::DeadlineState { Running, Met, Passed }
}

impl ListedTerm {
    /// Those by which the municipality has to do something.
    pub(crate) const OBLIGATIONS: [Self; 4] =
        [Self::FirstConversation, Self::Plan, Self::EndOfSupport, Self::AfterRejection];
}

/// Asks for a page of terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeadlinesQuery {
    /// As of this day; of that of the moment when `None`.
    pub(crate) on: Option<Date>,
    /// Which terms.
    pub(crate) terms: BTreeSet<ListedTerm>,
    /// How they stand.
    pub(crate) states: BTreeSet<Standing>,
    /// Of this coordinator.
    pub(crate) coordinator: Option<OfficerId>,
    /// Of coordinators of this organisation.
    pub(crate) organisation: Option<OrganisationId>,
    /// Due at most so many days after the day.
    pub(crate) within_days: Option<u64>,
    /// Which page.
    pub(crate) paging: Paging,
    /// As of when.
    pub(crate) asked: Asked,
}

impl Query for v1::ListDeadlinesRequest {
    type Checked = DeadlinesQuery;

    fn check(self) -> Result<DeadlinesQuery, Problem> {
        let mut fields = Fields::default();
        let question = v1::ListDeadlinesRequest {
            page_size: 0,
            page_token: String::new(),
            at_least_position: None,
            ..self.clone()
        };
        let ledger = fields.ledger("ledger", &self.ledger);
        let on = fields.optional_date("on", self.on);
        let terms = fields.words("terms", &self.terms, limits::TERMS);
        let states = fields.words("states", &self.states, limits::TERMS);
        let coordinator = match self.coordinator_id.is_empty() {
            true => Ok(None),
            false => fields.officer("coordinator_id", self.coordinator_id).map(Some),
        };
        let organisation = fields.optional_organisation("organisation_id", self.organisation_id);
        let within = self.within_days.map(i64::from);
        let within_days =
            within.map(|days| fields.number("within_days", days, 0..=limits::DAYS_AHEAD)).transpose();
        let size = (self.page_size, limits::ROWS_AT_MOST);
        let paging = Paging::of(&mut fields, "ListDeadlines", &question, size, self.page_token);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(DeadlinesQuery {
                on: on?,
                terms: or_else(terms?, &ListedTerm::OBLIGATIONS),
                states: or_else(states?, &[Standing::Running, Standing::Passed]),
                coordinator: coordinator?,
                organisation: organisation?,
                within_days: within_days?,
                paging: paging?,
                asked: asked?,
            })
        })())
    }
}

/// What was named; what is usual when nothing was.
fn or_else<T: Ord + Copy>(named: BTreeSet<T>, usual: &[T]) -> BTreeSet<T> {
    if named.is_empty() { usual.iter().copied().collect() } else { named }
}
