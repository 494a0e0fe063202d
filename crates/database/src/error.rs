//! Every way in which a database cannot be had, in the order in which they are found out.
//!
//! Messages name the remedy. They never hold a URL, because a URL may hold a password.

use std::io;
use std::path::PathBuf;

/// Why there is no database, or why it did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The programs of PostgreSQL are not on this machine.
    #[error(
        "postgresql's programs (initdb, pg_ctl, postgres) were not found in {searched}; install the package \
         `postgresql` (apt-get install postgresql, dnf install postgresql-server, brew install postgresql), \
         or use your own server with --database-url"
    )]
    BinariesMissing {
        /// The places that were looked at, separated by commas.
        searched: String,
    },

    /// Programs were found, but none new enough.
    #[error(
        "postgresql {found} was found, and {needed} or newer is needed; install a newer package `postgresql`"
    )]
    BinariesTooOld {
        /// The newest major version on this machine.
        found: u32,
        /// The oldest major version that will do.
        needed: u32,
    },

    /// The data directory was made by a major version whose programs are not here.
    #[error(
        "the cluster in {dir} was made by postgresql {cluster}, whose programs are not on this machine (found: \
         {found}); install `postgresql-{cluster}`, or move the data with pg_upgrade"
    )]
    BinariesOfOtherVersion {
        /// The directory of the cluster.
        dir: PathBuf,
        /// The major version in its PG_VERSION file.
        cluster: u32,
        /// The major versions found, separated by commas.
        found: String,
    },

    /// `initdb` refuses a user without an entry in the password file, and refuses root.
    #[error("{reason}; run as a user that has an entry in the password file, or use --database-url")]
    NoAccount {
        /// What was looked for.
        reason: String,
    },

    /// PostgreSQL runs as another user than root, and that user cannot enter the data directory.
    #[error(
        "user {account} cannot enter {dir}; give a data directory whose parents everybody may pass through"
    )]
    Unreachable {
        /// The directory that was tried.
        dir: PathBuf,
        /// The name of the user PostgreSQL runs as.
        account: String,
    },

    /// A file or directory could not be made, read or changed.
    #[error("cannot {action} {path}: {source}")]
    Files {
        /// What was tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },

    /// A program of PostgreSQL could not be run, or said no.
    #[error("{program} failed ({status}): {output}")]
    Program {
        /// Name of the program.
        program: String,
        /// Its exit status.
        status: String,
        /// What it wrote, and the end of the server's log.
        output: String,
    },

    /// The URL cannot be understood.
    #[error("the database url is not valid: {0}; expected postgres://user@host:port/database")]
    Url(#[source] sqlx::Error),

    /// A name that goes into SQL text has a character that has no place there.
    #[error("{name:?} is no {what}; letters, digits and underscores only, at most 63")]
    Name {
        /// What the name is for.
        what: &'static str,
        /// The name.
        name: String,
    },

    /// The name of a ledger is not of the form `GM0344`.
    #[error("{0:?} is no ledger name; a capital, then 1 to 31 letters, digits, underscores or hyphens")]
    LedgerName(String),

    /// The server cannot be reached, or refuses the connection.
    #[error("the database cannot be reached: {0}; check that it runs and that the url is right")]
    Unavailable(#[source] sqlx::Error),

    /// A migration failed, or those in the database are not ours.
    #[error("migration failed: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),

    /// A statement failed.
    #[error("database statement failed: {0}")]
    Statement(#[from] sqlx::Error),
}

impl DatabaseError {
    /// Wraps an input/output error with what was tried; for use in `map_err`.
    pub(crate) fn files(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> DatabaseError {
        let path = path.into();
        move |source| DatabaseError::Files { action, path, source }
    }
}
