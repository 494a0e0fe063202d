//! One PostgreSQL server in a folder of ours: made, configured, started, found again, stopped.
//!
//! Everything here blocks; the clusters call it from a blocking thread. Callers serialise starting and stopping.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::settings::{self, Durability, INCLUDED, SUPERUSER};
use super::socket;
use crate::account::Account;
use crate::{Binaries, DatabaseError};

/// The data, below the server's home.
const DATA: &str = "data";
/// Where a new cluster is made before it is moved to [`DATA`].
const FRESH: &str = "data.new";
/// What the server writes, below its home; the previous run's log is kept beside it.
const LOG: &str = "server.log";
/// How long the remains of a killed server are waited for.
const LEFTOVERS_PATIENCE: Duration = Duration::from_secs(10);
const LEFTOVERS_PAUSE: Duration = Duration::from_millis(50);
/// What PostgreSQL logs while the postmaster, or a process of it, is not quite gone.
const LEFTOVERS: [&str; 2] =
    ["lock file \"postmaster.pid\" already exists", "pre-existing shared memory block"];

/// A server and the account it runs as. `home` is a folder of that account's own.
#[derive(Debug)]
pub(super) struct Server {
    home: PathBuf,
    binaries: Binaries,
    account: Account,
    durability: Durability,
}

impl Server {
    /// Describes the server below `home`, which is made when it is not there; starts nothing.
    pub(super) fn new(home: &Path, account: Account, durability: Durability) -> Result<Self, DatabaseError> {
        if !home.exists() {
            fs::DirBuilder::new().mode(0o700).create(home).map_err(DatabaseError::files("create", home))?;
        }
        account.give(home)?;
        account.check_reaches(home)?;
        let binaries = Binaries::for_cluster(&home.join(DATA))?;
        Ok(Self { home: home.to_owned(), binaries, account, durability })
    }

    /// The programs it runs on.
    pub(super) fn binaries(&self) -> &Binaries {
        &self.binaries
    }

    /// The folder with the data.
    pub(super) fn data(&self) -> PathBuf {
        self.home.join(DATA)
    }

    /// The folder of the socket: of the server that runs already, else of one started here.
    pub(super) fn ensure_running(&self) -> Result<PathBuf, DatabaseError> {
        if !self.data().join("PG_VERSION").exists() {
            self.initialise()?;
        }
        if let Some(socket) = self.running() {
            return Ok(socket);
        }
        let socket = socket::place(&self.home, &self.account)?;
        let launched = settings::write(&self.data(), &socket, self.durability, &self.account)
            .and_then(|()| self.launch_after_leftovers());
        if let Err(error) = launched {
            socket::remove(&socket, &self.home);
            return Err(error);
        }
        Ok(socket)
    }

    /// Stops the server: open transactions are rolled back, what was committed is kept.
    pub(super) fn stop(&self, socket: &Path) -> Result<(), DatabaseError> {
        let data = self.data();
        let arguments = ["stop", "--mode=fast", "--wait", "--timeout=60", "--pgdata"];
        self.run("pg_ctl", arguments.iter().map(OsStr::new).chain([data.as_os_str()]))?;
        socket::remove(socket, &self.home);
        Ok(())
    }

    /// A command that runs one of PostgreSQL's programs as the cluster's account, in a folder it may enter.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.home).env("LC_ALL", "C");
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"PG") {
                command.env_remove(name);
            }
        }
        self.account.apply(&mut command);
        command
    }

    /// Makes the cluster beside its place and then moves it there, so that a half-made one is never taken for real.
    fn initialise(&self) -> Result<(), DatabaseError> {
        let fresh = self.home.join(FRESH);
        if fresh.exists() {
            fs::remove_dir_all(&fresh).map_err(DatabaseError::files("remove", &fresh))?;
        }
        let mut arguments =
            vec!["--username", SUPERUSER, "--encoding=UTF8", "--locale=C", "--data-checksums"];
        arguments.extend(["--auth=peer", "--no-instructions"]);
        if self.durability == Durability::None {
            arguments.push("--no-sync");
        }
        arguments.push("--pgdata");
        self.run("initdb", arguments.into_iter().map(OsStr::new).chain([fresh.as_os_str()]))?;
        let main = fresh.join("postgresql.conf");
        let sample = fs::read_to_string(&main).map_err(DatabaseError::files("read", &main))?;
        let content = format!("{sample}\ninclude = '{INCLUDED}'\n");
        fs::write(&main, content).map_err(DatabaseError::files("write", &main))?;
        let data = self.data();
        fs::rename(&fresh, &data).map_err(DatabaseError::files("move into place", data))
    }

    /// The folder of the socket of a server that runs on our data, whoever started it. Line 5 of `postmaster.pid`.
    fn running(&self) -> Option<PathBuf> {
        let text = fs::read_to_string(self.data().join("postmaster.pid")).ok()?;
        let socket = PathBuf::from(text.lines().nth(4)?);
        UnixStream::connect(socket::file_in(&socket)).ok()?;
        Some(socket)
    }

    /// Launches, and waits a while for what is left of a killed server to disappear.
    fn launch_after_leftovers(&self) -> Result<(), DatabaseError> {
        let log = self.home.join(LOG);
        if log.exists() {
            fs::rename(&log, log.with_extension("log.1"))
                .map_err(DatabaseError::files("move aside", &log))?;
        }
        let patience = Instant::now() + LEFTOVERS_PATIENCE;
        loop {
            match self.launch() {
                Err(error) if met_leftovers(&error) && Instant::now() < patience => sleep(LEFTOVERS_PAUSE),
                result => return result,
            }
        }
    }

    /// Paths are relative to `home`: pg_ctl hands them to a shell.
    fn launch(&self) -> Result<(), DatabaseError> {
        let arguments = ["start", "--silent", "--wait", "--timeout=300", "--log", LOG, "--pgdata", DATA];
        self.run("pg_ctl", arguments.iter().map(OsStr::new))
            .map_err(|error| with_log(error, &self.home.join(LOG)))
    }

    fn run<'a>(
        &self,
        program: &str,
        arguments: impl Iterator<Item = &'a OsStr>,
    ) -> Result<(), DatabaseError> {
        let path = self.binaries.program(program);
        let output =
            self.command(&path).args(arguments).output().map_err(DatabaseError::files("run", &path))?;
        if output.status.success() {
            return Ok(());
        }
        let said = [output.stderr, output.stdout].concat();
        Err(DatabaseError::Program {
            program: program.to_owned(),
            status: output.status.to_string(),
            output: String::from_utf8_lossy(&said).trim().to_owned(),
        })
    }
}

fn met_leftovers(error: &DatabaseError) -> bool {
    let DatabaseError::Program { output, .. } = error else {
        return false;
    };
    LEFTOVERS.iter().any(|leftover| output.contains(leftover))
}

/// Adds the end of the server's log, where the reason stands.
fn with_log(error: DatabaseError, log: &Path) -> DatabaseError {
    let DatabaseError::Program { program, status, output } = error else {
        return error;
    };
    let text = fs::read_to_string(log).unwrap_or_default();
    let from = text.lines().count().saturating_sub(10);
    let tail = text.lines().skip(from).collect::<Vec<_>>().join("; ");
    DatabaseError::Program { program, status, output: format!("{output}; its log ends with: {tail}") }
}
