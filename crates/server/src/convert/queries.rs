//! Questions on the wire, checked: a file for what each is about.
//!
//! Like commands: every wrong field at once, in the order of the fields.

mod account_moment;
mod accounts;
mod caseload;
mod filters;
mod funds;
mod households;
mod ledgers;
mod moment;
mod paging;
mod payments;
mod provisions;
mod signals;

pub(crate) use account_moment::{AccountAt, AccountOf, MomentOf};
pub(crate) use accounts::{ExplainQuery, Recount};
pub(crate) use caseload::{
    DeadlinesQuery, Finding, ListedTerm, Standing, TimelineQuery, Whose, WorkQuery, Worklist,
};
pub(crate) use filters::{facets, filter, order};
pub(crate) use funds::JournalQuery;
pub(crate) use ledgers::{LedgersQuery, ReadQuery};
pub(crate) use moment::day_of_list;
pub(crate) use provisions::VotePlace;
pub(crate) use signals::RowsQuery;

use api::v1;

use super::fields::{Field, Fields};
use super::limits;
use crate::errors::{Problem, Reason};

/// A request that asks and changes nothing.
pub(crate) trait Query: prost::Message + Sized {
    /// The question, checked.
    type Checked;

    /// Checks every field.
    ///
    /// # Errors
    /// All field violations at once, in the order of the fields.
    fn check(self) -> Result<Self::Checked, Problem>;
}

/// The processing activity for which personal data is to be opened; `None` when it stays sealed.
fn opened(fields: &mut Fields, purpose: Option<v1::OpenPersonalData>) -> Field<Option<String>> {
    let opened = purpose.map(|purpose| {
        fields.within("open_personal_data", |fields| processing_activity(fields, purpose.processing_activity))
    });
    opened.transpose()
}

/// An absolute URI (RFC 3986, section 4.3): a scheme, a colon, and something after it, without blanks.
pub(super) fn processing_activity(fields: &mut Fields, text: String) -> Field<String> {
    const FIELD: &str = "processing_activity";
    let text = fields.required(FIELD, text, limits::PROCESSING_ACTIVITY)?;
    let absolute = text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
            && !rest.is_empty()
            && !rest.contains(|sign: char| sign.is_whitespace() || sign.is_control())
    });
    if absolute {
        return Ok(text);
    }
    Err(fields.wrong(FIELD, Reason::FieldInvalid, vec![("expected", "URI".to_owned())]))
}
