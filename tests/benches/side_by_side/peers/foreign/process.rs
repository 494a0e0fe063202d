//! A peer as a contestant: a line that asks for a round, a line that answers.

use std::{ffi::OsString, path::Path, process::Stdio, time::Duration};

use async_trait::async_trait;
use serde::Deserialize;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines},
    process::{Child, ChildStdin, ChildStdout, Command},
    sync::Mutex,
};

use super::newer::Postgresql;
use crate::contest::{Contestant, Load, Note, Round, latencies};

/// A process that does rounds.
pub(super) struct Peer {
    talk: Mutex<Option<Talk>>,
    postgresql: Option<Postgresql>,
}

struct Talk {
    child: Child,
    asks: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
    decided_anew: u64,
}

/// Its answer to a round.
#[derive(Deserialize)]
struct Answer {
    done: u64,
    elapsed_us: u64,
    /// Decisions that met a conflict and were made again.
    decided_anew: u64,
    /// Microseconds, and how often.
    latencies: Vec<(u64, u64)>,
}

impl Peer {
    /// Starts it on the work in `folder`, and waits until every household was reported.
    pub(super) async fn start(
        program: &Path,
        who: &str,
        folder: &Path,
        environment: Vec<(&str, OsString)>,
    ) -> Result<Self, String> {
        let mut command = Command::new(program);
        command.arg(who).arg(folder).envs(environment).kill_on_drop(true);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} cannot be run: {error}", program.display()))?;
        let asks = child.stdin.take().expect("it is piped");
        let answers = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        let mut talk = Talk { child, asks, answers, decided_anew: 0 };
        match talk.answers.next_line().await {
            Ok(Some(line)) if line == "ready" => Ok(Self { talk: Mutex::new(Some(talk)), postgresql: None }),
            _ => Err("it ended before it was ready; what it said stands above".to_owned()),
        }
    }

    /// The same, with the server it runs on, which leaves with it.
    pub(super) fn on(self, postgresql: Postgresql) -> Self {
        Self { postgresql: Some(postgresql), ..self }
    }
}

impl Talk {
    async fn round(&mut self, in_flight: usize, time: Duration) -> Round {
        let ask = format!("round {in_flight} {}\n", time.as_millis());
        self.asks.write_all(ask.as_bytes()).await.unwrap();
        let line = self.answers.next_line().await.unwrap().expect("it answers; what it said stands above");
        let answer: Answer = serde_json::from_str(&line).unwrap();
        self.decided_anew += answer.decided_anew;
        let mut latencies = latencies();
        for (micros, times) in answer.latencies {
            latencies.saturating_record_n(micros, times);
        }
        Round { done: answer.done, elapsed: Duration::from_micros(answer.elapsed_us), latencies }
    }
}

#[async_trait]
impl Contestant for Peer {
    async fn round(&self, load: Load) -> Round {
        assert!(load.pace.is_none(), "these peers are not held back");
        let mut talk = self.talk.lock().await;
        talk.as_mut().expect("it has not left").round(load.in_flight, load.time).await
    }

    async fn notes(&self) -> Vec<Note> {
        let talk = self.talk.lock().await;
        let anew = talk.as_ref().map_or(0, |talk| talk.decided_anew);
        let version = self
            .postgresql
            .as_ref()
            .map(|server| Note::new("PostgreSQL", server.major().into(), "major version"));
        let anew = (anew > 0).then(|| Note::new("decided anew after a conflict", anew, "commands"));
        version.into_iter().chain(anew).collect()
    }

    async fn leave(&self) {
        if let Some(Talk { mut child, asks, .. }) = self.talk.lock().await.take() {
            drop(asks);
            child.wait().await.unwrap();
        }
        if let Some(postgresql) = &self.postgresql {
            postgresql.stop().await;
        }
    }
}
