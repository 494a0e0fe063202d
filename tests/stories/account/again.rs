//! The same bytes, asked again later.

use api::v1::account_moment::Moment;
use api::v1::*;
use insta::assert_snapshot;
use stories::{App, CONTROLLER, Household, Refusal, Service as _, UTRECHT};

use super::{Year2025, indicators};

/// With what was recorded by an instant.
fn instant(at: &str) -> Moment {
    let seconds = at.parse::<jiff::Timestamp>().unwrap().as_second();
    Moment::Instant(prost_types::Timestamp { seconds, nanos: 0 })
}

#[tokio::test]
async fn a_draft_says_the_same_after_a_hundred_events_more() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    let draft = account.drafted("2026-02-02").await.unwrap();
    let first = account.says(Some(Moment::Draft(1))).await;
    assert_eq!((&first.sha256, &first.pin), (&draft.report_sha256, &draft.pin));

    let mut household = Household::reported(&app).await;
    for _ in 0..100 {
        let attempt = RecordContactAttemptRequest {
            channel: ContactChannel::Phone.into(),
            outcome: ContactOutcome::NoAnswer.into(),
            ..Default::default()
        };
        household.tell("2026-01-20", attempt).await.unwrap();
    }
    year.delivered("2026-02-02", "2025-12-10", 10_00).await;

    // Another server has no report in memory: it makes it again.
    let other = app.another_server().await;
    let question = account.question(Some(Moment::Draft(1))).await;
    let mut client = stories::Accountability::over(other.as_officer(&app, CONTROLLER));
    let again = client.get_report(question).await.unwrap().into_inner().report.unwrap();
    assert_eq!(again, first);
    other.stop().await;
    let size = draft.pin.unwrap().tree_size;
    assert_eq!(account.says(Some(Moment::TreeSize(size))).await.canonical, first.canonical);
    assert_ne!(account.says(None).await.canonical, first.canonical);
    // As of an instant is as of what was recorded by then: everything, by the clock of the story.
    assert_eq!(account.says(Some(instant(super::PREPARED))).await, account.says(None).await);
    let json: serde_json::Value = serde_json::from_slice(&first.canonical).unwrap();
    assert_eq!(json["position"], size);
    app.finish().await;
}

#[tokio::test]
async fn figures_are_listed_page_by_page() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    year.account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    year.account.drafted("2026-02-02").await.unwrap();
    let whole = year.account.says(Some(Moment::Draft(1))).await.figures;
    let (mut pages, mut page_token) = (vec![], String::new());
    let mut client = stories::Accountability::over(CONTROLLER.of(&app));
    loop {
        let question = ListFiguresRequest {
            ledger: UTRECHT.to_owned(),
            fund_id: year.fund.id.clone(),
            year: 2025,
            of: Some(AccountMoment { moment: Some(Moment::Draft(1)), ..Default::default() }),
            page_size: 15,
            page_token,
            ..Default::default()
        };
        let page = client.list_figures(question).await.unwrap().into_inner();
        page_token = page.next_page_token;
        pages.push(page.figures);
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [15, 15, 2]);
    assert_eq!(pages.concat(), whole);
    app.finish().await;
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let app = App::start().await;
    let year = Year2025::over(&app).await;
    let account = &year.account;
    let mut client = stories::Accountability::over(CONTROLLER.of(&app));
    let mut refused = vec![];
    for (account, of) in [
        (account.clone(), None),
        (account.of_fund(app.id()), None),
        (account.clone(), Some(Moment::Draft(1))),
        (account.clone(), Some(Moment::TreeSize(1_000_000))),
        (account.clone(), Some(instant("2025-06-01T09:00:00Z"))),
        (account.clone(), Some(instant("2026-03-01T09:00:00Z"))),
    ] {
        refused.push(Refusal::from(client.get_report(account.question(of).await).await.unwrap_err()).reason);
    }
    account.opened("2026-02-02", &indicators(2025)).await.unwrap();
    for of in [Moment::Draft(1), Moment::Submission(true)] {
        let question = account.question(Some(of)).await;
        refused.push(Refusal::from(client.get_report(question).await.unwrap_err()).reason);
    }
    let unknown = account.why("B2/99", None).await;
    refused.push(Refusal::from(client.explain_figure(unknown).await.map(drop).unwrap_err()).reason);
    assert_snapshot!(refused.join(" "), @"ACCOUNT_NOT_FOUND FUND_NOT_FOUND ACCOUNT_NOT_FOUND POSITION_NOT_REACHED ACCOUNT_NOT_FOUND INSTANT_IN_FUTURE DRAFT_NOT_FOUND SUBMISSION_NOT_FOUND FIGURE_NOT_FOUND");
    app.finish().await;
}
