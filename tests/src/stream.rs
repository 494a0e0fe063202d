//! Commands over one stream, as a client that has many of them sends them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use api::v1::{
    CarryOutRequest, CarryOutResponse, carry_out_response::Outcome,
    command_service_client::CommandServiceClient,
};
use futures::{FutureExt as _, future::Shared, stream};
use prost::Message as _;
use prost_types::Any;
use tokio::sync::{mpsc, oneshot};
use tonic::{Code, Status, Streaming};

use crate::{Client, Command};

/// What stands before the name of a message in an `Any`.
const PREFIX: &str = "type.googleapis.com/herstelboek.v1.";

/// A stream of commands. It ends when it is dropped.
pub struct CommandStream {
    requests: mpsc::UnboundedSender<CarryOutRequest>,
    waiting: Arc<Mutex<Waiting>>,
    over: Shared<oneshot::Receiver<Result<(), Status>>>,
}

/// Who waits for the answer to which command.
#[derive(Default)]
struct Waiting {
    sent: i64,
    ended: bool,
    answers: HashMap<i64, oneshot::Sender<Outcome>>,
}

impl CommandStream {
    /// Begins one in the name of whoever this client is of.
    ///
    /// # Errors
    /// What the call is refused with.
    pub async fn begin(client: Client) -> Result<Self, Status> {
        let (requests, mut queue) = mpsc::unbounded_channel();
        let requested = stream::poll_fn(move |context| queue.poll_recv(context));
        let answers = CommandServiceClient::new(client).carry_out(requested).await?.into_inner();
        let (waiting, (end, over)) = (Arc::default(), oneshot::channel());
        let handing_out = hand_out(answers, Arc::clone(&waiting));
        // Nobody may want to know how it ended.
        tokio::spawn(async { drop(end.send(handing_out.await)) });
        Ok(Self { requests, waiting, over: over.shared() })
    }

    /// Sends a command and waits for its answer.
    ///
    /// # Errors
    /// What it was refused with; `ABORTED` when the stream ended first.
    pub async fn send<C: Command>(&self, command: C) -> Result<C::Answer, Status> {
        let response = self.send_any(packed(&command)).await?;
        Ok(C::Answer::decode(&*response.value).expect("the response of that command"))
    }

    /// The same, with whatever somebody may send as a command.
    pub async fn send_any(&self, command: Any) -> Result<Any, Status> {
        let ended = || Status::aborted("the stream ended before the answer");
        let (answer, answered) = oneshot::channel();
        {
            // What is sent first is counted first.
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            if waiting.ended {
                return Err(ended());
            }
            let number = waiting.sent;
            waiting.sent += 1;
            waiting.answers.insert(number, answer);
            let request = CarryOutRequest { command: Some(command) };
            self.requests.send(request).map_err(|_| ended())?;
        }
        match answered.await.map_err(|_| ended())? {
            Outcome::Response(response) => Ok(response),
            Outcome::Refusal(refusal) => {
                let code = Code::from_i32(refusal.code);
                let details = refusal.encode_to_vec();
                Err(Status::with_details(code, refusal.message, details.into()))
            }
        }
    }

    /// Waits until the server ends it.
    ///
    /// # Errors
    /// Why it did.
    pub async fn ended(&self) -> Result<(), Status> {
        self.over.clone().await.expect("somebody hands the answers out to the end")
    }
}

/// A command as it goes into a stream.
pub fn packed<C: Command>(command: &C) -> Any {
    let name = std::any::type_name::<C>().rsplit("::").next().expect("a name");
    Any { type_url: format!("{PREFIX}{name}"), value: command.encode_to_vec() }
}

/// Gives everybody the answer to what they sent, until there are no more.
async fn hand_out(
    mut answers: Streaming<CarryOutResponse>,
    waiting: Arc<Mutex<Waiting>>,
) -> Result<(), Status> {
    let end = loop {
        let CarryOutResponse { number, outcome } = match answers.message().await {
            Ok(Some(answer)) => answer,
            Ok(None) => break Ok(()),
            Err(end) => break Err(end),
        };
        let waiter = waiting.lock().unwrap_or_else(PoisonError::into_inner).answers.remove(&number);
        let waiter = waiter.expect("somebody waits for each answer, once");
        // Whoever gave up does not want it.
        drop(waiter.send(outcome.expect("it was carried out or refused")));
    };
    let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    waiting.ended = true;
    waiting.answers.clear();
    end
}
