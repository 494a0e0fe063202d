//! The throwaway cluster: quick, separate databases, and nothing left behind, not even by a kill -9.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use database::{Database, ThrowawayCluster};

/// With this variable set, the test below is the child that gets killed.
const CHILD: &str = "HERSTELBOEK_TEST_CHILD";

#[tokio::test]
async fn each_test_has_a_database_of_its_own() {
    let cluster = ThrowawayCluster::shared().await;
    let mut urls = Vec::new();
    for _ in 0..10 {
        urls.push(cluster.fresh_database().await.unwrap().admin.url);
    }
    urls.sort();
    urls.dedup();
    assert_eq!(urls.len(), 10);
}

#[tokio::test]
async fn databases_can_be_made_at_the_same_time() {
    let cluster = ThrowawayCluster::shared().await;
    let made = futures::future::join_all((0..8).map(|_| cluster.fresh_database())).await;
    for fresh in made {
        let database = Database::connect(fresh.unwrap().admin).await.unwrap();
        database.close().await;
    }
}

#[tokio::test]
async fn dropping_it_removes_everything() {
    let cluster = ThrowawayCluster::start().await.unwrap();
    let folder = cluster.folder();
    assert!(folder.exists());
    drop(cluster);
    assert!(!folder.exists());
}

#[tokio::test]
async fn a_killed_test_run_leaves_nothing_behind() {
    if std::env::var_os(CHILD).is_some() {
        let cluster = ThrowawayCluster::start().await.unwrap();
        writeln!(std::io::stderr(), "\nfolder {}", cluster.folder().display()).unwrap();
        std::future::pending::<()>().await;
    }
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_killed_test_run_leaves_nothing_behind", "--nocapture"])
        .env(CHILD, "1")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let folder = lines.map_while(Result::ok).find_map(|line| line.strip_prefix("folder ").map(PathBuf::from));
    let folder = folder.unwrap();
    assert!(folder.exists());
    child.kill().unwrap();
    child.wait().unwrap();

    let patience = Instant::now() + Duration::from_secs(30);
    while folder.exists() {
        assert!(Instant::now() < patience, "{} is still there", folder.display());
        tokio::task::yield_now().await;
    }
}
