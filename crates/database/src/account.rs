//! The account PostgreSQL runs as: ours, or another one when we are root, because `initdb` and `postgres` refuse root.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use nix::unistd::{Uid, User, geteuid};

use crate::DatabaseError;

/// Accounts tried when we are root and the data directory is root's too, best first.
const STAND_INS: [&str; 2] = ["postgres", "nobody"];

/// Who runs the programs of PostgreSQL and owns their files.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    name: String,
    uid: u32,
    gid: u32,
    switch: bool,
}

impl Account {
    /// Ours; when we are root, the owner of the first of `places` that exists and is not root's, else a stand-in.
    pub(crate) fn choose(places: &[&Path]) -> Result<Self, DatabaseError> {
        let us = geteuid();
        if !us.is_root() {
            return Self::of_uid(us, false);
        }
        for place in places {
            match fs::metadata(place) {
                Ok(found) if found.uid() != 0 => return Self::of_uid(Uid::from_raw(found.uid()), true),
                _ => {}
            }
        }
        STAND_INS
            .iter()
            .find_map(|name| User::from_name(name).ok().flatten())
            .map(|user| Self::from_user(user, true))
            .ok_or_else(|| {
                no_account(format!("running as root, and no user {} exists", STAND_INS.join(" or ")))
            })
    }

    fn of_uid(uid: Uid, switch: bool) -> Result<Self, DatabaseError> {
        let user = User::from_uid(uid).ok().flatten();
        user.map(|user| Self::from_user(user, switch))
            .ok_or_else(|| no_account(format!("user id {uid} has no entry in the password file")))
    }

    fn from_user(user: User, switch: bool) -> Self {
        Self { name: user.name, uid: user.uid.as_raw(), gid: user.gid.as_raw(), switch }
    }

    /// The name in the password file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Gives a file or directory of ours to this account.
    pub(crate) fn give(&self, path: &Path) -> Result<(), DatabaseError> {
        if !self.switch {
            return Ok(());
        }
        chown(path, Some(self.uid), Some(self.gid)).map_err(DatabaseError::files("give away", path))
    }

    /// Makes the command run as this account; the supplementary groups of root are dropped too.
    pub(crate) fn apply(&self, command: &mut Command) {
        if self.switch {
            command.uid(self.uid).gid(self.gid);
        }
    }

    /// Asks the system, as this account, whether the directory can be entered.
    pub(crate) fn check_reaches(&self, dir: &Path) -> Result<(), DatabaseError> {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "cd -- \"$1\" 2>/dev/null", "sh"]).arg(dir).current_dir("/");
        self.apply(&mut command);
        let status = command.status().map_err(DatabaseError::files("run", "/bin/sh"))?;
        if status.success() {
            return Ok(());
        }
        Err(DatabaseError::Unreachable { dir: dir.to_owned(), account: self.name.clone() })
    }
}

fn no_account(reason: String) -> DatabaseError {
    DatabaseError::NoAccount { reason }
}
