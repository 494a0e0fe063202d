//! The private cluster: what `herstelboek` runs on when no database URL is given.
//!
//! Full durability, a unix socket only, never as root. It survives a kill -9 of ours and is found again; the last
//! process that uses it stops it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tokio::task::spawn_blocking;

use super::server::Server;
use super::settings::Durability;
use super::socket;
use super::usage::Usage;
use crate::account::Account;
use crate::readiness::wait_until_ready;
use crate::{Binaries, DatabaseError, create_database};

/// The database inside the cluster.
const DATABASE: &str = "herstelboek";

/// A running cluster below a data directory. Dropping it stops it like [`PrivateCluster::stop`], but tells nobody of errors.
#[derive(Debug)]
pub struct PrivateCluster {
    server: Server,
    socket: PathBuf,
    usage: Option<Usage>,
}

impl PrivateCluster {
    /// Starts the cluster below `dir`, or joins the one that runs there, and makes its database when it is new.
    ///
    /// `dir` is made when it is not there. Files go to `dir/postgresql`, owned by the account PostgreSQL runs as: ours,
    /// or, when we are root, the owner of `dir`, else `postgres`, else `nobody`.
    ///
    /// # Errors
    /// [`DatabaseError::BinariesMissing`] and every other one about programs, accounts and files;
    /// [`DatabaseError::Program`] when PostgreSQL refuses; [`DatabaseError::Unavailable`].
    pub async fn start(dir: &Path) -> Result<Self, DatabaseError> {
        let dir = dir.to_owned();
        let cluster = blocking(move || Self::start_blocking(&dir)).await?;
        let maintenance = socket::url(&cluster.socket, "postgres");
        wait_until_ready(&maintenance).await?;
        create_database(&maintenance, DATABASE, None).await?;
        Ok(cluster)
    }

    /// The URL of the product's database, as its owner. Give the application's pool the role [`crate::APP_ROLE`].
    pub fn url(&self) -> String {
        socket::url(&self.socket, DATABASE)
    }

    /// The installation it runs on.
    pub fn binaries(&self) -> &Binaries {
        self.server.binaries()
    }

    /// Stops the cluster, unless another process uses it: then that process stops it when it is done.
    ///
    /// # Errors
    /// [`DatabaseError::Program`] when the server does not stop within a minute, [`DatabaseError::Files`].
    pub async fn stop(mut self) -> Result<(), DatabaseError> {
        blocking(move || self.leave()).await
    }

    /// Ends this process's use of the cluster and leaves it running for whoever comes next, as a kill -9 would.
    pub fn leave_running(mut self) {
        self.usage = None;
    }

    fn start_blocking(dir: &Path) -> Result<Self, DatabaseError> {
        let home = dir.join("postgresql");
        if !dir.exists() {
            make(dir)?;
        }
        let dir = fs::canonicalize(dir).map_err(DatabaseError::files("open", dir))?;
        let account = Account::choose(&[&home, &dir])?;
        let home = dir.join("postgresql");
        let (usage, (server, socket)) = Usage::enter(&dir, || {
            let server = Server::new(&home, account, Durability::Full)?;
            let socket = server.ensure_running()?;
            Ok((server, socket))
        })?;
        Ok(Self { server, socket, usage: Some(usage) })
    }

    fn leave(&mut self) -> Result<(), DatabaseError> {
        match self.usage.take() {
            Some(usage) => usage.leave(|| self.server.stop(&self.socket)),
            None => Ok(()),
        }
    }
}

impl Drop for PrivateCluster {
    fn drop(&mut self) {
        if let Err(error) = self.leave() {
            tracing::warn!(%error, "the private cluster was left running");
        }
    }
}

/// Makes a data directory that others may pass through but not list: PostgreSQL may run as somebody else.
fn make(dir: &Path) -> Result<(), DatabaseError> {
    fs::create_dir_all(dir).map_err(DatabaseError::files("create", dir))?;
    let mode = fs::Permissions::from_mode(0o711);
    fs::set_permissions(dir, mode).map_err(DatabaseError::files("set the permissions of", dir))
}

/// Runs blocking work on a thread for it.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DatabaseError> + Send + 'static,
) -> Result<T, DatabaseError> {
    match spawn_blocking(work).await {
        Ok(result) => result,
        Err(stopped) => std::panic::resume_unwind(stopped.into_panic()),
    }
}
