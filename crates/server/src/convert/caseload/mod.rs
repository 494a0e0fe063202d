//! Rows of views on the wire: households, provisions that wait, terms, and reports over all of them.
//!
//! No row holds anything about who a person is. Names come from the books of the households on a page, opened for who
//! may: [`name_texts`] lists them, [`names`] shows those that were opened.

mod deadlines;
mod household;
mod provision;
mod reports;

pub(crate) use deadlines::{Due, dues, earliest_due};
pub(crate) use household::{caseload_household, facet, name_texts, names, worked_household};
pub(crate) use provision::{waiting_for_vote, waiting_provision, work_count};
pub(crate) use reports::{outreach, progress_report, workload};
