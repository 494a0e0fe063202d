//! UmaDB 0.7: an append-only store of events with tags, a server of its own, and gRPC.
//!
//! As ours over gRPC: an append is acknowledged when it is on disk, appends that wait at the same moment share the wait, and
//! an append can be made to depend on nothing new having come on the household's tag. By default, as here, it waits for the
//! disk twice for each batch: `fdatasync` after the pages, and again after the header that makes them count. All events are
//! in one order.
//!
//! Unlike ours: it decides nothing and reads nothing back (its client is given the position of the household's last event,
//! free of charge); nothing is sealed, signed or hashed into a tree; there are no officers, no rights, no ledgers apart.

use std::collections::BTreeMap;
use std::env;
use std::io::{Read as _, stdin};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Stdio, exit};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use umadb_client::{AsyncUmaDbClient, UmaDbClient};
use umadb_dcb::{DcbAppendCondition, DcbEvent, DcbEventStoreAsync as _, DcbQuery, DcbQueryItem};
use uuid::Builder;

use crate::rounds::Store;
use crate::work::{Event, Work};

/// Connections; of 1, 2, 8 and 32 the number with which it is fastest.
const CONNECTIONS: usize = 8;
/// How many households are reported in one append.
const REPORTED_AT_ONCE: usize = 500;

/// What an append depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Condition {
    /// On nothing: it is appended whatever came before.
    None,
    /// On nothing new having come on its household.
    NothingNew,
}

/// A server in a process of its own, and clients of it.
pub(crate) struct Uma {
    server: Child,
    clients: Vec<AsyncUmaDbClient>,
    households: Vec<Household>,
    note: DcbEvent,
    condition: Condition,
}

struct Household {
    tag: String,
    /// The position of its last event.
    last: AtomicU64,
}

/// The server as shipped, with the defaults of its program, until the standard input ends. Its address and the place of its
/// file are in the environment.
pub(crate) fn serve() -> Result<()> {
    thread::spawn(|| {
        let _ = stdin().read_to_end(&mut Vec::new());
        exit(0);
    });
    let options = umadb::parse_cli_options(["umadb"]).map_err(told)?;
    umadb::start_server_with_cli_options(options).map_err(told)
}

fn told(error: Box<dyn std::error::Error>) -> anyhow::Error {
    anyhow!("{error}")
}

impl Uma {
    /// A server with its file in `folder`, and every household reported.
    pub(crate) async fn start(folder: &Path, work: Work, condition: Condition) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let mut server = Command::new(env::current_exe()?)
            .arg("umadb-server")
            .env("UMADB_LISTEN", &address)
            .env("UMADB_DB_PATH", folder.join("uma.db"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        listening(&mut server).await?;
        let mut clients = Vec::with_capacity(CONNECTIONS);
        for _ in 0..CONNECTIONS {
            clients.push(UmaDbClient::new(format!("http://{address}")).connect_async().await?);
        }
        let households = report_all(&clients[0], &work).await?;
        Ok(Self { server, clients, households, note: event(&work.note)?, condition })
    }
}

/// Waits until the server says that it listens, and lets it say the rest to nobody.
async fn listening(server: &mut Child) -> Result<()> {
    let mut said = BufReader::new(server.stdout.take().context("the output of the server is piped")?).lines();
    while let Some(line) = said.next_line().await? {
        if line.contains("listening") {
            tokio::spawn(async move { while let Ok(Some(_)) = said.next_line().await {} });
            return Ok(());
        }
    }
    Err(anyhow!("the server of UmaDB ended"))
}

async fn report_all(client: &AsyncUmaDbClient, work: &Work) -> Result<Vec<Household>> {
    let report = event(&work.report)?;
    let mut reported = Vec::with_capacity(work.households.len());
    for some in work.households.chunks(REPORTED_AT_ONCE) {
        let tags: Vec<String> = some.iter().map(|id| format!("household:{id}")).collect();
        let events = tags.iter().map(|tag| report.clone().tags([tag.as_str()])).collect();
        let last = client.append(events, None, None).await?;
        let first = last + 1 - some.len() as u64;
        reported.extend(
            tags.into_iter().zip(first..).map(|(tag, position)| Household { tag, last: position.into() }),
        );
    }
    Ok(reported)
}

fn event(event: &Event) -> Result<DcbEvent> {
    let metadata: BTreeMap<String, String> = serde_json::from_str(event.metadata.text())?;
    let made =
        DcbEvent::default().event_type(event.event_type.as_str()).data(event.payload.text().as_bytes());
    Ok(metadata.into_iter().fold(made, |made, (name, value)| made.metadata_entry(name, value)))
}

impl Store for Uma {
    fn households(&self) -> usize {
        self.households.len()
    }

    async fn add_note(&self, client: usize, household: usize) -> Result<()> {
        let Household { tag, last } = &self.households[household];
        // Its id makes a retry of a conditional append harmless, as our request id does.
        let id = Builder::from_random_bytes(rand::random()).into_uuid();
        let note = self.note.clone().tags([tag.as_str()]).uuid(id);
        let condition = (self.condition == Condition::NothingNew).then(|| DcbAppendCondition {
            fail_if_events_match: DcbQuery::new().item(DcbQueryItem::new().tags([tag.as_str()])),
            after: Some(last.load(Relaxed)),
        });
        let position = self.clients[client % CONNECTIONS].append(vec![note], condition, None).await?;
        last.store(position, Relaxed);
        Ok(())
    }

    async fn notes(&self) -> Result<u64> {
        let head = self.clients[0].head().await?.context("there are events")?;
        Ok(head - self.households.len() as u64)
    }

    fn decided_anew(&self) -> u64 {
        0
    }

    async fn stop(mut self) -> Result<()> {
        drop(self.server.stdin.take());
        self.server.wait().await?;
        Ok(())
    }
}
