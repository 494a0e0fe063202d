//! `doctor` looks at one thing after the other, and ends with 1 when one of them is not well.

use database::{ThrowawayCluster, create_database};
use serde_json::Value;

use crate::home::Home;

fn of<'a>(findings: &'a Value, what: &str) -> &'a Value {
    let found = findings.as_array().and_then(|all| all.iter().find(|finding| finding["what"] == what));
    found.unwrap_or_else(|| panic!("{what} in {findings}"))
}

#[tokio::test]
async fn all_is_well_on_a_new_installation() {
    let home = Home::on_throwaway_database().await;
    let findings = home.program(["doctor", "--output", "json"]).json().await;
    for what in ["database", "schema", "role herstelboek_app", "checkpoint key", "tokens", "TLS"] {
        assert_eq!(of(&findings, what)["well"], true, "{findings}");
    }
    assert_eq!(of(&findings, "ledgers")["detail"], "0 with 0 events");
    let table = home.program(["doctor"]).run().await.ended_with(0).stdout;
    assert!(table.contains("up to date") && !table.contains("WRONG"), "{table}");
}

#[tokio::test]
async fn clear_text_for_everybody_is_not_well() {
    let home = Home::on_throwaway_database().await;
    let unwell = home.program(["doctor", "--listen", "0.0.0.0:8443"]).run().await.ended_with(1);
    assert!(unwell.stdout.contains("WRONG") && unwell.stdout.contains("tls.certificate"), "{unwell:?}");
    unwell.complaining("1 of the things looked at");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_not_well() {
    let home = Home::without_database();
    let doctor =
        home.program(["doctor", "--output", "json", "--database-url", "postgres://clerk@127.0.0.1:1/none"]);
    let findings = doctor.run().await.ended_with(1).json();
    assert_eq!(
        of(&findings, "database")["well"],
        true,
        "that it is configured is all that is known: {findings}"
    );
    assert_eq!(of(&findings, "role herstelboek_app")["well"], false, "{findings}");
}

#[tokio::test]
async fn an_old_schema_is_told_with_the_remedy_and_migrated() {
    let home = Home::without_database();
    let cluster = ThrowawayCluster::shared().await;
    create_database(&cluster.url("postgres"), "not_migrated", None).await.unwrap();
    let url = cluster.url("not_migrated");
    let program = |arguments| home.program(arguments).env("HERSTELBOEK_DATABASE_URL", &url);

    let findings = program(["doctor", "--output", "json"]).run().await.ended_with(1).json();
    assert_eq!(of(&findings, "schema")["well"], false);
    program(["serve", "--listen", "127.0.0.1:0"])
        .run()
        .await
        .ended_with(1)
        .complaining("herstelboek migrate");

    let applied = program(["migrate", "--output", "json"]).json().await;
    assert!(applied["applied"].as_array().is_some_and(|all| all.len() >= 2), "{applied}");
    let again = program(["migrate", "--output", "json"]).json().await;
    assert_eq!(again["applied"], Value::Array(vec![]));
    program(["doctor", "--output", "json"]).run().await.ended_with(0);
}
