//! Many commands over one call: somebody brings in a caseload.

use std::time::Duration;

use api::v1::AddMemberRequest;
use futures::future::join_all;
use insta::assert_snapshot;
use prost_types::Any;
use server::auth::{Role, TokenRequest};
use stories::{App, CommandStream, Household, Person, Refusal, UTRECHT, packed, reporting};
use tokio::time::timeout;
use tonic::Code;

/// Longer than anything takes that is not stuck.
const PATIENCE: Duration = Duration::from_secs(8);

async fn stream_of(app: &App, role: Role) -> CommandStream {
    CommandStream::begin(app.as_officer("u-1", role)).await.unwrap()
}

#[tokio::test]
async fn a_caseload_is_brought_in_over_one_call() {
    let app = App::start().await;
    let stream = stream_of(&app, Role::Coordinator).await;
    let households: Vec<_> = (0..40).map(|_| Household::unreported(&app, UTRECHT)).collect();
    let reports = households.iter().map(|household| {
        let request = household.request("2025-02-03", reporting());
        stream.send(request)
    });
    for answer in join_all(reports).await {
        assert_eq!(answer.unwrap().receipt.unwrap().revision, 1);
    }
    // A thousand of them: more than are in hand at once.
    let notes = (0..25).flat_map(|_| &households).map(|household| stream.send(household.note("by letter")));
    let mut positions: Vec<_> = join_all(notes)
        .await
        .into_iter()
        .map(|answer| answer.unwrap().receipt.unwrap().first_position)
        .collect();
    positions.sort_unstable();
    assert_eq!(positions, (40..1_040).collect::<Vec<_>>());
    app.finish().await;
}

#[tokio::test]
async fn what_is_refused_is_told_as_by_its_own_rpc_and_holds_up_nobody() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let stream = stream_of(&app, Role::Coordinator).await;
    let again = household.request("2025-02-03", reporting());
    let blank = household.request("2025-02-03", AddMemberRequest::default());
    let (again, blank, note) = futures::join!(
        stream.send(again.clone()),
        stream.send(blank.clone()),
        stream.send(household.note("in between")),
    );
    assert_eq!(note.unwrap().receipt.unwrap().first_position, 1);
    let by_stream = [Refusal::from(again.unwrap_err()), Refusal::from(blank.unwrap_err())];
    let by_rpc = [
        household.tell("2025-02-03", reporting()).await.unwrap_err(),
        household.tell("2025-02-03", AddMemberRequest::default()).await.unwrap_err(),
    ];
    assert_eq!(by_stream, by_rpc);
    assert_snapshot!(by_stream[0], @r"
    AlreadyExists HOUSEHOLD_ALREADY_REPORTED
      on = 2025-02-03
    en: This household was reported before, on 2025-02-03. Go on in the existing file.
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_retry_in_a_stream_gets_the_receipt_of_the_call() {
    let app = App::start().await;
    let mut household = Household::reported(&app).await;
    let ada = household.request("2025-02-10", Person::new(&app, "Ada Vermeulen", "111222333").joining());
    let called = household.client.add_member(ada.clone()).await.unwrap().into_inner();
    let streamed = stream_of(&app, Role::Coordinator).await.send(ada).await.unwrap();
    assert_eq!(streamed, called);
    app.finish().await;
}

#[tokio::test]
async fn who_may_not_call_a_command_may_not_stream_it() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let stream = stream_of(&app, Role::Accountant).await;
    let refused = Refusal::from(stream.send(household.note("not mine")).await.unwrap_err());
    assert_eq!((refused.code, refused.reason.as_str()), (Code::PermissionDenied, "ROLE_NOT_ALLOWED"));
    app.finish().await;
}

#[tokio::test]
async fn what_is_no_command_is_told_so() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let stream = stream_of(&app, Role::Coordinator).await;
    let note = packed(&household.note("a note"));
    let elsewhere =
        Any { type_url: "type.googleapis.com/herstelboek.v1.MarkLineRequest".to_owned(), ..note.clone() };
    let (nothing, broken) = (Any::default(), Any { value: vec![0xff], ..note });
    let mut told = Vec::new();
    for command in [elsewhere, nothing, broken] {
        told.push(Refusal::from(stream.send_any(command).await.unwrap_err()));
    }
    assert_snapshot!(told[0], @r"
    InvalidArgument COMMAND_UNKNOWN
    en: This is not a command that can be carried out in a stream. Call it by itself.
    ");
    let reasons: Vec<_> = told.iter().map(|refusal| refusal.reason.as_str()).collect();
    assert_eq!(reasons, ["COMMAND_UNKNOWN", "COMMAND_UNKNOWN", "MESSAGE_UNREADABLE"]);
    app.finish().await;
}

#[tokio::test]
async fn a_stream_ends_with_the_token_of_its_caller() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    // A token is good for a minute longer than it says, because clocks differ: this one for two seconds more.
    let token = app.issue(&TokenRequest {
        subject: "u-1".to_owned(),
        roles: vec![Role::Coordinator],
        ledgers: vec!["*".to_owned()],
        organisation: None,
        valid: Duration::from_secs(1),
        now: ledger::Clock::now(&ledger::SystemClock) - Duration::from_secs(59),
    });
    let stream = CommandStream::begin(app.client(&token, "en")).await.unwrap();
    stream.send(household.note("in time")).await.unwrap();
    let ended = timeout(PATIENCE, stream.ended()).await.expect("it ends").unwrap_err();
    assert_eq!(Refusal::from(ended).reason, "TOKEN_EXPIRED");
    app.finish().await;
}

#[tokio::test]
async fn a_server_that_stops_answers_what_is_in_hand_and_ends_the_stream() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let stream = stream_of(&app, Role::Coordinator).await;
    stream.send(household.note("before")).await.unwrap();
    let verdict = app.verdict().await;
    assert!(verdict.holds(), "{verdict}");
    let (ended, stopped) = tokio::join!(stream.ended(), timeout(PATIENCE, app.stop()));
    stopped.expect("a stop that waits for nobody");
    assert_eq!(Refusal::from(ended.unwrap_err()).reason, "SHUTTING_DOWN");
}
