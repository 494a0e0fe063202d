//! The throwaway cluster of the tests: one per test process, and a database per test in tens of milliseconds.
//!
//! A small `sh` holds the other end of a pipe of ours. When this process ends, by whatever cause, the pipe closes, and
//! `sh` stops the server and removes its folder. So a killed test run leaves nothing behind.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use nix::sys::statvfs::statvfs;
use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;

use super::server::Server;
use super::settings::{Durability, TENANT};
use super::socket;
use crate::account::Account;
use crate::{Binaries, DatabaseError, DatabaseOptions, create_database, migrate};

/// Migrated once; every test's database is a copy of it.
const TEMPLATE: &str = "template_herstelboek";
/// What the guard does when its standard input ends: $1 is pg_ctl, $2 the data, $3 the folder with everything.
const GUARD: &str = r#"read -r line; "$1" stop -s -m immediate -D "$2" 2>/dev/null; cd /; rm -rf "$3""#;

/// Bytes free; a test database takes some 8 million.
const PLENTY: u64 = 2 << 30;

static SHARED: OnceCell<ThrowawayCluster> = OnceCell::const_new();

/// A cluster without durability in a temporary folder. It ends with this value or with the process, whichever is first.
#[derive(Debug)]
pub struct ThrowawayCluster {
    server: Server,
    socket: PathBuf,
    guard: Child,
    databases: AtomicU32,
}

/// An empty, migrated database of a test's own.
#[derive(Clone, Debug)]
pub struct FreshDatabase {
    /// As superuser: may tamper.
    pub admin: DatabaseOptions,
    /// As the application: may insert and select.
    pub app: DatabaseOptions,
}

impl ThrowawayCluster {
    /// Starts a cluster with a migrated template. Takes about a second; prefer [`ThrowawayCluster::shared`].
    ///
    /// # Errors
    /// As [`crate::PrivateCluster::start`], and [`DatabaseError::Migration`].
    pub async fn start() -> Result<Self, DatabaseError> {
        let started = spawn_blocking(Self::start_blocking).await;
        let cluster = started.unwrap_or_else(|stopped| std::panic::resume_unwind(stopped.into_panic()))?;
        create_database(&cluster.url("postgres"), TEMPLATE, None).await?;
        migrate(&cluster.url(TEMPLATE)).await?;
        Ok(cluster)
    }

    /// The cluster of this process, started by the first test that asks for it.
    ///
    /// # Panics
    /// When it cannot be started, with the reason: a test cannot go on without it.
    pub async fn shared() -> &'static Self {
        SHARED
            .get_or_init(|| async {
                Self::start().await.unwrap_or_else(|error| panic!("no cluster for tests: {error}"))
            })
            .await
    }

    /// A new database, a copy of the template. It is never dropped: the cluster is short-lived.
    ///
    /// # Errors
    /// [`DatabaseError::Unavailable`], [`DatabaseError::Statement`].
    pub async fn fresh_database(&self) -> Result<FreshDatabase, DatabaseError> {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        create_database(&self.url("postgres"), &name, Some(TEMPLATE)).await?;
        let url = self.url(&name);
        Ok(FreshDatabase { admin: DatabaseOptions::admin(url.as_str()), app: DatabaseOptions::app(url) })
    }

    /// The URL of any database of the cluster, as superuser.
    pub fn url(&self, database: &str) -> String {
        socket::url(&self.socket, database)
    }

    /// The URL of any database of the cluster, as the login `tenant`: a test makes it, with the rights its story needs.
    pub fn tenant_url(&self, database: &str) -> String {
        socket::url_as(TENANT, &self.socket, database)
    }

    /// The installation it runs on, for instance to run its `pg_dump`.
    pub fn binaries(&self) -> &Binaries {
        self.server.binaries()
    }

    /// The folder with everything; gone when the cluster is.
    pub fn folder(&self) -> PathBuf {
        self.server.data().parent().map(Path::to_owned).unwrap_or_default()
    }

    fn start_blocking() -> Result<Self, DatabaseError> {
        let account = Account::choose(&[])?;
        let temporary = temporary_folder();
        let folder = tempfile::Builder::new()
            .prefix("herstelboek-test-")
            .tempdir_in(&temporary)
            .map_err(DatabaseError::files("create a folder in", temporary))?;
        let server = Server::new(folder.path(), account, Durability::None)?;
        let guard = start_guard(&server, folder.path())?;
        let _ = folder.keep();
        let socket = server.ensure_running()?;
        Ok(Self { server, socket, guard, databases: AtomicU32::new(0) })
    }
}

impl Drop for ThrowawayCluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The guard does its work whether or not we can wait for it.
        let _ = self.guard.wait();
        socket::remove(&self.socket, &self.folder());
    }
}

/// Memory when there is plenty, which makes a database some ten times as fast; else the system's temporary folder.
fn temporary_folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    match statvfs(memory) {
        Ok(found) if found.blocks_available() * found.fragment_size() > PLENTY => memory.to_owned(),
        _ => std::env::temp_dir(),
    }
}

/// Starts the guard in a process group of its own, so that Ctrl-C in a terminal does not take it along.
fn start_guard(server: &Server, folder: &Path) -> Result<Child, DatabaseError> {
    let shell = Path::new("/bin/sh");
    let mut command = server.command(shell);
    command.args(["-c", GUARD, "sh"]).arg(server.binaries().program("pg_ctl")).arg(server.data()).arg(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    command.spawn().map_err(DatabaseError::files("run", shell))
}
