//! The oracle of every test under load: export with the executable, verify with the executable, and then hold every
//! answer that was given against what is in the dossier.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
};

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use zip::ZipArchive;

use crate::{
    home::Home,
    load::{Answer, Answers, LEDGER},
};

/// An event as a line of the dossier has it.
#[derive(Debug, Deserialize)]
pub(crate) struct Event {
    position: u64,
    aggregate_type: String,
    aggregate_id: String,
    sequence: u64,
    /// What happened.
    pub(crate) event_type: String,
    recorded_at: Timestamp,
    metadata: Metadata,
}

#[derive(Debug, Deserialize)]
struct Metadata {
    request_id: String,
}

/// Exports the ledger, verifies the dossier with the key the export printed, and gives its events.
pub(crate) async fn exported(home: &Home) -> Vec<Event> {
    let file = home.file("dossier.zip");
    let export =
        home.program(["audit", "export", "--output", "json", "--ledger", LEDGER, "--out"]).arg(&file);
    let exported = export.json().await;
    let key = exported["key"].as_str().expect("a key");
    let verdict = home.program(["audit", "verify", "--output", "json", "--key", key]).arg(&file).json().await;
    assert_eq!(verdict["findings"], Value::Array(vec![]));
    let events = events_in(&file);
    assert_eq!(exported["events"], events.len());
    events
}

fn events_in(dossier: &Path) -> Vec<Event> {
    let mut zip = ZipArchive::new(File::open(dossier).expect("a dossier")).expect("a zip");
    let lines = BufReader::new(zip.by_name("events.jsonl").expect("events")).lines();
    lines.map(|line| serde_json::from_str(&line.expect("a line")).expect("an event")).collect()
}

/// Everything that was acknowledged is there exactly once, nothing else is there, and nothing is missing in between.
pub(crate) async fn audit(home: &Home, answers: &Answers) -> Vec<Event> {
    let events = exported(home).await;
    assert_gapless(&events);
    let mut recorded: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in &events {
        recorded.entry(&event.metadata.request_id).or_default().push(event);
    }
    for (request, answer) in answers {
        let events = recorded.remove(request.as_str()).unwrap_or_default();
        match answer {
            Answer::Recorded(receipt) => assert_is_receipt_of(receipt, &events),
            Answer::Refused(reason) => {
                assert!(events.is_empty(), "{request} was refused ({reason}): {events:?}")
            }
        }
    }
    assert!(recorded.is_empty(), "nobody sent {recorded:?}");
    events
}

fn assert_gapless(events: &[Event]) {
    let mut streams: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (position, event) in (0..).zip(events) {
        assert_eq!(event.position, position);
        let sequence = streams.entry((&event.aggregate_type, &event.aggregate_id)).or_default();
        *sequence += 1;
        assert_eq!(event.sequence, *sequence, "{event:?}");
    }
}

/// The events of one request stand together, at the positions and the instant the caller was told.
fn assert_is_receipt_of(receipt: &api::v1::Receipt, events: &[&Event]) {
    let told = u64::try_from(receipt.first_position)
        .and_then(|first| Ok((first..=u64::try_from(receipt.last_position)?).collect::<Vec<_>>()));
    let found: Vec<_> = events.iter().map(|event| event.position).collect();
    assert_eq!(told.expect("positions"), found, "{receipt:?}");
    let at = receipt.recorded_at.expect("an instant");
    let at = Timestamp::new(at.seconds, at.nanos).expect("an instant in range");
    assert!(events.iter().all(|event| event.recorded_at == at), "{receipt:?} {events:?}");
    let of_household = events.iter().filter(|event| event.aggregate_id == receipt.household_id);
    let revision = of_household.map(|event| event.sequence).max().and_then(|last| i64::try_from(last).ok());
    assert_eq!(revision, Some(receipt.revision), "{receipt:?} {events:?}");
}

/// How many events there are of a type.
pub(crate) fn count(events: &[Event], event_type: &str) -> usize {
    events.iter().filter(|event| event.event_type == event_type).count()
}
