//! Every exit code the help promises, each brought about for real.

use crate::{
    home::Home,
    load::{LEDGER, open_ledger},
    program::{Outcome, Program, Serving},
};

/// A report of a household, in JSON; the same numbers are the same request.
pub(super) fn report(request: u64, household: u64) -> String {
    format!(
        r#"{{"ledger": "{LEDGER}", "requestId": "00000000-0000-4000-8000-{request:012}",
             "householdId": "00000000-0000-4000-9000-{household:012}",
             "happenedOn": {{"year": 2025, "month": 2, "day": 3}}, "source": "REPORT_SOURCE_SELF_REPORT"}}"#
    )
}

/// A server with an open ledger.
async fn serving(home: &Home) -> Serving {
    let server = Serving::start(home, "serve.log").await;
    open_ledger(home, &server).await;
    server
}

fn call(home: &Home, server: &Serving, rpc: &str, request: &str) -> Program {
    home.program(["call", rpc, request, "--address", &server.url()])
}

async fn reported(home: &Home, server: &Serving, request: u64, household: u64) -> Outcome {
    call(home, server, "HouseholdService/ReportHousehold", &report(request, household)).run().await
}

#[tokio::test]
async fn what_a_server_answers_decides_the_exit_code_of_a_call() {
    let home = Home::on_throwaway_database().await;
    let server = serving(&home).await;
    let first = reported(&home, &server, 1, 1).await.ended_with(0).json();
    assert_eq!(first["receipt"]["firstPosition"], "0");
    let retry = reported(&home, &server, 1, 1).await.ended_with(0).json();
    assert_eq!(first, retry);
    reported(&home, &server, 1, 2).await.ended_with(6).complaining("REQUEST_ID_REUSED");
    reported(&home, &server, 2, 1).await.ended_with(6).complaining("HOUSEHOLD_ALREADY_REPORTED");

    let elsewhere = report(3, 3).replace(LEDGER, "GM9999");
    let unknown = call(&home, &server, "HouseholdService/ReportHousehold", &elsewhere);
    unknown.run().await.ended_with(4).complaining("LEDGER_NOT_FOUND");
    let later = report(4, 4).replace("2025", "9025");
    let later = call(&home, &server, "HouseholdService/ReportHousehold", &later).run().await;
    later.ended_with(2).complaining("DATE_IN_FUTURE");
    server.stop().await;
    reported_nowhere(&home).await;
}

/// Nobody listens on port 1.
async fn reported_nowhere(home: &Home) {
    let call = home.program(["call", "LedgerService/ListLedgers", "--address", "http://127.0.0.1:1"]);
    call.run().await.ended_with(7).complaining("herstelboek serve");
}

#[tokio::test]
async fn who_may_not_is_denied() {
    let home = Home::on_throwaway_database().await;
    let server = serving(&home).await;
    let report = || call(&home, &server, "HouseholdService/ReportHousehold", &report(1, 1));
    let accountant =
        home.program(["token", "--role", "accountant", "--ledger", LEDGER]).run().await.ended_with(0);
    let denied = report().env("HERSTELBOEK_TOKEN", accountant.stdout.trim()).run().await;
    denied.ended_with(5).complaining("ROLE_NOT_ALLOWED");
    let forged = report().env("HERSTELBOEK_TOKEN", "not.a.token").run().await;
    forged.ended_with(5).complaining("TOKEN_INVALID");
    let dutch = report().env("HERSTELBOEK_TOKEN", "not.a.token").arg("--language").arg("nl").run().await;
    let english = report().env("HERSTELBOEK_TOKEN", "not.a.token").run().await;
    assert_ne!(dutch.stderr, english.stderr);
    server.stop().await;
}

#[tokio::test]
async fn a_call_is_made_as_the_officer_and_in_the_role_it_names() {
    let home = Home::on_throwaway_database().await;
    let server = serving(&home).await;
    let report = |role| {
        let report = call(&home, &server, "HouseholdService/ReportHousehold", &report(1, 1));
        report.arg("--officer").arg("e.devries").arg("--role").arg(role)
    };
    report("accountant").run().await.ended_with(5).complaining("ROLE_NOT_ALLOWED");
    let twice = report("coordinator").env("HERSTELBOEK_TOKEN", "a.token.too").run().await;
    twice.ended_with(2).complaining("--token");
    report("coordinator").run().await.ended_with(0);
    let events = call(&home, &server, "LedgerService/ReadEvents", r#"{"ledger": "GM0344"}"#);
    let events = events.arg("--role").arg("accountant").run().await.ended_with(0);
    assert_eq!(events.stdout.matches(r#"\"actor\":\"e.devries\""#).count(), 1, "{events:?}");
    server.stop().await;
}

#[tokio::test]
async fn a_call_that_cannot_be_meant_is_a_matter_of_usage() {
    let home = Home::on_throwaway_database().await;
    let server = serving(&home).await;
    let bad_json = call(&home, &server, "LedgerService/GetCheckpoint", "{\"ledger\": ").run().await;
    bad_json.ended_with(2).complaining("GetCheckpointRequest");
    let bad_field = call(&home, &server, "LedgerService/GetCheckpoint", r#"{"leger": "GM0344"}"#).run().await;
    bad_field.ended_with(2).complaining("leger");
    let trailing =
        call(&home, &server, "LedgerService/GetCheckpoint", r#"{"ledger": "GM0344"} {}"#).run().await;
    trailing.ended_with(2);
    let unknown = call(&home, &server, "LedgerService/Burn", "{}").run().await;
    unknown.ended_with(2).complaining("LedgerService/GetCheckpoint");
    let unknown = call(&home, &server, "Nothing", "{}").run().await;
    unknown.ended_with(2).complaining("HouseholdService/ReportHousehold");
    let piped = call(&home, &server, "LedgerService/GetCheckpoint", "-");
    let answered = piped.run_with_input(r#"{"ledger": "GM0344"}"#).await.ended_with(0);
    answered.json();
    server.stop().await;
}

#[tokio::test]
async fn what_clap_refuses_is_usage_too() {
    for arguments in [&["serv"][..], &["audit", "export"], &["demo", "--households", "many"], &[]] {
        Program::bare(arguments.iter().copied()).run().await.ended_with(2);
    }
}

#[tokio::test]
async fn a_ledger_that_is_not_open_is_not_found() {
    let home = Home::on_throwaway_database().await;
    let export = home.program(["audit", "export", "--ledger", "GM9999", "--out"]).arg(home.file("none.zip"));
    export.run().await.ended_with(4).complaining("ledger GM9999 is not open");
    assert!(!home.file("none.zip").exists());
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_unavailable_and_one_that_cannot_be_meant_is_usage() {
    let home = Home::without_database();
    for command in ["migrate", "serve"] {
        let nobody = home.program([command, "--database-url", "postgres://clerk@127.0.0.1:1/none"]);
        nobody.run().await.ended_with(7).complaining("cannot be reached");
        let nonsense = home.program([command, "--database-url", "over there"]);
        nonsense.run().await.ended_with(2).complaining("the database url is not valid");
    }
}

#[tokio::test]
async fn an_address_that_is_taken_is_a_failure_that_says_so() {
    let home = Home::on_throwaway_database().await;
    let server = serving(&home).await;
    let taken = server.grpc.to_string();
    let second = home.program(["serve", "--metrics-listen", "127.0.0.1:0", "--listen", &taken]).run().await;
    second.ended_with(1).complaining("cannot listen on");
    let taken = server.metrics.to_string();
    let second = home.program(["serve", "--listen", "127.0.0.1:0", "--metrics-listen", &taken]).run().await;
    second.ended_with(1).complaining("choose another address");
    server.stop().await;
}

#[tokio::test]
async fn a_stream_of_commands_has_an_answer_for_each() {
    let home = Home::on_throwaway_database().await;
    let server = serving(&home).await;
    let command = |report: String| {
        let typed = r#"{"@type": "type.googleapis.com/herstelboek.v1.ReportHouseholdRequest","#;
        format!("{{\"command\": {}}}\n", report.replacen('{', typed, 1))
    };
    let elsewhere = report(3, 3).replace(LEDGER, "GM9999");
    let commands = [report(1, 1), report(2, 2), elsewhere].map(command).concat();
    let done = call(&home, &server, "CommandService/CarryOut", &commands).run().await.ended_with(0);
    let mut answers: Vec<serde_json::Value> =
        done.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    answers.sort_by_key(|answer| answer["number"].to_string());
    let revisions = answers[..2].iter().map(|answer| &answer["response"]["receipt"]["revision"]);
    assert_eq!(revisions.collect::<Vec<_>>(), ["1", "1"]);
    assert_eq!(answers[2]["refusal"]["details"][0]["reason"], "LEDGER_NOT_FOUND");
    server.stop().await;
}
