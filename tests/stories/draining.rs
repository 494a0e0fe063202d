//! A server that stops: nobody who only listens holds it up, and whoever reads is told to come back.

use std::time::Duration;

use api::v1::{ledger_service_client::LedgerServiceClient, *};
use futures::{future::join_all, stream};
use insta::assert_snapshot;
use server::auth::Role;
use stories::{App, Command as _, Household, Refusal, UTRECHT};
use tokio::time::timeout;
use tonic::{Request, Status, Streaming, transport::Channel};
use tonic_health::pb::{
    HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient,
};
use tonic_reflection::pb::v1::{
    ServerReflectionRequest, server_reflection_client::ServerReflectionClient,
    server_reflection_request::MessageRequest,
};

/// Long enough for anything that comes at all, and less than a server has for stopping.
const PATIENCE: Duration = Duration::from_secs(8);

async fn connected(app: &App) -> Channel {
    let address = Channel::from_shared(app.address()).unwrap();
    // What is on its way to a reader is not much more than what the reader took.
    let narrow = address.initial_stream_window_size(65_535).initial_connection_window_size(65_535);
    narrow.connect().await.unwrap()
}

#[tokio::test]
async fn somebody_who_watches_health_does_not_hold_up_a_stop() {
    let app = App::start().await;
    let mut watch = HealthClient::new(connected(&app).await)
        .watch(HealthCheckRequest::default())
        .await
        .unwrap()
        .into_inner();
    let health = watch.message().await.unwrap().unwrap();
    assert_eq!(health.status(), ServingStatus::Serving);
    timeout(PATIENCE, app.stop()).await.expect("a stop that waits for nobody");
    let health = watch.message().await.unwrap().unwrap();
    assert_eq!(health.status(), ServingStatus::NotServing);
    assert_snapshot!(Refusal::from(watch.message().await.unwrap_err()), @r"
    Unavailable SHUTTING_DOWN
    nl: Het systeem start opnieuw op. Probeer het zo meteen opnieuw.
    ");
}

#[tokio::test]
async fn somebody_who_keeps_asking_what_there_is_does_not_hold_up_a_stop() {
    let app = App::start().await;
    let question = ServerReflectionRequest {
        host: String::new(),
        message_request: Some(MessageRequest::ListServices(String::new())),
    };
    let questions = stream::iter([question]);
    let mut answers = ServerReflectionClient::new(connected(&app).await)
        .server_reflection_info(futures::StreamExt::chain(questions, stream::pending()))
        .await
        .unwrap()
        .into_inner();
    answers.message().await.unwrap().unwrap();
    timeout(PATIENCE, app.stop()).await.expect("a stop that waits for nobody");
    let told = Refusal::from(answers.message().await.unwrap_err());
    assert_eq!(told.reason, "SHUTTING_DOWN");
}

/// A reading of Utrecht from its beginning.
async fn reading(app: &App) -> Result<Streaming<ReadEventsResponse>, Status> {
    let mut request = Request::new(ReadEventsRequest { ledger: UTRECHT.to_owned(), ..Default::default() });
    let bearer = format!("Bearer {}", app.token(Role::Accountant, &[UTRECHT]));
    request.metadata_mut().insert("authorization", bearer.parse().unwrap());
    let mut client = LedgerServiceClient::new(connected(app).await);
    Ok(client.read_events(request).await?.into_inner())
}

#[tokio::test]
async fn a_reader_half_way_is_told_to_come_back() {
    let app = App::start().await;
    let household = Household::reported(&app).await;
    let long = "🗒".repeat(4_000);
    let notes: Vec<_> = (0..200).map(|_| household.note(&long)).collect();
    let sending = notes.into_iter().map(|note| {
        let mut client = household.client.clone();
        async move { note.send(&mut client).await.unwrap() }
    });
    join_all(sending).await;
    let mut stream = reading(&app).await.unwrap();
    let first = stream.message().await.unwrap().unwrap();
    assert!(first.records.len() < 201 && !first.resume_token.is_empty());
    let verdict = app.verdict().await;
    assert!(verdict.holds(), "{verdict}");
    let rest = async {
        loop {
            match stream.message().await {
                Ok(Some(message)) => assert_eq!(message.end, None, "read to the end all the same"),
                Ok(None) => panic!("nobody said that this was not all"),
                Err(told) => return Refusal::from(told),
            }
        }
    };
    let ((), told) = tokio::join!(app.stop(), rest);
    assert_eq!((told.reason.as_str(), told.retry_after), ("SHUTTING_DOWN", Some(2_000)));
}
