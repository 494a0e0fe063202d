//! Questions over a whole caseload: outreach, workload, progress.

use api::v1;
use domain::ids::OrganisationId;
use jiff::ToSpan;
use jiff::civil::Date;
use projection::Asked;

use super::super::Query;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::queries::moment::asked;
use crate::convert::queries::paging::Paging;
use crate::errors::{Problem, Reason};

/// Asks for a page of what coordinators have in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WorkloadQuery {
    /// Only of this organisation.
    pub(crate) organisation: Option<OrganisationId>,
    /// On this day; on that of the moment when `None`.
    pub(crate) on: Option<Date>,
    /// Which page.
    pub(crate) paging: Paging,
    /// As of when.
    pub(crate) asked: Asked,
}

/// Asks for the progress report of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ProgressQuery {
    /// The first day.
    pub(crate) from: Date,
    /// The last day.
    pub(crate) to: Date,
    /// As of when.
    pub(crate) asked: Asked,
}

impl Query for v1::GetOutreachRequest {
    type Checked = Asked;

    fn check(self) -> Result<Asked, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish(ledger.and(asked))
    }
}

impl Query for v1::ListWorkloadRequest {
    type Checked = WorkloadQuery;

    fn check(self) -> Result<WorkloadQuery, Problem> {
        let mut fields = Fields::default();
        let question = v1::ListWorkloadRequest {
            page_size: 0,
            page_token: String::new(),
            at_least_position: None,
            ..self.clone()
        };
        let ledger = fields.ledger("ledger", &self.ledger);
        let organisation = fields.optional_organisation("organisation_id", self.organisation_id);
        let on = fields.optional_date("on", self.on);
        let size = (self.page_size, limits::ROWS_AT_MOST);
        let paging = Paging::of(&mut fields, "ListWorkload", &question, size, self.page_token);
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(WorkloadQuery { organisation: organisation?, on: on?, paging: paging?, asked: asked? })
        })())
    }
}

impl Query for v1::GetProgressReportRequest {
    type Checked = ProgressQuery;

    fn check(self) -> Result<ProgressQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let from = fields.date("from", self.from);
        let to = fields.date("to", self.to);
        let period = match (from, to) {
            (Ok(from), Ok(to)) => period(&mut fields, from, to),
            _ => from.and(Ok(())),
        };
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            ledger?;
            period?;
            Ok(ProgressQuery { from: from?, to: to?, asked: asked? })
        })())
    }
}

/// A period ends on the day it begins or later, and not after so many years.
fn period(fields: &mut Fields, from: Date, to: Date) -> Field<()> {
    let latest = from.saturating_add(limits::PERIOD_YEARS.years());
    if (from..=latest).contains(&to) {
        return Ok(());
    }
    Err(fields.wrong("to", Reason::FieldInvalid, vec![("expected", format!("{from} … {latest}"))]))
}
