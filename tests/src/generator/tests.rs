//! What a history is: the same for the same seed, valid by the rules, in order, and of the size it says.

use std::collections::{BTreeMap, HashMap};

use domain::{BookEvent, BookId};
use jiff::civil::date;

use super::{Generator, Size};

fn small() -> Size {
    Size { households: 300, from: date(2024, 6, 3), to: date(2026, 3, 2) }
}

/// Each event of a history: its type and its payload.
fn lines(seed: u64, size: Size) -> Vec<String> {
    let events = Generator::new(seed, size).flat_map(|one| one.submission.events);
    events.map(|event| format!("{} {} {}", event.stream, event.event_type, event.payload.as_str())).collect()
}

#[test]
fn the_same_seed_tells_the_same_history_and_another_seed_another() {
    let history = lines(1, small());
    assert_eq!(history, lines(1, small()));
    assert_ne!(history, lines(2, small()));
}

#[test]
fn every_event_can_be_read_and_every_stream_counts_up() {
    let mut sequences: HashMap<String, u64> = HashMap::new();
    let mut last = jiff::Timestamp::UNIX_EPOCH;
    for submitted in Generator::new(3, small()) {
        assert!(submitted.at >= last, "a history never goes back");
        last = submitted.at;
        for event in &submitted.submission.events {
            let sequence = sequences.entry(event.stream.to_string()).or_default();
            *sequence += 1;
            assert_eq!(event.sequence, *sequence, "{}", event.stream);
            let kind = &event.stream.aggregate_type;
            BookId::parse(kind, &event.stream.aggregate_id).unwrap();
            let read =
                BookEvent::from_json(kind, &event.event_type, &event.event_version, event.payload.as_str());
            assert_eq!(read.unwrap().to_json(), event.payload.as_str());
        }
    }
}

#[test]
fn a_household_has_about_twenty_events() {
    let mut history = Generator::new(5, Size { households: 2_000, ..small() });
    while history.next().is_some() {}
    let counted = history.counted();
    assert!((18..=23).contains(&(counted.events / 2_000)), "{counted:?}");
    assert!(counted.refused * 10 < counted.accepted, "few commands are out of place: {counted:?}");
}

#[test]
fn everything_that_can_happen_does() {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for submitted in Generator::new(7, Size { households: 3_000, ..small() }) {
        for event in &submitted.submission.events {
            *seen.entry(format!("{} {}", event.stream.aggregate_type, event.event_type)).or_default() += 1;
        }
    }
    let kinds: Vec<&str> = seen.keys().map(String::as_str).collect();
    insta::assert_snapshot!(kinds.join("\n"));
}
