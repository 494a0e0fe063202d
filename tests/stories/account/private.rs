//! A reporting service sees aggregates: no person, text, household or officer gets out to it.

use std::collections::BTreeSet;

use api::v1::account_moment::Moment;
use api::v1::*;
use insta::assert_snapshot;
use ledger::Direction;
use prost::Message;
use serde_json::Value;
use stories::{App, CONTROLLER, REPORTER, Refusal, Service as _, UTRECHT, explained};
use uuid::Uuid;

use super::{Year2025, indicators};

/// Every text of some length in the records of households, persons and provisions: ids, officers, sealed texts.
async fn recorded(app: &App) -> BTreeSet<String> {
    let events = app.utrecht().await.read_range(0, u64::MAX, Direction::OldestFirst, 100_000).await.unwrap();
    let mut texts = BTreeSet::new();
    for event in events {
        let personal =
            ["household", "person", "provision", "account"].contains(&&*event.stream.aggregate_type);
        let payload: Value = serde_json::from_str(event.payload.as_str()).unwrap();
        if personal && event.event_type != "AccountOpened" {
            collect(&payload, &mut texts);
            texts.insert(event.stream.aggregate_id.to_string());
        }
        let by = payload[&event.event_type]["by"].as_str().map(str::to_owned);
        texts.extend(by);
    }
    texts
}

fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() >= 16 => drop(texts.insert(text.clone())),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

/// Everything a reporting service is answered about the account, as it was encoded.
async fn answered(app: &App, year: &Year2025<'_>) -> Vec<u8> {
    let mut client = stories::Accountability::over(REPORTER.of(app));
    let account = &year.account;
    let report = client.get_report(account.question(None).await).await.unwrap().into_inner();
    let mut bytes = report.encode_to_vec();
    bytes.extend(client.list_figures(listing(year, None)).await.unwrap().into_inner().encode_to_vec());
    let compare = comparing(year, Moment::Submission(true), None);
    bytes.extend(client.compare_reports(compare).await.unwrap().into_inner().encode_to_vec());
    for figure in report.report.unwrap().figures {
        let why = ExplainFigureRequest { recount: true, ..account.why(&figure.id, None).await };
        let told = explained(app, REPORTER, why).await.unwrap();
        assert!(told.lines.is_empty() && told.events.is_empty(), "{}: only sums", figure.id);
        bytes.extend(told.bytes);
    }
    let listing = ListAccountsRequest { ledger: UTRECHT.to_owned(), ..Default::default() };
    let listed = stories::Accounts::over(REPORTER.of(app)).list_accounts(listing).await;
    bytes.extend(listed.unwrap().into_inner().encode_to_vec());
    bytes
}

fn at(moment: Moment) -> AccountMoment {
    AccountMoment { moment: Some(moment), ..Default::default() }
}

fn listing(year: &Year2025<'_>, of: Option<Moment>) -> ListFiguresRequest {
    let (ledger, fund_id) = (UTRECHT.to_owned(), year.fund.id.clone());
    ListFiguresRequest { ledger, fund_id, year: 2025, of: of.map(at), ..Default::default() }
}

fn comparing(year: &Year2025<'_>, before: Moment, after: Option<Moment>) -> CompareReportsRequest {
    CompareReportsRequest {
        ledger: UTRECHT.to_owned(),
        fund_id: year.fund.id.clone(),
        year: 2025,
        before: Some(at(before)),
        after: after.map(at),
        ..Default::default()
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(bytes, part).is_some()
}

#[tokio::test]
async fn nobody_gets_out_to_a_reporting_service() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    account.drafted("2026-02-02").await.unwrap();
    year.delivered("2026-02-02", "2025-12-10", 10_00).await;
    let cost = explained(&app, CONTROLLER, account.why("HB/13", None).await).await.unwrap();
    let line = &cost.lines[0];
    account.marked("2026-02-03", &line.line_id, "Ada Vermeulen has no receipt").await.unwrap();
    account.goes_its_way("2026-02-03", "2026-02-04", "2026-02-05").await;

    let bytes = answered(&app, &year).await;
    let mut forbidden = recorded(&app).await;
    // What an account is about, and what it rests on, is public.
    let drafts = account.now().await.drafts;
    for public in [&year.fund.id, &account.now().await.account_id, &"herstelboek-rules/1".to_owned()] {
        forbidden.remove(public);
    }
    for draft in &drafts {
        let pin = draft.pin.as_ref().unwrap();
        for public in [&pin.root, &pin.indicators_sha256, &draft.report_sha256] {
            forbidden.remove(public);
        }
    }
    // Three signs may well be somewhere in a hash.
    forbidden.retain(|text| text.len() >= 5);
    assert!(forbidden.len() > 15, "{forbidden:?}");
    assert!(forbidden.contains(&year.household.id) && forbidden.contains("s.kok"));
    forbidden
        .extend(["Ada Vermeulen", "a washing machine", "no receipt", "\"event_type\""].map(str::to_owned));
    assert_eq!(line.household_pseudonym.len(), 16);
    forbidden.insert(line.household_pseudonym.clone());
    let out: Vec<_> = forbidden.iter().filter(|text| holds(&bytes, text.as_bytes())).collect();
    assert!(out.is_empty(), "{out:?}");
    for id in forbidden.iter().filter_map(|text| text.parse::<Uuid>().ok()) {
        assert!(!holds(&bytes, id.as_bytes()), "{id} in its binary form");
    }
    // The same search finds them in what an auditor is given.
    let found = |text: &str| holds(&cost.bytes, text.as_bytes());
    assert!(found(&year.household.id) && found(&line.household_pseudonym) && found("s.kok"));

    let told = explained(&app, REPORTER, account.why("HB/13", None).await).await.unwrap();
    let end = told.end.unwrap();
    assert_eq!(end.added_up.unwrap().value, Some(figure_value::Value::Cents(10_00)));
    assert_snapshot!(sums_shown(&end.sums), @"c ACTUAL COST COUNTED: 1 lines, 1000 cents, adds 1000");
    let all = explained(&app, REPORTER, account.why("HB/29", None).await).await.unwrap().end.unwrap();
    assert!(all.sums.len() > 1 && all.sums.iter().map(|sum| sum.lines).sum::<i64>() == all.lines);
    let added = figure_value::Value::Cents(all.sums.iter().map(|sum| sum.adds).sum());
    assert_eq!(all.added_up.unwrap().value, Some(added));
    app.finish().await;
}

/// A line for each sum.
fn sums_shown(sums: &[LineSum]) -> String {
    let shown = |sum: &LineSum| {
        let kind = sum.kind().as_str_name().replace("LINE_KIND_", "");
        let counts = sum.counts().as_str_name().replace("COUNTED_FACT_", "");
        let standing = sum.standing().as_str_name().replace("LINE_STANDING_", "");
        let LineSum { component, lines, cents, adds, .. } = sum;
        format!("{component} {kind} {counts} {standing}: {lines} lines, {cents} cents, adds {adds}")
    };
    sums.iter().map(shown).collect::<Vec<_>>().join("\n")
}

/// Why a reporting service is not answered as of some moment, by any of the four questions.
async fn refused(app: &App, year: &Year2025<'_>, of: Option<Moment>) -> String {
    let mut client = stories::Accountability::over(REPORTER.of(app));
    let before = of.unwrap_or(Moment::Submission(true));
    let refused = [
        client.get_report(year.account.question(of).await).await.map(drop),
        client.list_figures(listing(year, of)).await.map(drop),
        client.compare_reports(comparing(year, before, of)).await.map(drop),
        client.explain_figure(year.account.why("HB/13", of).await).await.map(drop),
    ];
    let mut reasons: Vec<_> =
        refused.into_iter().map(|answer| Refusal::from(answer.unwrap_err()).reason).collect();
    reasons.dedup();
    reasons.join(" ")
}

#[tokio::test]
async fn a_reporting_service_sees_what_was_submitted_and_nothing_else() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let first = account.drafted("2026-02-02").await.unwrap().pin.unwrap();
    for moment in [None, Some(Moment::Submission(true)), Some(Moment::TreeSize(first.tree_size))] {
        assert_eq!(refused(&app, &year, moment).await, "SUBMISSION_NOT_FOUND");
    }
    year.delivered("2026-02-02", "2025-12-10", 10_00).await;
    let draft = account.goes_its_way("2026-02-03", "2026-02-04", "2026-02-05").await;
    year.delivered("2026-02-05", "2025-12-11", 20_00).await;

    let instant = Moment::Instant(prost_types::Timestamp { seconds: 1_770_000_000, nanos: 0 });
    for moment in [Moment::Draft(1), Moment::Draft(2), Moment::TreeSize(first.tree_size), instant] {
        assert_eq!(refused(&app, &year, Some(moment)).await, "ROLE_NOT_ALLOWED");
    }
    let mut client = stories::Accountability::over(REPORTER.of(&app));
    let mut other_day = account.question(None).await;
    other_day.of = Some(AccountMoment { effective_on: stories::day("2025-06-30"), ..Default::default() });
    let other_day = Refusal::from(client.get_report(other_day).await.unwrap_err());
    assert_eq!(other_day.reason, "ROLE_NOT_ALLOWED");
    let submitted =
        client.get_report(account.question(None).await).await.unwrap().into_inner().report.unwrap();
    assert_eq!(submitted.sha256, draft.report_sha256);
    // The reference of a figure is as of the submission.
    let reference = submitted.figures.iter().find(|figure| figure.id == "HB/13").unwrap().reference.clone();
    let why = ExplainFigureRequest { ledger: UTRECHT.to_owned(), reference, ..Default::default() };
    let end = explained(&app, REPORTER, why).await.unwrap().end.unwrap();
    assert_eq!(end.added_up.unwrap().value, Some(figure_value::Value::Cents(610_00)));
    // Who prepares the account sees all of it.
    assert_ne!(account.says(None).await.sha256, draft.report_sha256);
    app.finish().await;
}
