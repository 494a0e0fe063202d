//! The private cluster: what somebody gets who installed nothing but the package `postgresql`.
//!
//! These run as root and as any other user; both are tried in development.

#![expect(clippy::unwrap_used, reason = "a test ends where its story does")]

use std::path::Path;
use std::process::Command;

use database::{Database, DatabaseError, DatabaseOptions, PrivateCluster};
use sqlx::Row as _;

fn data_directory() -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt as _;
    let open = std::fs::Permissions::from_mode(0o755);
    tempfile::Builder::new().permissions(open).tempdir().unwrap()
}

async fn open(cluster: &PrivateCluster) -> Database {
    Database::connect(DatabaseOptions::admin(cluster.url())).await.unwrap()
}

async fn setting(database: &Database, name: &str) -> String {
    let row = sqlx::query("SELECT current_setting($1)").bind(name).fetch_one(database.pool()).await.unwrap();
    row.get(0)
}

fn postmaster(dir: &Path) -> String {
    let text = std::fs::read_to_string(dir.join("postgresql/data/postmaster.pid")).unwrap();
    text.lines().next().unwrap().to_owned()
}

fn is_running(dir: &Path) -> bool {
    dir.join("postgresql/data/postmaster.pid").exists()
}

#[tokio::test]
async fn it_keeps_its_data_is_durable_and_listens_on_no_network() {
    let dir = data_directory();
    let cluster = PrivateCluster::start(dir.path()).await.unwrap();
    let database = open(&cluster).await;
    assert_eq!(setting(&database, "fsync").await, "on");
    assert_eq!(setting(&database, "listen_addresses").await, "");
    assert_eq!(setting(&database, "data_checksums").await, "on");
    sqlx::query("CREATE TABLE kept (word text)").execute(database.pool()).await.unwrap();
    database.close().await;
    cluster.stop().await.unwrap();
    assert!(!is_running(dir.path()));

    let again = PrivateCluster::start(dir.path()).await.unwrap();
    let database = open(&again).await;
    sqlx::query("INSERT INTO kept VALUES ('still here')").execute(database.pool()).await.unwrap();
    database.close().await;
    again.stop().await.unwrap();
}

#[tokio::test]
async fn the_last_one_out_stops_it() {
    let dir = data_directory();
    let (first, second) = tokio::join!(PrivateCluster::start(dir.path()), PrivateCluster::start(dir.path()));
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!(first.url(), second.url());
    first.stop().await.unwrap();
    open(&second).await.close().await;
    second.stop().await.unwrap();
    assert!(!is_running(dir.path()));
}

#[tokio::test]
async fn a_postmaster_left_by_a_kill_is_found_again() {
    let dir = data_directory();
    let cluster = PrivateCluster::start(dir.path()).await.unwrap();
    let (left, pid) = (cluster.url(), postmaster(dir.path()));
    cluster.leave_running();

    let found = PrivateCluster::start(dir.path()).await.unwrap();
    assert_eq!((found.url(), postmaster(dir.path())), (left, pid));
    found.stop().await.unwrap();
    assert!(!is_running(dir.path()));
}

#[tokio::test]
async fn a_server_killed_under_a_write_recovers() {
    let dir = data_directory();
    let cluster = PrivateCluster::start(dir.path()).await.unwrap();
    let database = open(&cluster).await;
    sqlx::query("CREATE TABLE kept AS SELECT 7 AS number").execute(database.pool()).await.unwrap();
    let killed = Command::new("kill").args(["-9", &postmaster(dir.path())]).status().unwrap();
    assert!(killed.success());
    drop(database);
    cluster.leave_running();

    let cluster = PrivateCluster::start(dir.path()).await.unwrap();
    let database = open(&cluster).await;
    let row = sqlx::query("SELECT number FROM kept").fetch_one(database.pool()).await.unwrap();
    assert_eq!(row.get::<i32, _>(0), 7);
    database.close().await;
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_data_directory_too_deep_for_a_socket_still_works() {
    let dir = data_directory();
    let deep = dir.path().join("a-rather-long-name".repeat(6)).join("it's \"odd\", with spaces\\");
    let cluster = PrivateCluster::start(&deep).await.unwrap();
    open(&cluster).await.close().await;
    let other = PrivateCluster::start(&deep).await.unwrap();
    assert_eq!(cluster.url(), other.url());
    other.stop().await.unwrap();
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn a_directory_that_postgresql_cannot_enter_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    if !nix::unistd::geteuid().is_root() {
        return;
    }
    let dir = data_directory();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let refused = PrivateCluster::start(&dir.path().join("data")).await.unwrap_err();
    assert!(matches!(refused, DatabaseError::Unreachable { .. }), "{refused}");
}
