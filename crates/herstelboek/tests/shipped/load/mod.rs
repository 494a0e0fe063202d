//! Load: many clients that send a caseload through every server there is and do not take silence for an answer.

mod caseload;
mod client;
mod command;

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use rand::{SeedableRng as _, rngs::StdRng};
use tokio::{sync::watch, task::JoinSet};

use crate::{home::Home, program::Serving};

pub(crate) use caseload::{Caseload, name_of};
pub(crate) use client::{Answer, Client};
pub(crate) use command::Command;

/// The ledger everything is recorded in.
pub(crate) const LEDGER: &str = "GM0344";

/// Where a server is, or nothing while it is down.
pub(crate) type Line = watch::Receiver<Option<SocketAddr>>;
/// What each request was answered in the end, by request id.
pub(crate) type Answers = HashMap<String, Answer>;

/// The clients, before they begin.
pub(crate) struct Load {
    token: String,
    clients: u64,
    lines: Vec<Line>,
    answered: watch::Sender<usize>,
}

impl Load {
    /// So many clients with a coordinator's token, who know these servers.
    pub(crate) async fn of(clients: u64, home: &Home, lines: Vec<Line>) -> Self {
        let token =
            home.program(["token", "--role", "coordinator", "--ledger", LEDGER]).run().await.ended_with(0);
        let token = token.stdout.trim().to_owned();
        Self { token, clients, lines, answered: watch::Sender::new(0) }
    }

    /// How many commands have got their answer: what trouble is paced by.
    pub(crate) fn answered(&self) -> watch::Receiver<usize> {
        self.answered.subscribe()
    }

    /// A client of its own, with its own dice.
    pub(crate) fn client(&self, seed: u64) -> Client {
        Client::new(&self.token, self.lines.clone(), StdRng::seed_from_u64(seed))
    }

    /// First the reports, then everything else in any order; every command until it is answered.
    pub(crate) async fn send(&self, caseload: Caseload) -> Answers {
        let mut answers = self.send_all(caseload.reports).await;
        answers.extend(self.send_all(caseload.casework).await);
        answers
    }

    async fn send_all(&self, commands: Vec<Command>) -> Answers {
        let waiting = Arc::new(Mutex::new(commands));
        let mut clients = JoinSet::new();
        for seed in 0..self.clients {
            let (mut client, waiting, answered) = (self.client(seed), waiting.clone(), self.answered.clone());
            clients.spawn(async move {
                let mut answers = Answers::new();
                let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
                while let Some(command) = next() {
                    answers.insert(command.request_id().to_owned(), client.record(&command).await);
                    answered.send_modify(|count| *count += 1);
                }
                answers
            });
        }
        clients.join_all().await.into_iter().flatten().collect()
    }
}

/// A line to a server that stays where it is.
pub(crate) fn line_to(server: &Serving) -> Line {
    watch::Sender::new(Some(server.grpc)).subscribe()
}

/// Opens the ledger, as the people who run the installation do.
pub(crate) async fn open_ledger(home: &Home, server: &Serving) {
    let request = format!(r#"{{"ledger": "{LEDGER}", "title": "Utrecht"}}"#);
    let call = home.program(["call", "LedgerService/OpenLedger", &request, "--address", &server.url()]);
    let opened = call.json().await;
    assert_eq!(opened["ledger"]["title"], "Utrecht", "{opened}");
}
