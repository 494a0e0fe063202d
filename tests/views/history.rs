//! What the random histories are in a ledger: what the auditor accepts, written as the server writes.

use std::{collections::BTreeMap, fs::File, io::BufReader};

use ledger::Direction;
use stories::{App, Town, UTRECHT};

use crate::some_thousands;

#[tokio::test]
async fn the_auditor_finds_nothing_wrong_with_a_random_history() {
    let town = Town::with_history(1, some_thousands(60)).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossier.zip");
    audit::export(&town.ledger, &file, |_, _| ()).await.unwrap();
    let options = dossier::Options { trusted: vec![town.ledger.verifier_key()], ..Default::default() };
    let verdict = dossier::verify(BufReader::new(File::open(file).unwrap()), &options, |_, _| ());
    assert!(verdict.holds(), "{verdict}");
}

#[tokio::test]
async fn its_metadata_is_that_of_an_event_that_came_in_through_the_server() {
    let app = App::start().await;
    let household = stories::Household::with_a_member(&app).await;
    let through_server = keys(&app.ledger(UTRECHT).await).await;
    let town = Town::with_history(2, some_thousands(3)).await;
    let made = keys(&town.ledger).await;
    assert!(!through_server.is_empty());
    let of_an_organisation = vec!["actor", "organisation", "request_id", "trace_id"];
    let of_nobody = vec!["actor", "request_id", "trace_id"];
    for keys in through_server.iter().chain(&made) {
        assert!(*keys == of_an_organisation || *keys == of_nobody, "{keys:?}");
    }
    drop(household);
    app.finish().await;
}

/// The keys of the metadata of each event, in the order in which they are written.
async fn keys(ledger: &ledger::Ledger) -> Vec<Vec<String>> {
    let events = ledger.read_range(0, u64::MAX, Direction::OldestFirst, 10_000).await.unwrap();
    let metadata = events.iter().map(|event| {
        let parsed: BTreeMap<String, String> = serde_json::from_str(&event.metadata).unwrap();
        // Sorted is how they are written: byte for byte the same.
        assert_eq!(serde_json::to_string(&parsed).unwrap(), event.metadata);
        parsed.into_keys().collect()
    });
    metadata.collect()
}
