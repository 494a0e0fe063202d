//! A view that meets an event it cannot read stands still, and says so: to who asks, in health, in the metrics. What it
//! knew before can still be asked, and other views go on.

use std::time::Duration;

use api::v1::*;
use insta::assert_snapshot;
use ledger::{JsonText, NewEvent, StreamId, Submission};
use stories::{App, BUDGET_HOLDER, CONTROLLER, COORDINATOR, Fund, Household, Refusal, UTRECHT, references};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tonic_health::pb::{
    HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient,
};

/// Somebody else's program writes what this version cannot read, in a book of this kind.
async fn something_newer(app: &App, kind: &'static str) -> u64 {
    let event = NewEvent {
        stream: StreamId::new(kind, app.id()),
        sequence: 1,
        event_type: "BookDreamtOf".into(),
        event_version: "1.0".into(),
        payload: JsonText::new(r#"{"BookDreamtOf":{}}"#.to_owned()).unwrap(),
        metadata: JsonText::new("{}".to_owned()).unwrap(),
    };
    let appender = app.utrecht().await.appender().await;
    appender.append(Submission::new(vec![event])).await.unwrap().last_position
}

/// Health of a view, as soon as it is this.
async fn becomes(app: &App, view: &str, wanted: ServingStatus) {
    let channel = tonic::transport::Channel::from_shared(app.address()).unwrap().connect().await.unwrap();
    let question = HealthCheckRequest { service: format!("herstelboek.views.{view}") };
    let mut health = HealthClient::new(channel).watch(question).await.unwrap().into_inner();
    let waiting = async { while health.message().await.unwrap().unwrap().status() != wanted {} };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.expect("a view that says so");
}

/// The page for Prometheus.
async fn metrics(app: &App) -> String {
    let mut connection = tokio::net::TcpStream::connect(app.metrics()).await.unwrap();
    connection.write_all(b"GET /metrics HTTP/1.0\r\n\r\n").await.unwrap();
    let mut page = String::new();
    connection.read_to_string(&mut page).await.unwrap();
    page
}

#[tokio::test]
async fn a_view_that_cannot_go_on_says_so_and_shows_nothing_old() {
    let app = App::start().await;
    let household = Household::reported_on(&app, "2025-02-03").await;
    let fund = Fund::opened(&app).await;
    let before = app.last_position().await.unwrap();
    let mut caseload = app.caseload_as(COORDINATOR);
    let then = caseload.list_households(app.households().await).await.unwrap().into_inner();
    becomes(&app, "caseload", ServingStatus::Serving).await;

    let stopped_at = something_newer(&app, "provision").await;
    Household::reported_on(&app, "2025-02-04").await;
    let question = app.households().await;
    let refused = Refusal::from(caseload.list_households(question.clone()).await.unwrap_err());
    assert_eq!(refused.values["position"], stopped_at.to_string());
    assert_snapshot!(refused, @r"
    FailedPrecondition VIEW_STOPPED
      position = 5
      view = caseload
    en: The overview caseload has come to a stop at position 5 and is not shown. Report it to the administrator.
    ");
    becomes(&app, "caseload", ServingStatus::NotServing).await;
    becomes(&app, "provisions", ServingStatus::NotServing).await;
    becomes(&app, "funds", ServingStatus::Serving).await;

    let as_of = Some(AsOf { moment: Some(as_of::Moment::Position(before)) });
    let earlier = ListHouseholdsRequest { as_of, ..question };
    assert_eq!(caseload.list_households(earlier).await.unwrap().into_inner(), then);
    assert_eq!(references(&then.households), [household.reference()]);
    let (ledger, at_least_position) = (UTRECHT.to_owned(), app.last_position().await);
    let funds = ListFundsRequest { ledger, at_least_position, ..Default::default() };
    let funds = app.funds_as(CONTROLLER).list_funds(funds).await.unwrap().into_inner().funds;
    assert_eq!(funds.iter().map(|one| &one.fund_id).collect::<Vec<_>>(), [&fund.id]);
    let page = metrics(&app).await;
    for name in
        ["herstelboek_view_lag_events{view=\"caseload\"}", "herstelboek_views_stopped{view=\"funds\"}"]
    {
        assert!(page.contains(name), "{name} is not among the metrics");
    }
    app.stop().await;
}

#[tokio::test]
async fn who_is_shown_no_households_does_not_wait_for_them() {
    let app = App::start().await;
    Household::reported_on(&app, "2025-02-03").await;
    something_newer(&app, "household").await;
    let (ledger, at_least_position) = (UTRECHT.to_owned(), app.last_position().await);
    let question = CountWorkRequest { ledger, at_least_position, ..Default::default() };
    let refused = app.caseload_as(COORDINATOR).count_work(question.clone()).await.unwrap_err();
    assert_eq!(Refusal::from(refused).values["view"], "caseload");
    let counts = app.caseload_as(BUDGET_HOLDER).count_work(question).await.unwrap().into_inner().counts;
    assert_eq!(counts.len(), 7, "the lists of provisions, without votes: {counts:?}");
    app.stop().await;
}
