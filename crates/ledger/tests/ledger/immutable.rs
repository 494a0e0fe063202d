//! What is recorded stays: by role, by trigger, and inside its own ledger.

use database::Database;
use sqlx::Row as _;

use crate::support::{World, note, submission};

/// Inserts the event after the only one there is, with another value in one column.
fn next_event(column: &str, value: &str) -> String {
    let columns = "ledger, position, aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
         recorded_at, leaf_hash, subtree_hashes";
    let of = |name: &str| match name {
        name if name == column => value.to_owned(),
        "position" | "sequence" => format!("{name} + 1"),
        name => name.to_owned(),
    };
    let values: Vec<String> = columns.split(", ").map(of).collect();
    format!("insert into events ({columns}) select {} from events", values.join(", "))
}

fn opened(ledger: &str, title: &str) -> String {
    format!(
        "insert into ledgers (ledger, title, recorded_at, opened_at) values ('{ledger}', '{title}', now(), now())"
    )
}

pub(crate) async fn refusal(database: &Database, statement: &str) -> String {
    let mut transaction = database.begin("GM0344").await.unwrap();
    let error = sqlx::query(statement).execute(&mut *transaction).await.expect_err("must be refused");
    error.as_database_error().expect("by the database").message().to_owned()
}

#[tokio::test]
async fn the_application_may_not_change_what_is_recorded() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    let app = Database::connect(world.fresh.app.clone()).await.unwrap();
    for statement in ["update events set payload = '{}'", "delete from events", "truncate events"] {
        assert_eq!(refusal(&app, statement).await, "permission denied for table events");
    }
    assert_eq!(refusal(&app, "update ledgers set title = 'x'").await, "permission denied for table ledgers");
    assert_eq!(refusal(&app, "delete from requests").await, "permission denied for table requests");
}

#[tokio::test]
async fn even_the_owner_is_stopped_by_a_trigger() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    let owner = world.superuser().await;
    assert_eq!(refusal(&owner, "delete from events").await, "events is append-only: DELETE is refused");
    assert_eq!(
        refusal(&owner, "update events set sequence = 9").await,
        "events is append-only: UPDATE is refused"
    );
    assert_eq!(refusal(&owner, "truncate events").await, "events is append-only: TRUNCATE is refused");
    assert_eq!(refusal(&owner, "update ledgers set size = 0").await, "ledger GM0344 only grows");
}

#[tokio::test]
async fn a_statement_that_forgets_the_ledger_sees_one_ledger_only() {
    let world = World::new().await;
    let zwijndrecht = world.ledgers.open(&"GM0642".parse().unwrap(), "Zwijndrecht").await.unwrap();
    world.written(vec![note("a", 1, "Utrecht")]).await;
    zwijndrecht.appender().await.append(submission(vec![note("a", 1, "Zwijndrecht")])).await.unwrap();
    let app = Database::connect(world.fresh.app.clone()).await.unwrap();
    let mut inside = app.begin("GM0642").await.unwrap();
    let rows = sqlx::query("select ledger from events").fetch_all(&mut *inside).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.get::<String, _>(0)).collect::<Vec<_>>(), ["GM0642"]);
    let outside = sqlx::query("select ledger from events").fetch_all(app.pool()).await.unwrap();
    assert!(outside.is_empty());
}

#[tokio::test]
async fn what_cannot_be_is_refused_also_by_hand() {
    let world = World::new().await;
    world.written(vec![note("a", 1, "x")]).await;
    let owner = world.superuser().await;
    for (statement, domain) in [
        (next_event("position", "-1"), "whole_number"),
        (next_event("aggregate_type", "''"), "label"),
        (next_event("sequence", "0"), "ordinal"),
        (next_event("leaf_hash", "'\\x00'"), "hash"),
        (next_event("subtree_hashes", "'\\x00'"), "hashes"),
        ("insert into requests values ('GM0344', gen_random_uuid(), '\\x00', 0, 0)".to_owned(), "hash"),
        ("update ledgers set size = 2, frontier = '\\x00'".to_owned(), "hashes"),
        (opened("GM1", ""), "title"),
    ] {
        let expected = format!("value for domain {domain} violates check constraint \"{domain}_check\"");
        assert_eq!(refusal(&owner, &statement).await, expected, "{statement}");
    }
    assert_eq!(refusal(&owner, &opened("gm1", "x")).await, "'gm1' cannot be the name of a ledger");
}
