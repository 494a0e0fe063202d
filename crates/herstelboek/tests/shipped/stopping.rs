//! Stopping in order: asked by a signal, the server ends what it has, gives the database back, and says 0.

use api::v1::{SubscribeEventsRequest, ledger_service_client::LedgerServiceClient};
use nix::sys::signal::Signal;
use tonic::{Request, transport::Channel};

use crate::{
    home::Home,
    load::{LEDGER, open_ledger},
    program::Serving,
};

#[tokio::test]
async fn a_signal_ends_streams_and_stops_the_private_cluster() {
    let home = Home::on_private_cluster();
    for (signal, log) in [(Signal::SIGTERM, "first.log"), (Signal::SIGINT, "second.log")] {
        let server = Serving::start(&home, log).await;
        assert!(home.postmaster().is_some());
        open_ledger(&home, &server).await;
        let mut events = subscribed(&home, &server).await;
        server.signal(signal);
        while let Ok(Some(_)) = events.message().await {}
        assert_eq!(server.ended().await.code(), Some(0), "{signal}");
        assert_eq!(home.postmaster(), None, "{signal}");
    }
}

#[tokio::test]
async fn the_last_of_two_servers_stops_the_private_cluster() {
    let home = Home::on_private_cluster();
    let one = Serving::start(&home, "one.log").await;
    let other = Serving::start(&home, "other.log").await;
    let cluster = home.postmaster();
    one.stop().await;
    assert_eq!(home.postmaster(), cluster);
    open_ledger(&home, &other).await;
    other.stop().await;
    assert_eq!(home.postmaster(), None);
}

async fn subscribed(home: &Home, server: &Serving) -> tonic::Streaming<api::v1::SubscribeEventsResponse> {
    let token = home.program(["token", "--role", "controller", "--ledger", LEDGER]).run().await.ended_with(0);
    let channel =
        Channel::from_shared(server.url()).expect("an address").connect().await.expect("a connection");
    let mut request =
        Request::new(SubscribeEventsRequest { ledger: LEDGER.to_owned(), ..Default::default() });
    let bearer = format!("Bearer {}", token.stdout.trim()).parse().expect("a token fits in a header");
    request.metadata_mut().insert("authorization", bearer);
    LedgerServiceClient::new(channel).subscribe_events(request).await.expect("a stream").into_inner()
}
