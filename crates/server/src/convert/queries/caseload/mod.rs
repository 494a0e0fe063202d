//! Questions over the caseload: a file for what each is about.

mod deadlines;
mod households;
mod reports;
mod timeline;
mod work;

pub(crate) use deadlines::{DeadlinesQuery, ListedTerm, Standing};
pub(crate) use households::Finding;
pub(crate) use timeline::TimelineQuery;
pub(crate) use work::{Whose, WorkQuery, Worklist};
