//! A record has one form. Whatever JSON allows beside it is refused, with the place.
//! One form, because two lines that mean the same would have two hashes.

use dossier::{EventProblem, NotCanonical, Place, Record};
use proptest::prelude::*;

use crate::ledger::{Ledger, judge, record_line};

fn refused(from: &str, to: &str) -> NotCanonical {
    let line = record_line(7).replacen(from, to, 1);
    assert_ne!(line, record_line(7), "{from} is not in the line");
    Record::parse(line.as_bytes()).unwrap_err()
}

#[test]
fn a_canonical_record_is_read_and_written_the_same() {
    let line = record_line(7);
    let record = Record::parse(line.as_bytes()).unwrap();
    assert_eq!((record.position, record.sequence, record.ledger), (7, 6, "GM0344"));
    assert_eq!(record.to_string(), line);
}

#[test]
fn other_orders_keys_and_spaces_are_refused() {
    refused("{\"ledger\"", "{ \"ledger\"");
    refused(",\"position\"", ", \"position\"");
    refused("\"position\":7,", "");
    refused("\"position\":7", "\"position\": 7");
    refused("\"payload\":", "\"payload\": ");
    refused(",\"metadata\"", " ,\"metadata\"");
    refused("\"event_type\"", "\"event_kind\"");
    refused("\"metadata\":{\"by\":\"officer-1\"}}", "\"metadata\":{\"by\":\"officer-1\"},\"more\":1}");
    assert_eq!(refused("officer-1\"}}", "officer-1\"}} ").expected, "the end of the line");
}

#[test]
fn other_numbers_are_refused() {
    for number in ["07", "+7", "-7", "7.0", "7e0", "", "9223372036854775808", "99999999999999999999"] {
        let refused = refused("\"position\":7,", &format!("\"position\":{number},"));
        assert!(refused.at >= "{\"ledger\":\"GM0344\",\"position\":".len(), "{number}: {refused}");
    }
}

#[test]
fn other_instants_are_refused() {
    for instant in [
        "2026-11-22T00:00:00Z",
        "2026-11-22T00:00:00.070000+00:00",
        "2026-11-22 00:00:00.070000Z",
        "2026-13-22T00:00:00.070000Z",
        "2026-11-32T00:00:00.070000Z",
        "2026-11-22T24:00:00.070000Z",
        "2026-11-22T00:60:00.070000Z",
        "2026-11-22T00:00:60.070000Z",
        "",
    ] {
        let refused = refused("2026-11-22T00:00:00.070000Z", instant);
        assert!(refused.expected.starts_with("an instant"), "{instant}: {refused}");
    }
}

#[test]
fn texts_are_escaped_as_little_as_json_allows() {
    for text in [
        r#"Note\u0041dded"#,
        r#"Note\/Added"#,
        r#"Note\u000aAdded"#,
        r#"Note\xAdded"#,
        r#"Note\u00"#,
        "Note\tAdded",
    ] {
        refused("NoteAdded", text);
    }
    for text in [r#"Note\nAdded"#, r#"Note\"Added\\"#, r#"Note\u0001Added"#, "Noté ☂"] {
        let line = record_line(7).replace("NoteAdded", text);
        assert_eq!(Record::parse(line.as_bytes()).unwrap().event_type, text);
    }
}

#[test]
fn a_payload_is_any_json_value_and_nothing_else() {
    let with = |payload: &str| {
        let line = record_line(7);
        let (head, tail) = line.split_once("\"payload\":").unwrap();
        let (_, tail) = tail.split_once(",\"metadata\"").unwrap();
        format!("{head}\"payload\":{payload},\"metadata\"{tail}")
    };
    for payload in ["{}", "null", "-1.5e+9", "[1, 2]", "\"\\u00e9\"", "{\"a\":{\"a\":[]}}"] {
        assert_eq!(Record::parse(with(payload).as_bytes()).unwrap().payload, payload);
    }
    for payload in ["", "{", "{}}", "{'a':1}", "[1,]", "nul", "01", "{\"a\"}", "{} {}", "NaN"] {
        assert!(Record::parse(with(payload).as_bytes()).is_err(), "{payload}");
    }
}

#[test]
fn nesting_without_end_neither_overflows_nor_passes() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let deep = record_line(0).replace("[1,{\"two\":null}]", &nested(400_000));
    assert!(judge(&Ledger::recording([deep.clone()]).export()).holds());

    let open = deep.replacen(']', "", 1);
    let verdict = judge(&Ledger::recording([open]).export());
    assert_eq!(verdict.findings[0].place, Place::Position(0));
    assert!(matches!(
        verdict.findings[0].problem,
        dossier::Problem::Event(EventProblem::NotCanonical { expected: "a JSON value", .. })
    ));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let mut line = record_line(7).into_bytes();
    let at = line.iter().position(|byte| *byte == b'N').unwrap();
    line[at] = 0xff;
    assert_eq!(Record::parse(&line), Err(NotCanonical { at, expected: "UTF-8" }));
}

proptest! {
    #[test]
    fn no_line_makes_the_parser_panic(line: Vec<u8>) {
        let _ = Record::parse(&line);
    }

    #[test]
    fn what_is_accepted_is_written_the_same(at: prop::sample::Index, byte: u8) {
        let mut line = record_line(7).into_bytes();
        let at = at.index(line.len());
        line[at] = byte;
        if let Ok(record) = Record::parse(&line) {
            prop_assert_eq!(record.to_string().into_bytes(), line.clone());
        }
    }
}
