//! `CommandService`: commands that come in a stream. Each goes the way of its own rpc; several are in hand at once.

use std::{
    collections::HashMap,
    future::Future,
    pin::Pin,
    sync::{Arc, LazyLock},
};

use api::{
    google,
    v1::{self, carry_out_response::Outcome, command_service_server::CommandService},
};
use futures::{
    FutureExt as _, StreamExt as _,
    future::BoxFuture,
    stream::{self, FuturesUnordered},
};
use prost::Message as _;
use prost_types::Any;
use tokio_util::sync::CancellationToken;
use tonic::{Request, Response, Status, Streaming, async_trait};
use tracing::Instrument as _;

use super::{
    Desk, account, call, call::Call, catalogue, fund, household, ledger::Messages, method, payment,
    provision, signal,
};
use crate::{
    convert::{CommandRequest, count},
    errors::{Problem, Reason},
};

/// How many commands of one stream are in hand at once.
const IN_HAND: usize = 256;
/// What stands before the name of a message in an `Any`.
const PREFIX: &str = "type.googleapis.com/herstelboek.v1.";

/// The way of one command: from the bytes of its request to its response.
#[derive(Clone, Copy)]
pub(super) struct Way {
    rpc: &'static str,
    go: fn(Arc<Desk>, Call, Vec<u8>) -> Going,
}

type Going = BoxFuture<'static, Result<Any, Problem>>;

/// The way of the command with this request.
pub(super) const fn way<T: CommandRequest + Default + 'static>() -> Way {
    Way { rpc: T::NAME, go: |desk, call, bytes| go::<T>(desk, call, bytes).boxed() }
}

async fn go<T: CommandRequest + Default>(
    desk: Arc<Desk>,
    call: Call,
    bytes: Vec<u8>,
) -> Result<Any, Problem> {
    let request = T::decode(&*bytes).map_err(|_| Problem::new(Reason::MessageUnreadable))?;
    let response = desk.carry_out(call, request).await?;
    Ok(Any { type_url: format!("{PREFIX}{}Response", T::NAME), value: response.encode_to_vec() })
}

/// By the name of the request.
static WAYS: LazyLock<HashMap<&str, Way>> = LazyLock::new(|| {
    let services = [
        household::STREAMED,
        fund::STREAMED,
        provision::STREAMED,
        payment::STREAMED,
        signal::STREAMED,
        method::STREAMED,
        catalogue::STREAMED,
        account::STREAMED,
    ];
    services.into_iter().flatten().copied().collect()
});

#[async_trait]
impl CommandService for Desk {
    type CarryOutStream = Messages<v1::CarryOutResponse>;

    async fn carry_out(
        &self,
        request: Request<Streaming<v1::CarryOutRequest>>,
    ) -> Result<Response<Self::CarryOutStream>, Status> {
        self.answer("CarryOut", request, |call, commands| async { Ok(self.carried_out(call, commands)) })
            .await
    }
}

impl Desk {
    fn carried_out(
        &self,
        call: Call,
        commands: Streaming<v1::CarryOutRequest>,
    ) -> Messages<v1::CarryOutResponse> {
        let over = Box::pin(over(self.draining.clone(), call.caller.remaining()));
        let desk = Arc::new(self.clone());
        let carrying = Carrying {
            desk,
            call,
            commands,
            over,
            ending: None,
            number: 0,
            in_hand: FuturesUnordered::new(),
        };
        stream::unfold(carrying, |mut carrying| async move {
            let answer = carrying.next().await?;
            Some((answer, carrying))
        })
        .boxed()
    }
}

/// Why no more commands are taken, when that is so: the server stops, or the token of the caller is no longer good.
async fn over(draining: CancellationToken, remaining: std::time::Duration) -> Reason {
    tokio::select! {
        () = draining.cancelled() => Reason::ShuttingDown,
        () = tokio::time::sleep(remaining) => Reason::TokenExpired,
    }
}

/// A stream of commands under way.
struct Carrying {
    desk: Arc<Desk>,
    call: Call,
    commands: Streaming<v1::CarryOutRequest>,
    over: Pin<Box<dyn Future<Output = Reason> + Send>>,
    /// What the stream ends with once everything in hand is answered; `None` while more commands are taken.
    ending: Option<Result<(), Status>>,
    /// Of the next command.
    number: u64,
    in_hand: FuturesUnordered<BoxFuture<'static, v1::CarryOutResponse>>,
}

impl Carrying {
    /// The next answer there is, or the end.
    async fn next(&mut self) -> Option<Result<v1::CarryOutResponse, Status>> {
        loop {
            let open = self.ending.is_none();
            tokio::select! {
                biased;
                Some(answer) = self.in_hand.next() => return Some(Ok(answer)),
                reason = &mut self.over, if open => {
                    self.ending = Some(Err(Problem::new(reason).to_status(self.call.language)));
                }
                command = self.commands.message(), if open && self.in_hand.len() < IN_HAND => match command {
                    Ok(Some(command)) => self.take_in_hand(command),
                    Ok(None) => self.ending = Some(Ok(())),
                    Err(unreadable) => self.ending = Some(Err(unreadable)),
                },
                else => return self.ending.replace(Ok(()))?.err().map(Err),
            }
        }
    }

    fn take_in_hand(&mut self, request: v1::CarryOutRequest) {
        let (desk, call, number) = (Arc::clone(&self.desk), self.call.clone(), count(self.number));
        self.number += 1;
        let carried = async move {
            let language = call.language;
            let outcome = match carried(desk, call, request.command.unwrap_or_default()).await {
                Ok(response) => Outcome::Response(response),
                Err(problem) => Outcome::Refusal(refusal(&problem.to_status(language))),
            };
            v1::CarryOutResponse { number, outcome: Some(outcome) }
        };
        self.in_hand.push(carried.boxed());
    }
}

async fn carried(desk: Arc<Desk>, call: Call, command: Any) -> Result<Any, Problem> {
    let way = command.type_url.strip_prefix(PREFIX).and_then(|request| WAYS.get(request));
    let Way { rpc, go } = way.ok_or_else(|| Problem::new(Reason::CommandUnknown))?;
    let (span, time) = (call.span(rpc), call.time());
    call::in_time(rpc, time, go(desk, call, command.value)).instrument(span).await
}

/// A status as it stands in an answer: with its details.
fn refusal(status: &Status) -> google::rpc::Status {
    google::rpc::Status::decode(status.details()).expect("the details of a status are one themselves")
}
