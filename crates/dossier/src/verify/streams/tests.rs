//! The bound on memory, which no dossier of a test's size reaches.
//! It is reached here with names of a mebibyte each.

use super::{Numbering, Record, Streams};

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
        assert_eq!(streams.next(&event(&name(number), 1), number, Numbering::Whole, true), None);
    }
    assert_eq!((streams.count(), streams.unchecked()), (63, Some(63)));
    assert_eq!(
        streams.next(&event(&name(5), 3), 100, Numbering::Whole, true),
        Some(2),
        "those remembered are still checked"
    );
    assert_eq!(streams.next(&event(&name(99), 7), 101, Numbering::Whole, true), None);
}

#[test]
fn numbers_of_some_events_ascend_and_may_leave_gaps() {
    let mut streams = Streams::default();
    let mut next = |sequence| streams.next(&event("a", sequence), sequence, Numbering::Some, true);
    assert_eq!([next(3), next(4), next(9)], [None, None, None]);
    assert_eq!(next(9), Some(10));
    assert_eq!(streams.next(&event("b", 0), 10, Numbering::Some, true), Some(1));
}
