//! Calls that never reach a service: messages that are no message, and rpcs that are not there.

use api::{
    google::r#type::Date,
    v1::{GetCheckpointRequest, GetCheckpointResponse},
};
use insta::assert_snapshot;
use prost::Message;
use server::auth::Role;
use stories::{App, Refusal, UTRECHT};
use tonic::{Code, Request, client::Grpc};
use tonic_prost::ProstCodec;

/// What is answered to this message under this path.
async fn told<M: Message + Default + 'static>(app: &App, path: &'static str, message: M) -> Refusal {
    let mut client = Grpc::new(app.client(&app.token(Role::Accountant, &[UTRECHT]), "en"));
    client.ready().await.unwrap();
    let codec = ProstCodec::<M, GetCheckpointResponse>::default();
    let answer = client.unary(Request::new(message), path.parse().unwrap(), codec).await;
    answer.unwrap_err().into()
}

#[tokio::test]
async fn bytes_that_are_not_the_message_of_the_rpc() {
    let app = App::start().await;
    let date = Date { year: 2025, ..Default::default() };
    let refusal = told(&app, "/herstelboek.v1.LedgerService/GetCheckpoint", date).await;
    assert_snapshot!(refusal, @r"
    InvalidArgument MESSAGE_UNREADABLE
    en: This message cannot be read. The program that sent it must be made for this version.
    ");
    app.finish().await;
}

#[tokio::test]
async fn an_rpc_or_a_service_that_is_not_there() {
    let app = App::start().await;
    for path in ["/herstelboek.v1.LedgerService/CloseLedger", "/herstelboek.v2.LedgerService/GetCheckpoint"] {
        let refusal = told(&app, path, GetCheckpointRequest::default()).await;
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::Unimplemented, "RPC_UNKNOWN"), "{path}");
    }
    app.finish().await;
}
