//! Small things on the wire.

use api::google::r#type::Date;
use api::v1::Record;
use serde_json::Value;

/// A calendar date, such as `2025-02-03`.
pub fn day(date: &str) -> Option<Date> {
    let date: jiff::civil::Date = date.parse().expect("a date");
    Some(Date { year: date.year().into(), month: date.month().into(), day: date.day().into() })
}

/// An event as a line of a story: its position, its type, and the day on which it happened.
pub fn story_line(record: &Record) -> String {
    let line: Value = serde_json::from_str(&record.line).expect("a record is JSON");
    let (event_type, payload) = (&line["event_type"], &line["payload"]);
    let event_type = event_type.as_str().expect("a type");
    let on = payload[event_type]["on"].as_str().expect("a day");
    format!("{:2} {event_type:26} {on}", record.position)
}
