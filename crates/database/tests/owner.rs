//! A server of the municipality's own: whoever owns the database there is no superuser.
//!
//! Each story has a cluster to itself, because roles belong to the whole server.

#![expect(clippy::unwrap_used, reason = "a test ends where its story does")]

use database::{APP_ROLE, Database, DatabaseOptions, ThrowawayCluster, migrate};
use sqlx::Row as _;

const NAME: &str = "municipality";

/// A server that never saw the product, where an administrator has carried out these statements and made a database
/// whose owner is `tenant`.
async fn server(statements: &[&str]) -> ThrowawayCluster {
    let cluster = ThrowawayCluster::start().await.unwrap();
    let admin = Database::connect(DatabaseOptions::admin(cluster.url("postgres"))).await.unwrap();
    // The cluster's own template was migrated: its role steps aside.
    let first = ["ALTER ROLE herstelboek_app RENAME TO of_the_template"];
    let last = [format!("CREATE DATABASE {NAME} OWNER tenant")];
    let all = first.iter().chain(statements).copied();
    for statement in all.chain(last.iter().map(String::as_str)) {
        sqlx::query(statement).execute(admin.pool()).await.unwrap();
    }
    admin.close().await;
    cluster
}

/// Migrates as the owner, and works in both schemas as the application would, under the owner's own login.
async fn migrate_and_use(cluster: &ThrowawayCluster) {
    let url = cluster.tenant_url(NAME);
    assert!(!migrate(&url).await.unwrap().is_empty());
    assert!(migrate(&url).await.unwrap().is_empty());

    let database = Database::connect(DatabaseOptions::app(url)).await.unwrap();
    let mut utrecht = database.begin("GM0344").await.unwrap();
    for statement in [
        "INSERT INTO ledgers (ledger, title, recorded_at, opened_at) VALUES ('GM0344', 'Utrecht', now(), now())",
        "UPDATE ledgers SET size = 1, recorded_at = now()",
        "INSERT INTO checkpoints (ledger, size, note, signed_at) VALUES ('GM0344', 0, 'note', now())",
        "INSERT INTO vault.key_set (id) VALUES ('keys')",
    ] {
        sqlx::query(statement).execute(&mut *utrecht).await.unwrap();
    }
    utrecht.commit().await.unwrap();

    let mut almere = database.begin("GM0034").await.unwrap();
    let seen = sqlx::query(
        "SELECT current_user::text, (SELECT count(*) FROM ledgers), (SELECT count(*) FROM checkpoints)",
    );
    let seen = seen.fetch_one(&mut *almere).await.unwrap();
    assert_eq!((seen.get::<&str, _>(0), seen.get::<i64, _>(1), seen.get::<i64, _>(2)), (APP_ROLE, 1, 0));
    almere.commit().await.unwrap();
    database.close().await;
}

#[tokio::test]
async fn an_owner_that_may_make_roles_makes_the_applications_and_joins_it() {
    migrate_and_use(&server(&["CREATE ROLE tenant LOGIN CREATEROLE"]).await).await;
}

#[tokio::test]
async fn an_owner_that_may_not_finds_what_an_administrator_made() {
    let prepared = [
        "CREATE ROLE tenant LOGIN",
        "CREATE ROLE herstelboek_app NOLOGIN",
        "GRANT herstelboek_app TO tenant",
    ];
    migrate_and_use(&server(&prepared).await).await;
}

#[tokio::test]
async fn an_owner_for_whom_nothing_was_prepared_is_told_what_to_ask_for() {
    let cluster = server(&["CREATE ROLE tenant LOGIN"]).await;
    let refused = migrate(&cluster.tenant_url(NAME)).await.unwrap_err();
    let told = "an administrator run: CREATE ROLE herstelboek_app NOLOGIN (unless it is there); \
                GRANT herstelboek_app TO tenant";
    assert!(refused.to_string().contains(told), "{refused}");
}
