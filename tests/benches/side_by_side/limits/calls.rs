//! Unary gRPC calls with nothing in them, over TCP, to a server in a process of its own: what the wire alone costs.

use std::{
    convert::Infallible,
    future::{Ready, ready},
    net::SocketAddr,
    task::{Context, Poll},
};

use async_trait::async_trait;
use tokio::net::TcpListener;
use tonic::{
    Request, Response, Status,
    body::Body,
    client::Grpc,
    codegen::{BoxFuture, Service, http, http::uri::PathAndQuery},
    server::{NamedService, UnaryService},
    transport::{Channel, Endpoint, Server, server::TcpIncoming},
};
use tonic_prost::ProstCodec;

use super::child::{Served, say, until_let_go};
use crate::{
    contest::{Contestant, Entry, Load, Note, Place, Round, Workload, drive},
    names,
    options::Options,
};

/// TCP connections the clients share: as many as ourselves over gRPC.
const CONNECTIONS: usize = 4;
const PATH: &str = "/bench.Empty/Call";

/// Answers nothing to nothing.
#[derive(Clone)]
struct Empty;

impl NamedService for Empty {
    const NAME: &'static str = "bench.Empty";
}

impl UnaryService<()> for Empty {
    type Response = ();
    type Future = Ready<Result<Response<()>, Status>>;

    fn call(&mut self, _: Request<()>) -> Self::Future {
        ready(Ok(Response::new(())))
    }
}

impl Service<http::Request<Body>> for Empty {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<Self::Response, Infallible>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        Box::pin(async {
            let mut grpc = tonic::server::Grpc::new(ProstCodec::<(), ()>::default());
            Ok(grpc.unary(Empty, request).await)
        })
    }
}

/// The server, in a process of its own, until its standard input ends.
pub(crate) async fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    say(listener.local_addr().unwrap());
    let incoming = TcpIncoming::from(listener).with_nodelay(Some(true));
    let serving = Server::builder().add_service(Empty);
    serving.serve_with_incoming_shutdown(incoming, until_let_go()).await.unwrap();
}

struct Calls {
    channels: Vec<Channel>,
    _server: Served,
}

#[async_trait]
impl Contestant for Calls {
    async fn round(&self, load: Load) -> Round {
        let channels = self.channels.clone();
        drive(load, move |client| {
            let channel = channels[client % channels.len()].clone();
            async move {
                let mut grpc = Grpc::new(channel);
                grpc.ready().await.unwrap();
                let codec = ProstCodec::<(), ()>::default();
                grpc.unary(Request::new(()), PathAndQuery::from_static(PATH), codec).await.unwrap();
            }
        })
        .await
    }

    async fn notes(&self) -> Vec<Note> {
        vec![Note::new("connections of empty gRPC calls", CONNECTIONS as u64, "connections")]
    }
}

/// At the levels at which everybody else is called too.
pub(super) async fn entry(options: &Options) -> Place {
    let server = Served::start(&["serve-empty"]);
    let mut channels = vec![];
    for _ in 0..CONNECTIONS {
        channels.push(connected(server.address).await);
    }
    let calls = Calls { channels, _server: server };
    Ok(Entry::new(Workload::Limits, names::EMPTY_CALLS, "calls", &options.in_flight, calls))
}

async fn connected(address: SocketAddr) -> Channel {
    let endpoint = Endpoint::from_shared(format!("http://{address}")).unwrap();
    endpoint.tcp_nodelay(true).connect().await.unwrap()
}
