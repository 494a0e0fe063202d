//! What people look at all day, over the wire: worklists, deadlines, filters, reports; now and as it was.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod as_of;
mod behind;
mod deadlines;
mod filters;
mod finding;
mod morning;
mod openings;
mod paging;
mod progress;
mod provisions;
mod stopped;
mod timeline;
mod who_may;

use api::google::r#type::Date;
use api::v1::CaseloadHousehold;

/// A day as people write it; a dash when there is none.
fn written(date: Option<Date>) -> String {
    date.map_or_else(|| "-".to_owned(), |date| format!("{}-{:02}-{:02}", date.year, date.month, date.day))
}

/// A word of an enum, without what it belongs to.
fn word(name: &str, prefix: &str) -> String {
    name.trim_start_matches(prefix).to_lowercase()
}

/// A household as a line of a list.
fn line(household: &CaseloadHousehold) -> String {
    let coordinator = match household.coordinator_id.as_str() {
        "" => "nobody",
        coordinator => coordinator,
    };
    format!(
        "{} {:9} {:10} contact {:10} next {} {}",
        household.reference,
        word(household.stage().as_str_name(), "HOUSEHOLD_STAGE_"),
        coordinator,
        written(household.last_contact_on),
        written(household.next_deadline),
        word(household.next_term().as_str_name(), "TERM_"),
    )
}
