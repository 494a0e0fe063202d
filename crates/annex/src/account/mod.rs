//! From a report to what people read: the sheets of the annex, and the management report.

mod book;
mod left_out;
mod lines;
mod made_from;
mod management;
mod words;

pub(crate) use self::book::{one_table, workbook};
pub(crate) use self::management::bytes as management_report;
