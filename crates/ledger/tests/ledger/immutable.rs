//! What is recorded stays: by role, by trigger, and inside its own ledger.

use database::Database;
use sqlx::Row as _;

use crate::support::{World, note, submission};

pub(crate) async fn refusal(database: &Database, statement: &'static str) -> String {
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
