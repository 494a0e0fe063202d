//! Ourselves over gRPC: the process of the server, and connections to it with the tokens of everybody.

use std::{
    collections::HashMap,
    env,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command as Process, Stdio},
    sync::Mutex,
    time::Duration,
};

use api::v1::{GetBallotRequest, ListHouseholdsRequest};
use ledger::{Clock as _, LedgerName, SystemClock};
use server::auth::{DevelopmentKey, TokenRequest};
use stories::{
    BUDGET_HOLDER, Badge, COORDINATOR, Caseload, Client, Command, CommandStream, Common, DECIDER, LARGE,
    Officer, PAYER, Provisions, Refusal, SMALL, STATER, TEAM_MANAGER, day,
};
use tonic::{
    service::interceptor::InterceptedService,
    transport::{Channel, Endpoint},
};

use super::{case::Case, ids::new_id, note::TODAY, serve};

/// As for empty calls: more answers leave together on a connection when there are few of them.
const CONNECTIONS: usize = 4;
/// How long a token is good for: longer than a run.
const VALID: Duration = Duration::from_secs(24 * 3600);

/// How commands are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    /// Each in a call of its own.
    InCalls,
    /// In streams: one for each officer on each connection.
    InStreams,
}

/// The server, and connections to it.
pub(super) struct Outside {
    process: Mutex<Child>,
    channels: Vec<Channel>,
    badges: HashMap<&'static str, Badge>,
    /// Of each officer, one on each connection; none when commands are sent in calls.
    streams: HashMap<&'static str, Vec<CommandStream>>,
}

impl Outside {
    /// Starts a server on a database, with these keys.
    pub(super) async fn start(url: &str, keys: &Path, sent: Sent) -> Self {
        let mut process = Process::new(env::current_exe().unwrap())
            .arg(serve::ARGUMENT)
            .env(serve::DATABASE, url)
            .env(serve::KEYS, keys)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let output = process.stdout.take().expect("its output is piped");
        BufReader::new(output).read_line(&mut said).unwrap();
        let endpoint = Endpoint::from_shared(format!("http://{}", said.trim())).unwrap().tcp_nodelay(true);
        let mut channels = Vec::with_capacity(CONNECTIONS);
        for _ in 0..CONNECTIONS {
            channels.push(endpoint.connect().await.unwrap());
        }
        let (badges, streams) = (badges(keys), HashMap::new());
        let mut outside = Self { process: Mutex::new(process), channels, badges, streams };
        if sent == Sent::InStreams {
            outside.streams = outside.begin_streams().await;
        }
        outside
    }

    async fn begin_streams(&self) -> HashMap<&'static str, Vec<CommandStream>> {
        let mut streams: HashMap<_, Vec<_>> = HashMap::new();
        for (officer, badge) in &self.badges {
            for channel in &self.channels {
                let client = InterceptedService::new(channel.clone(), badge.clone());
                streams.entry(*officer).or_default().push(CommandStream::begin(client).await.unwrap());
            }
        }
        streams
    }

    /// The id of its process.
    pub(super) fn process(&self) -> u32 {
        self.process.lock().expect("nobody panicked while holding it").id()
    }

    /// A connection for this client, in the name of an officer.
    pub(super) fn client(&self, client: usize, officer: Officer) -> Client {
        let channel = self.channels[client % CONNECTIONS].clone();
        InterceptedService::new(channel, self.badges[officer.name].clone())
    }

    /// An officer records what a request asks for, about something.
    pub(super) async fn tell<C: Command>(
        &self,
        client: usize,
        officer: Officer,
        about: (&LedgerName, String),
        request: C,
    ) -> C::Answer {
        let Some(streams) = self.streams.get(officer.name) else {
            return self.call(client, officer, about, request).await;
        };
        let answered = streams[client % CONNECTIONS].send(request.filled(common(about))).await;
        answered.map_err(Refusal::from).unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    /// The same in a call by itself: what hands a file out or takes one is not done in a stream.
    pub(super) async fn call<C: Command>(
        &self,
        client: usize,
        officer: Officer,
        about: (&LedgerName, String),
        request: C,
    ) -> C::Answer {
        let answered = request.filled(common(about)).by(self.client(client, officer)).await;
        answered.unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    /// What is voted on, by who votes first.
    pub(super) async fn subject(&self, client: usize, ledger: &LedgerName, case: &Case) -> String {
        let question = GetBallotRequest {
            ledger: ledger.to_string(),
            provision_id: case.provision.to_string(),
            ..Default::default()
        };
        let mut voter = Provisions::new(self.client(client, case.voter(0)));
        let answer = voter.get_ballot(question).await.unwrap().into_inner();
        answer.ballot.expect("a ballot").subject
    }

    /// Waits until the views of a ledger are at its last event, so that they take no time of whoever comes next.
    pub(super) async fn views_follow(&self, ledger: &LedgerName, size: u64) {
        let Some(last) = size.checked_sub(1) else { return };
        let question = ListHouseholdsRequest {
            ledger: ledger.to_string(),
            page_size: 1,
            at_least_position: i64::try_from(last).ok(),
            ..Default::default()
        };
        Caseload::new(self.client(0, TEAM_MANAGER)).list_households(question).await.unwrap();
    }

    /// Ends the server and waits until it is gone.
    pub(super) fn stop(&self) {
        let mut process = self.process.lock().expect("nobody panicked while holding it");
        drop(process.stdin.take());
        assert!(process.wait().unwrap().success(), "the server did not stop in order");
    }
}

impl Drop for Outside {
    /// A run that was broken off leaves no server behind.
    fn drop(&mut self) {
        if let Ok(process) = self.process.get_mut() {
            drop(process.stdin.take());
        }
    }
}

/// Today, on the wire.
pub(super) fn today() -> Option<api::google::r#type::Date> {
    day(&TODAY.to_string())
}

/// What every command says: a new request about something.
fn common((ledger, about): (&LedgerName, String)) -> Common {
    Common { ledger: ledger.to_string(), request_id: new_id().to_string(), about, happened_on: today() }
}

/// A token for everybody.
fn badges(keys: &Path) -> HashMap<&'static str, Badge> {
    let key = DevelopmentKey::in_directory(keys).unwrap();
    let officers = [COORDINATOR, DECIDER, BUDGET_HOLDER, STATER, PAYER].into_iter().chain(SMALL).chain(LARGE);
    let badge = |officer: Officer| {
        let request = TokenRequest {
            subject: officer.name.to_owned(),
            roles: vec![officer.role],
            ledgers: vec!["*".to_owned()],
            organisation: None,
            valid: VALID,
            now: SystemClock.now(),
        };
        (officer.name, Badge::of(key.issue(&request).unwrap()))
    };
    officers.map(badge).collect()
}
