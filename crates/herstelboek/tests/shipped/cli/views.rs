//! `views status`, `views rebuild` and `views check`, beside a server and without one, and what each says when something
//! is wrong.

use database::ThrowawayCluster;
use serde_json::Value;
use tokio::process::Command;

use crate::{
    home::Home,
    load::{LEDGER, open_ledger},
    program::{Program, Serving},
};

/// What is recorded before anything is looked at.
const HOUSEHOLDS: u64 = 3;

async fn report(home: &Home, server: &Serving, number: u64) {
    let request = super::exit_codes::report(number, number);
    let call = ["call", "HouseholdService/ReportHousehold", &request, "--address", &server.url()];
    home.program(call).run().await.ended_with(0);
}

/// A server whose ledger has some households, all of which are in the caseload.
async fn serving(home: &Home) -> Serving {
    let server = Serving::start(home, "serve.log").await;
    open_ledger(home, &server).await;
    for number in 0..HOUSEHOLDS {
        report(home, &server, number).await;
    }
    followed(home, &server).await;
    server
}

/// Waits until the caseload has everything that is recorded.
async fn followed(home: &Home, server: &Serving) {
    let request = format!(r#"{{"ledger": "{LEDGER}", "atLeastPosition": {}}}"#, HOUSEHOLDS - 1);
    let call = ["call", "CaseloadService/CountHouseholds", &request, "--address", &server.url()];
    home.program(call).run().await.ended_with(0);
}

fn views<'a>(home: &Home, arguments: impl IntoIterator<Item = &'a str>) -> Program {
    home.program(["views"].into_iter().chain(arguments))
}

/// The status of a view of the ledger.
async fn status(home: &Home, view: &str) -> Value {
    let outcome = views(home, ["status", "--output", "json"]).run().await;
    let all = outcome.json();
    let found = all.as_array().and_then(|all| all.iter().find(|status| status["view"] == view));
    found.unwrap_or_else(|| panic!("{view} in {all}")).clone()
}

/// Does something to the database that no program of ours would do.
async fn tamper(home: &Home, statement: &str) {
    let psql = ThrowawayCluster::shared().await.binaries().program("psql");
    let url = home.database_url().expect("a database of its own");
    let arguments = ["--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", "-c", statement];
    let done = Command::new(psql).arg(url).args(arguments).output().await.expect("psql");
    assert!(done.status.success(), "{done:?}");
}

/// As somebody who may do anything writes over what was recorded.
fn rewritten(version: &str) -> String {
    format!(
        "set session_replication_role = replica; update events set event_version = '{version}' where position = 2"
    )
}

#[tokio::test]
async fn beside_a_server_views_are_at_the_head_right_and_can_be_rebuilt() {
    let home = Home::on_throwaway_database().await;
    let server = serving(&home).await;
    let caseload = status(&home, "caseload").await;
    assert_eq!((&caseload["ledger"], &caseload["current"]["size"]), (&LEDGER.into(), &HOUSEHOLDS.into()));
    let table = views(&home, ["status", "--ledger", LEDGER]).run().await.ended_with(0).stdout;
    assert!(table.contains("caseload") && table.contains("at the head"), "{table}");

    let checked = views(&home, ["check"]).run().await.ended_with(0).stdout;
    assert!(checked.contains("every view of 1 ledgers is what its events make of it"), "{checked}");
    let rebuilt = views(&home, ["rebuild", "caseload", "--output", "json"]).json().await;
    assert_eq!(
        (&rebuilt[0]["size"], &rebuilt[0]["differences"]),
        (&HOUSEHOLDS.into(), &Value::Array(vec![]))
    );
    let anew = status(&home, "caseload").await;
    assert_eq!(anew["current"]["edition"], rebuilt[0]["edition"]);
    assert_ne!(anew["current"]["edition"], caseload["current"]["edition"]);
    let checked = views(&home, ["check", "caseload", "--ledger", LEDGER, "--output", "json"]).json().await;
    assert_eq!(checked["differences"], Value::Array(vec![]));
    let doctor = home.program(["doctor"]).run().await.ended_with(0).stdout;
    assert!(doctor.contains("at the head"), "{doctor}");
    server.stop().await;
}

#[tokio::test]
async fn rows_that_somebody_changed_are_named_and_a_rebuild_puts_them_right() {
    let home = Home::on_throwaway_database().await;
    serving(&home).await.stop().await;
    let (first, second) = ("00000000-0000-4000-9000-000000000000", "00000000-0000-4000-9000-000000000001");
    tamper(&home, &format!("delete from views.caseload_rows where view_id = '{first}'")).await;
    let renamed = format!(
        "update views.caseload_rows set payload = jsonb_set(payload, '{{shown,coordinator}}', '\"nobody\"')
          where view_id = '{second}'"
    );
    tamper(&home, &renamed).await;

    let told_both = |outcome: &str| {
        assert!(outcome.contains(&format!("caseload: row {first} is missing")), "{outcome}");
        assert!(
            outcome.contains(&format!("caseload: row {second} differs in shown.coordinator")),
            "{outcome}"
        );
    };
    let check = || views(&home, ["check", "caseload"]);
    let found = check().run().await.ended_with(3).complaining("2 rows are not what the events make of them");
    told_both(&found.stdout);
    let found = check().arg("--output").arg("json").run().await.ended_with(3).json();
    assert_eq!(found["differences"].as_array().map(Vec::len), Some(2), "{found}");
    views(&home, ["check", "funds"]).run().await.ended_with(0);

    let rebuilt = views(&home, ["rebuild", "caseload"]).run().await.ended_with(0).stdout;
    assert!(rebuilt.contains("2 were wrong"), "{rebuilt}");
    check().run().await.ended_with(0);
}

#[tokio::test]
async fn an_event_that_cannot_be_read_stops_a_view_until_it_is_rebuilt() {
    let home = Home::on_throwaway_database().await;
    serving(&home).await.stop().await;
    tamper(&home, &rewritten("9.9")).await;
    // The rows are there already: only what goes through the events again meets it.
    let check = views(&home, ["check", "caseload"]).run().await.ended_with(1);
    let told = check.complaining("views that stand still: 1").stdout;
    assert!(told.contains("caseload: stands still at position 2") && told.contains("version 9.9"), "{told}");
    let rebuild = views(&home, ["rebuild", "caseload"]).run().await.ended_with(1);
    rebuild.complaining("caseload stopped at position 2");
    assert_eq!(status(&home, "caseload").await["current"]["size"], HOUSEHOLDS);

    tamper(&home, "delete from views.caseload_rows; delete from views.editions").await;
    views(&home, ["check", "caseload"]).run().await.ended_with(7).complaining("start the server");
    let server = Serving::start(&home, "again.log").await;
    let request = format!(r#"{{"ledger": "{LEDGER}"}}"#);
    let call = ["call", "CaseloadService/CountHouseholds", &request, "--address", &server.url()];
    home.program(call).run().await.complaining("VIEW_STOPPED");
    server.stop().await;
    let table = views(&home, ["status"]).run().await.ended_with(1).complaining("stand still").stdout;
    assert!(table.contains("STOPPED at position 2"), "{table}");
    let doctor = home.program(["doctor"]).run().await.ended_with(1).stdout;
    assert!(doctor.contains("WRONG") && doctor.contains("STOPPED at position 2"), "{doctor}");

    tamper(&home, &rewritten("1.0")).await;
    views(&home, ["rebuild", "caseload"]).run().await.ended_with(0);
    let caseload = status(&home, "caseload").await;
    assert_eq!(
        (&caseload["current"]["size"], &caseload["state"]),
        (&HOUSEHOLDS.into(), &"at the head".into())
    );
    views(&home, ["check", "caseload"]).run().await.ended_with(0);
}

#[tokio::test]
async fn what_is_named_must_be_there_and_nobody_else_at_it() {
    let home = Home::on_throwaway_database().await;
    views(&home, ["status"]).run().await.ended_with(0);
    serving(&home).await.stop().await;
    for command in ["rebuild", "check"] {
        let unknown = views(&home, [command, "caselode"]).run().await.ended_with(4);
        unknown.complaining("there is no view caselode; there are caseload, provisions");
    }
    for arguments in [&["status"][..], &["rebuild", "caseload"], &["check"]] {
        let elsewhere = views(&home, arguments.iter().copied().chain(["--ledger", "GM9999"]));
        elsewhere.run().await.ended_with(4).complaining("ledger GM9999 is not open");
    }
    views(&home, ["rebuild"]).run().await.ended_with(2);
    let held = format!(
        "insert into views.editions (ledger, view, edition, fold_version, role, held_until)
         values ('{LEDGER}', 'caseload', 99, 1, 'building', 'infinity')"
    );
    tamper(&home, &held).await;
    let twice = views(&home, ["rebuild", "caseload"]).run().await.ended_with(6);
    twice.complaining("is being rebuilt already");
}
