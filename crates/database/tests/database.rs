//! Connections, roles and the ledger of a transaction.

#![expect(clippy::unwrap_used, reason = "a test ends where its story does")]

use database::{
    APP_ROLE, Database, DatabaseError, DatabaseOptions, FreshDatabase, ThrowawayCluster, migrate,
};
use sqlx::Row as _;

async fn fresh() -> FreshDatabase {
    ThrowawayCluster::shared().await.fresh_database().await.unwrap()
}

#[tokio::test]
async fn the_application_works_as_its_own_role() {
    let database = Database::connect(fresh().await.app).await.unwrap();
    let row = sqlx::query("SELECT current_user::text, current_setting('statement_timeout')")
        .fetch_one(database.pool())
        .await
        .unwrap();
    assert_eq!((row.get::<&str, _>(0), row.get::<&str, _>(1)), (APP_ROLE, "30s"));
}

#[tokio::test]
async fn a_transaction_is_inside_one_ledger_and_the_next_one_is_not() {
    let mut options = fresh().await.app;
    options.max_connections = 1;
    let database = Database::connect(options).await.unwrap();
    let seen = "SELECT coalesce(current_setting('herstelboek.ledger', true), '')";

    let mut transaction = database.begin("GM0344").await.unwrap();
    let inside: String = sqlx::query_scalar(seen).fetch_one(&mut *transaction).await.unwrap();
    transaction.commit().await.unwrap();
    let outside: String = sqlx::query_scalar(seen).fetch_one(database.pool()).await.unwrap();
    assert_eq!((inside.as_str(), outside.as_str()), ("GM0344", ""));
}

#[tokio::test]
async fn a_name_that_is_no_ledger_is_refused_before_any_sql() {
    let database = Database::connect(fresh().await.app).await.unwrap();
    for name in ["", "G", "gm0344", "GM0344'; DROP TABLE events; --", &"G".repeat(33), "GM 1", "GMé"] {
        let refused = database.begin(name).await.unwrap_err();
        assert!(matches!(refused, DatabaseError::LedgerName(_)), "{refused}");
    }
}

#[tokio::test]
async fn connections_closed_while_resting_are_replaced() {
    let fresh = fresh().await;
    let database = Database::connect(fresh.app).await.unwrap();
    let held = [database.begin("GM0344").await.unwrap(), database.begin("GM0344").await.unwrap()];
    for transaction in held {
        transaction.commit().await.unwrap();
    }
    let admin = Database::connect(fresh.admin).await.unwrap();
    sqlx::query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        .execute(admin.pool())
        .await
        .unwrap();
    let transaction = database.begin("GM0344").await.unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn a_transaction_given_up_while_it_begins_does_not_stay_open_in_the_pool() {
    let mut options = fresh().await.app;
    options.max_connections = 1;
    let database = Database::connect(options).await.unwrap();
    for polls in 1..20 {
        database.ping().await.unwrap();
        let mut begin = Box::pin(database.begin("GM0344"));
        for _ in 0..polls {
            if futures::poll!(&mut begin).is_ready() {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(begin);
        // In a transaction left open this would be GM0344, and nothing written here would ever be committed.
        let inside: Option<String> = sqlx::query_scalar("SELECT current_setting('herstelboek.ledger', true)")
            .fetch_one(database.pool())
            .await
            .unwrap();
        assert_eq!(inside.unwrap_or_default(), "", "given up after {polls} polls");
    }
}

#[tokio::test]
async fn a_caller_that_gave_up_no_longer_stands_in_line_for_a_connection() {
    let mut options = fresh().await.app;
    options.max_connections = 1;
    let database = Database::connect(options).await.unwrap();
    let held = database.begin("GM0344").await.unwrap();
    let tasks = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    let before = tasks();

    let mut begin = Box::pin(database.begin("GM0363"));
    assert!(futures::poll!(&mut begin).is_pending());
    drop(begin);
    assert_eq!(tasks(), before);
    held.commit().await.unwrap();
}

#[tokio::test]
async fn a_second_migration_has_nothing_to_do() {
    let fresh = fresh().await;
    assert_eq!(migrate(&fresh.admin.url).await.unwrap(), Vec::<i64>::new());
}

#[tokio::test]
async fn two_processes_may_migrate_at_once() {
    let cluster = ThrowawayCluster::shared().await;
    database::create_database(&cluster.url("postgres"), "migrated_twice", None).await.unwrap();
    let url = cluster.url("migrated_twice");
    let (first, second) = tokio::join!(migrate(&url), migrate(&url));
    let mut applied = [first.unwrap(), second.unwrap()];
    applied.sort();
    assert!(applied[0].is_empty() && !applied[1].is_empty(), "{applied:?}");
    assert!(database::pending_migrations(&url).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_cancelled() {
    let mut options = fresh().await.app;
    options.statement_timeout = std::time::Duration::from_millis(50);
    let database = Database::connect(options).await.unwrap();
    let cancelled = sqlx::query("SELECT pg_sleep(60)").execute(database.pool()).await.unwrap_err();
    assert_eq!(cancelled.as_database_error().unwrap().code().as_deref(), Some("57014"));
}

#[tokio::test]
async fn a_statement_nobody_waits_for_any_more_is_cancelled_in_its_transaction_only() {
    let mut options = fresh().await.app;
    options.max_connections = 1;
    let database = Database::connect(options).await.unwrap();
    let asleep = async {
        let mut transaction = database.begin("GM0344").await.unwrap();
        sqlx::query("SELECT pg_sleep(60)").execute(&mut *transaction).await.unwrap_err()
    };
    let cancelled = database::within(std::time::Duration::from_millis(50), asleep).await;
    assert_eq!(cancelled.as_database_error().unwrap().code().as_deref(), Some("57014"));
    let mut later = database.begin("GM0344").await.unwrap();
    let row =
        sqlx::query("SELECT current_setting('statement_timeout')").fetch_one(&mut *later).await.unwrap();
    assert_eq!(row.get::<&str, _>(0), "30s");
}

#[tokio::test]
async fn a_url_with_a_password_is_shown_nowhere() {
    let options = DatabaseOptions::app("postgres://clerk:open-sesame@localhost:1/none");
    let shown = format!("{options:?}");
    let refused = Database::connect(options).await.unwrap_err();
    assert!(matches!(refused, DatabaseError::Unavailable(_)), "{refused}");
    assert!(!format!("{shown} {refused} {refused:?}").contains("open-sesame"));
}

#[tokio::test]
async fn a_database_that_exists_is_not_made_again() {
    let cluster = ThrowawayCluster::shared().await;
    let url = cluster.url("postgres");
    assert!(database::create_database(&url, "once", None).await.unwrap());
    assert!(!database::create_database(&url, "once", None).await.unwrap());
    let refused = database::create_database(&url, "two\"; --", None).await.unwrap_err();
    assert!(matches!(refused, DatabaseError::Name { what: "database", .. }), "{refused}");
}
