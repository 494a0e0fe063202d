//! Somebody with every right on the database changes what was recorded: the verifier says where.
//!
//! The texts are what an auditor reads; hashes and keys, which differ from run to run, are left out of them.

use api::v1::*;
use database::Database;
use insta::assert_snapshot;
use merkle::note::SignedNote;
use stories::{App, Household};

/// Seven events without personal data: the report and six attempts to reach the household.
async fn told(app: &App) -> Database {
    let mut household = Household::reported(app).await;
    for day in 4..=9 {
        let attempt = RecordContactAttemptRequest {
            channel: ContactChannel::Phone.into(),
            outcome: ContactOutcome::NoAnswer.into(),
            ..Default::default()
        };
        household.tell(&format!("2025-02-0{day}"), attempt).await.unwrap();
    }
    let superuser = app.superuser().await;
    carry_out(&superuser, "alter table events disable trigger all").await;
    superuser
}

async fn carry_out(superuser: &Database, statement: &str) {
    sqlx::query(statement).execute(superuser.pool()).await.unwrap();
}

/// What the auditor reads.
async fn verdict(app: &App) -> String {
    let verdict = app.verdict().await;
    assert!(!verdict.holds());
    words(&verdict)
}

/// What was found.
fn words(verdict: &dossier::Verdict) -> String {
    shortened(&verdict.to_string())
}

/// The part with the findings, with `…` for what is long and without spaces: hashes and keys.
fn shortened(verdict: &str) -> String {
    let findings = verdict.split("\n\n").take(2).collect::<Vec<_>>().join("\n\n");
    let word = |word: &str| match word.trim_matches(['(', ')', ',', ':']) {
        hash if hash.len() >= 44 => word.replace(hash, "…"),
        _ => word.to_owned(),
    };
    let line = |line: &str| line.split(' ').map(word).collect::<Vec<_>>().join(" ");
    findings.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_byte_of_an_event_is_changed() {
    let app = App::start().await;
    let superuser = told(&app).await;
    let outcome =
        "update events set payload = replace(payload::text, 'NoAnswer', 'Declined')::json where position = 3";
    carry_out(&superuser, outcome).await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - position 3: the event was changed after it was recorded: its line hashes to …, recorded was …
    ");
    let verdict = app.verdict().await;
    let in_dutch = verdict.in_language(dossier::Language::Dutch);
    assert_snapshot!(shortened(&in_dutch.to_string()), @r"
    KLOPT NIET: grootboek GM0344, 7 gebeurtenissen

    Wat niet klopt:
    - positie 3: de gebeurtenis is na het vastleggen gewijzigd: de regel heeft hash …, vastgelegd was …
    ");
    app.stop().await;
}

#[tokio::test]
async fn an_event_is_recorded_at_another_moment() {
    let app = App::start().await;
    let superuser = told(&app).await;
    carry_out(
        &superuser,
        "update events set recorded_at = recorded_at - interval '1 day' where position = 4",
    )
    .await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - position 4: the event was changed after it was recorded: its line hashes to …, recorded was …
    - position 4: recorded at 2025-03-02T09:00:00.000000Z, before the event before it (2025-03-03T09:00:00.000000Z)
    ");
    app.stop().await;
}

#[tokio::test]
async fn an_event_is_deleted() {
    let app = App::start().await;
    let superuser = told(&app).await;
    carry_out(&superuser, "delete from events where position = 3").await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - position 3: missing from the file
    - position 4: number 5 of stream household 01900000-0000-7000-8000-000000000001, expected 4
    ");
    app.stop().await;
}

#[tokio::test]
async fn the_last_events_are_deleted() {
    let app = App::start().await;
    let superuser = told(&app).await;
    carry_out(&superuser, "delete from events where position >= 5").await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - positions 5 to 6: missing from the file
    ");
    app.stop().await;
}

#[tokio::test]
async fn every_event_is_deleted() {
    let app = App::start().await;
    let superuser = told(&app).await;
    carry_out(&superuser, "truncate events").await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - positions 0 to 6: missing from the file
    ");
    app.stop().await;
}

#[tokio::test]
async fn two_events_change_places() {
    let app = App::start().await;
    let superuser = told(&app).await;
    for (from, to) in [(2, 99), (4, 2), (99, 4)] {
        carry_out(&superuser, &format!("update events set position = {to} where position = {from}")).await;
    }
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - position 2: the event was changed after it was recorded: its line hashes to …, recorded was …
    - position 2: number 5 of stream household 01900000-0000-7000-8000-000000000001, expected 3
    - positions 2 to 3: one of these events was changed together with its hash: they hash to …, recorded was …
    - position 4: the event was changed after it was recorded: its line hashes to …, recorded was …
    - position 4: number 3 of stream household 01900000-0000-7000-8000-000000000001, expected 5
    - positions 4 to 5: one of these events was changed together with its hash: they hash to …, recorded was …
    ");
    app.stop().await;
}

#[tokio::test]
async fn an_event_is_inserted_and_the_later_ones_move_up() {
    let app = App::start().await;
    let superuser = told(&app).await;
    carry_out(&superuser, "update events set position = position + 101 where position >= 5").await;
    carry_out(&superuser, "update events set position = position - 100 where position >= 100").await;
    carry_out(&superuser, &copy("5", "99")).await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - position 5: the event was changed after it was recorded: its line hashes to …, recorded was …
    - position 5: has 2 stored subtree hashes, expected 1
    - positions 4 to 5: one of these events was changed together with its hash: they hash to …, recorded was …
    - position 5: number 99 of stream household 01900000-0000-7000-8000-000000000001, expected 6
    - position 6: the event was changed after it was recorded: its line hashes to …, recorded was …
    - position 6: has 1 stored subtree hash, expected 0
    - position 6: number 6 of stream household 01900000-0000-7000-8000-000000000001, expected 7
    - positions 0 to 6: something among these events was changed: the first 7 events have root …, the signed checkpoint says …
    - events.jsonl: after the last event stands a line that says it is position 7
    ");
    app.stop().await;
}

#[tokio::test]
async fn an_event_is_added_after_the_end() {
    let app = App::start().await;
    let superuser = told(&app).await;
    carry_out(&superuser, &copy("7", "8")).await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - events.jsonl: after the last event stands a line that says it is position 7
    ");
    app.stop().await;
}

/// Copies the event at position 3 to another position and sequence.
fn copy(position: &str, sequence: &str) -> String {
    format!(
        "insert into events select ledger, {position}, aggregate_type, aggregate_id, {sequence}, event_type, \
         event_version, payload, metadata, recorded_at, leaf_hash, subtree_hashes from events where position = 3"
    )
}

/// Gives the event at a position another outcome, and the leaf hash that goes with it.
async fn forge(app: &App, superuser: &Database, position: u64) {
    let changed = format!(
        "update events set payload = replace(payload::text, 'NoAnswer', 'Declined')::json where position = {position}"
    );
    carry_out(superuser, &changed).await;
    let ledger = app.utrecht().await;
    let events = ledger.read_range(position, position + 1, ledger::Direction::OldestFirst, 1).await.unwrap();
    let leaf = merkle::leaf_hash(ledger::record_line(ledger.name(), &events[0]).as_bytes());
    carry_out(superuser, &format!("update events set leaf_hash = '\\x{leaf}' where position = {position}"))
        .await;
}

#[tokio::test]
async fn an_event_is_changed_together_with_its_hash() {
    let app = App::start().await;
    let superuser = told(&app).await;
    forge(&app, &superuser, 2).await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - positions 2 to 3: one of these events was changed together with its hash: they hash to …, recorded was …
    ");
    app.stop().await;
}

#[tokio::test]
async fn the_last_event_is_changed_together_with_its_hash() {
    let app = App::start().await;
    let superuser = told(&app).await;
    forge(&app, &superuser, 6).await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - positions 0 to 6: something among these events was changed: the first 7 events have root …, the signed checkpoint says …
    ");
    app.stop().await;
}

#[tokio::test]
async fn the_last_event_is_rewritten_with_all_its_hashes_and_only_who_kept_a_checkpoint_can_tell() {
    let app = App::start().await;
    let superuser = told(&app).await;
    let published: SignedNote = app.utrecht().await.checkpoint().await.unwrap().note.parse().unwrap();
    forge(&app, &superuser, 6).await;
    rewrite_the_head(&superuser, &app).await;
    carry_out(&superuser, "alter table checkpoints disable trigger all").await;
    carry_out(&superuser, "delete from checkpoints").await;
    assert!(app.verdict().await.holds(), "who rewrites everything and has the key signs anything");
    let verdict = app.verdict_with(vec![published]).await;
    assert_snapshot!(words(&verdict), @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - checkpoint 1 of those you kept: the municipality signed two different ledgers of 7 events: this one has root …, the one you kept … keep both, this is proof
    ");
    app.stop().await;
}

#[tokio::test]
async fn a_head_that_was_shown_to_others_is_not_signed_over_again() {
    let app = App::start().await;
    let superuser = told(&app).await;
    app.utrecht().await.checkpoint().await.unwrap();
    forge(&app, &superuser, 6).await;
    rewrite_the_head(&superuser, &app).await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - positions 0 to 6: something among these events was changed: the first 7 events have root …, the signed checkpoint says …
    ");
    app.stop().await;
}

/// Position 6 completes no subtree: of the head's frontier it is the last hash.
async fn rewrite_the_head(superuser: &Database, app: &App) {
    let ledger = app.utrecht().await;
    let events = ledger.read_range(0, 7, ledger::Direction::OldestFirst, 7).await.unwrap();
    let mut frontier = merkle::Frontier::new();
    for event in &events {
        frontier.push(event.leaf_hash);
    }
    let frontier = hex::encode(frontier.to_bytes());
    carry_out(superuser, "alter table ledgers disable trigger all").await;
    carry_out(superuser, &format!("update ledgers set frontier = '\\x{frontier}'")).await;
}

#[tokio::test]
async fn a_checkpoint_that_was_published_tells_on_a_rewritten_ledger() {
    let app = App::start().await;
    let superuser = told(&app).await;
    app.utrecht().await.checkpoint_at(4).await.unwrap();
    forge(&app, &superuser, 2).await;
    forge(&app, &superuser, 6).await;
    assert_snapshot!(verdict(&app).await, @r"
    NOT VERIFIED: ledger GM0344, 7 events

    Found to be wrong:
    - positions 2 to 3: one of these events was changed together with its hash: they hash to …, recorded was …
    - positions 4 to 6: something among these events was changed: the first 7 events have root …, the signed checkpoint says …
    ");
    app.stop().await;
}
