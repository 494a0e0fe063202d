//! Finding PostgreSQL's programs on this machine.
//!
//! Looked at, in this order: PATH, Debian's and Red Hat's versioned folders (newest first), Homebrew. A folder counts
//! only when it holds all three programs: some systems put wrappers for one or two of them in PATH.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{DatabaseError, OLDEST_POSTGRESQL};

const PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// Folders with one subfolder per version: parent, prefix of the subfolder, path below it.
const VERSIONED: [(&str, &str, &str); 4] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql", "bin"),
    ("/usr/local/opt", "postgresql", "bin"),
];

/// One installation of PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binaries {
    dir: PathBuf,
    major: u32,
}

impl Binaries {
    /// The first installation that is new enough.
    ///
    /// # Errors
    /// [`DatabaseError::BinariesMissing`], [`DatabaseError::BinariesTooOld`].
    pub fn find() -> Result<Self, DatabaseError> {
        let found = installed()?;
        let newest = found.iter().map(|binaries| binaries.major).max().unwrap_or(0);
        found
            .into_iter()
            .find(|binaries| binaries.major >= OLDEST_POSTGRESQL)
            .ok_or(DatabaseError::BinariesTooOld { found: newest, needed: OLDEST_POSTGRESQL })
    }

    /// The installation for the cluster in `data`: of its own major version, or [`Binaries::find`] when it is not there.
    pub(crate) fn for_cluster(data: &Path) -> Result<Self, DatabaseError> {
        let Some(cluster) = major_of_cluster(data) else {
            return Self::find();
        };
        let found = installed()?;
        let majors: BTreeSet<u32> = found.iter().map(|binaries| binaries.major).collect();
        found.into_iter().find(|binaries| binaries.major == cluster).ok_or_else(|| {
            let found = majors.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            DatabaseError::BinariesOfOtherVersion { dir: data.to_owned(), cluster, found }
        })
    }

    /// The major version, for instance 15.
    pub fn major(&self) -> u32 {
        self.major
    }

    /// The path of one program, for instance `pg_dump`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    fn at(dir: &Path) -> Option<Self> {
        let complete = |dir: &Path| PROGRAMS.iter().all(|program| dir.join(program).is_file());
        if !complete(dir) {
            return None;
        }
        let real = fs::canonicalize(dir.join("postgres")).ok()?;
        let home = real.parent().filter(|home| complete(home)).unwrap_or(dir).to_owned();
        let major = major_of_program(&home.join("postgres"))?;
        Some(Self { dir: home, major })
    }
}

/// Every installation, in order of preference, each once.
fn installed() -> Result<Vec<Binaries>, DatabaseError> {
    let mut found: Vec<Binaries> = Vec::new();
    for dir in candidates() {
        match Binaries::at(&dir) {
            Some(binaries) if !found.contains(&binaries) => found.push(binaries),
            _ => {}
        }
    }
    if found.is_empty() {
        let parents = VERSIONED.iter().map(|(parent, prefix, below)| format!("{parent}/{prefix}*/{below}"));
        let searched = ["PATH".to_owned()].into_iter().chain(parents).collect::<Vec<_>>().join(", ");
        return Err(DatabaseError::BinariesMissing { searched });
    }
    Ok(found)
}

fn candidates() -> Vec<PathBuf> {
    let mut dirs: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    for (parent, prefix, below) in VERSIONED {
        let mut versions = versions_below(Path::new(parent), prefix);
        versions.sort_by(|left, right| right.cmp(left));
        dirs.extend(versions.into_iter().map(|(_, dir)| dir.join(below)));
    }
    dirs
}

/// Subfolders whose name starts with `prefix`, each with the number in its name (Homebrew's plain `postgresql` counts as 0).
fn versions_below(parent: &Path, prefix: &str) -> Vec<(u32, PathBuf)> {
    let Ok(entries) = fs::read_dir(parent) else {
        return Vec::new();
    };
    let version = |name: &str| name.trim_start_matches(['@', '-']).parse().unwrap_or(0);
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            name.strip_prefix(prefix).map(|rest| (version(rest), entry.path()))
        })
        .collect()
}

/// `postgres (PostgreSQL) 15.14 (Debian …)` → 15. Answering `--version` is the one thing postgres does for root.
fn major_of_program(postgres: &Path) -> Option<u32> {
    let output = Command::new(postgres).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let version = text.split_whitespace().nth(2)?;
    version.split(|character: char| !character.is_ascii_digit()).next()?.parse().ok()
}

fn major_of_cluster(data: &Path) -> Option<u32> {
    fs::read_to_string(data.join("PG_VERSION")).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests;
