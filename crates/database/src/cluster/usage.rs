//! Who uses a private cluster: two lock files, released by the system when a process dies in any way.
//!
//! `start.lock` is held while starting or stopping. `users.lock` is held, shared, by every process that uses the
//! cluster; the exclusive lock on it is only tried under `start.lock`, so it never makes anybody wait.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::DatabaseError;

/// This process is a user of the cluster for as long as this value lives.
#[derive(Debug)]
pub(super) struct Usage {
    dir: PathBuf,
    users: File,
}

impl Usage {
    /// Runs `start` while nobody else starts or stops, and counts this process as a user when it succeeded.
    pub(super) fn enter<T>(
        dir: &Path,
        start: impl FnOnce() -> Result<T, DatabaseError>,
    ) -> Result<(Self, T), DatabaseError> {
        let _starting = starting(dir)?;
        let started = start()?;
        let users = open(&dir.join("users.lock"))?;
        users.lock_shared().map_err(DatabaseError::files("lock", dir.join("users.lock")))?;
        Ok((Self { dir: dir.to_owned(), users }, started))
    }

    /// Stops counting this process, and runs `stop` when no other process uses the cluster.
    pub(super) fn leave(
        &self,
        stop: impl FnOnce() -> Result<(), DatabaseError>,
    ) -> Result<(), DatabaseError> {
        let _starting = starting(&self.dir)?;
        self.users.unlock().map_err(DatabaseError::files("unlock", self.dir.join("users.lock")))?;
        match self.users.try_lock() {
            Ok(()) => stop(),
            Err(_) => Ok(()),
        }
    }
}

fn starting(dir: &Path) -> Result<File, DatabaseError> {
    let path = dir.join("start.lock");
    let file = open(&path)?;
    file.lock().map_err(DatabaseError::files("lock", path))?;
    Ok(file)
}

fn open(path: &Path) -> Result<File, DatabaseError> {
    let options = File::options().create(true).truncate(false).write(true).open(path);
    options.map_err(DatabaseError::files("open", path))
}
