//! The bound on memory, which no dossier of a test's size reaches.
//! It is reached here with names of a mebibyte each.

use super::{Record, Streams};

/// The event of a stream with a very long name.
fn event(id: &str, sequence: u64) -> Record<'_> {
    Record {
        ledger: "GM0344",
        position: 0,
        aggregate_type: "household",
        aggregate_id: id,
        sequence,
        event_type: "NoteAdded",
        event_version: "1.0",
        recorded_at: "2026-11-22T02:13:43.123456Z",
        payload: "{}",
        metadata: "{}",
    }
}

#[test]
fn streams_beyond_the_bound_are_not_remembered_and_it_says_from_where() {
    let name = |number: u64| format!("{number}{}", "x".repeat(1 << 20));
    let mut streams = Streams::default();
    for number in 0..100 {
        assert_eq!(streams.next(&event(&name(number), 1), number, true), None);
    }
    assert_eq!((streams.count(), streams.unchecked()), (63, Some(63)));
    assert_eq!(streams.next(&event(&name(5), 3), 100, true), Some(2), "those remembered are still checked");
    assert_eq!(streams.next(&event(&name(99), 7), 101, true), None);
}
