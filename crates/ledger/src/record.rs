//! The record: an event as one line of canonical JSON, the bytes its leaf hash covers.
//!
//! Fixed key order, no white space between the parts, payload and metadata verbatim as stored, `recorded_at` in UTC
//! with six decimals. The same line is built when an event is written, when it is exported, and by any auditor; this
//! format can never change without a new name for the whole tree.

use std::fmt::Write as _;

use jiff::{Timestamp, fmt::temporal::DateTimePrinter};

use crate::{LedgerName, NewEvent, RecordedEvent};

/// Prints `2026-11-22T02:13:43.123456Z`.
const INSTANT: DateTimePrinter = DateTimePrinter::new().precision(Some(6));

/// The record of a stored event, without a line break at its end.
pub fn record_line(ledger: &LedgerName, event: &RecordedEvent) -> String {
    let mut line = String::with_capacity(event.weight() + 128);
    write_record(&mut line, ledger, &Fields::from(event));
    line
}

pub(crate) struct Fields<'a> {
    pub(crate) position: u64,
    pub(crate) aggregate_type: &'a str,
    pub(crate) aggregate_id: &'a str,
    pub(crate) sequence: u64,
    pub(crate) event_type: &'a str,
    pub(crate) event_version: &'a str,
    pub(crate) recorded_at: Timestamp,
    pub(crate) payload: &'a str,
    pub(crate) metadata: &'a str,
}

impl<'a> From<&'a RecordedEvent> for Fields<'a> {
    fn from(event: &'a RecordedEvent) -> Self {
        Self {
            position: event.position,
            aggregate_type: &event.stream.aggregate_type,
            aggregate_id: &event.stream.aggregate_id,
            sequence: event.sequence,
            event_type: &event.event_type,
            event_version: &event.event_version,
            recorded_at: event.recorded_at,
            payload: &event.payload,
            metadata: &event.metadata,
        }
    }
}

impl<'a> Fields<'a> {
    pub(crate) fn of_new(position: u64, recorded_at: Timestamp, event: &'a NewEvent) -> Self {
        Self {
            position,
            aggregate_type: &event.stream.aggregate_type,
            aggregate_id: &event.stream.aggregate_id,
            sequence: event.sequence,
            event_type: &event.event_type,
            event_version: &event.event_version,
            recorded_at,
            payload: event.payload.as_str(),
            metadata: event.metadata.as_str(),
        }
    }
}

/// Appends the record to `line`, which the caller may reuse.
pub(crate) fn write_record(line: &mut String, ledger: &LedgerName, fields: &Fields<'_>) {
    line.push_str(r#"{"ledger":"#);
    push_text(line, ledger.as_str());
    push_number(line, r#","position":"#, fields.position);
    line.push_str(r#","aggregate_type":"#);
    push_text(line, fields.aggregate_type);
    line.push_str(r#","aggregate_id":"#);
    push_text(line, fields.aggregate_id);
    push_number(line, r#","sequence":"#, fields.sequence);
    line.push_str(r#","event_type":"#);
    push_text(line, fields.event_type);
    line.push_str(r#","event_version":"#);
    push_text(line, fields.event_version);
    line.push_str(r#","recorded_at":""#);
    INSTANT.print_timestamp(&fields.recorded_at, &mut *line).expect("writing to a string cannot fail");
    line.push_str(r#"","payload":"#);
    line.push_str(fields.payload);
    line.push_str(r#","metadata":"#);
    line.push_str(fields.metadata);
    line.push('}');
}

fn push_number(line: &mut String, key: &str, number: u64) {
    write!(line, "{key}{number}").expect("writing to a string cannot fail");
}

fn push_text(line: &mut String, text: &str) {
    // What JSON escapes is rare in names and ids: mostly there is nothing to write twice.
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        line.push('"');
        line.push_str(text);
        line.push('"');
    } else {
        line.push_str(&serde_json::to_string(text).expect("any text can be quoted"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::StreamId;
    use merkle::Hash;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_quoted_as_json_does(text in any::<String>()) {
            let mut line = String::new();
            push_text(&mut line, &text);
            prop_assert_eq!(line, serde_json::to_string(&text).unwrap());
        }
    }

    #[test]
    fn the_record_is_this_line_for_ever() {
        let event = RecordedEvent {
            position: 12,
            stream: StreamId::new("household", "0190-\"quoted\""),
            sequence: 3,
            event_type: "FirstContactMade".into(),
            event_version: "1.0".into(),
            payload: r#"{"b": 1,"a":2}"#.into(),
            metadata: "{}".into(),
            recorded_at: "2026-11-22T02:13:43.1Z".parse().unwrap(),
            leaf_hash: Hash::from([0; 32]),
            subtree_hashes: vec![],
        };
        insta::assert_snapshot!(record_line(&"GM0344".parse().unwrap(), &event), @r#"{"ledger":"GM0344","position":12,"aggregate_type":"household","aggregate_id":"0190-\"quoted\"","sequence":3,"event_type":"FirstContactMade","event_version":"1.0","recorded_at":"2026-11-22T02:13:43.100000Z","payload":{"b": 1,"a":2},"metadata":{}}"#);
    }
}
