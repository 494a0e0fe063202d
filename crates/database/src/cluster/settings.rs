//! The configuration files of our clusters, written anew at every start.
//!
//! A unix socket is the only way in, and only the operating-system users that run or own the cluster may use it. The
//! server's log holds no statement and no detail of an error, because either may quote a value.

use std::fs;
use std::path::Path;

use crate::DatabaseError;
use crate::account::Account;

/// The superuser of our clusters.
pub(super) const SUPERUSER: &str = "herstelboek";
/// Who may log in to a throwaway cluster beside the superuser, once a test has made it.
pub(super) const TENANT: &str = "tenant";
/// Part of the socket's file name; nothing listens on it.
pub(super) const PORT: u16 = 5432;
/// Included at the end of `postgresql.conf`.
pub(super) const INCLUDED: &str = "herstelboek.conf";

const COMMON: &str = "\
listen_addresses = ''
timezone = 'UTC'
log_timezone = 'UTC'
jit = off
log_min_messages = warning
log_min_error_statement = panic
log_error_verbosity = terse
unix_socket_permissions = 0700
";

const DURABLE: &str = "\
fsync = on
full_page_writes = on
synchronous_commit = on
max_connections = 100
";

const FAST: &str = "\
fsync = off
full_page_writes = off
synchronous_commit = off
max_wal_size = '128MB'
max_connections = 300
";

/// Whether a commit survives the machine losing its power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Durability {
    /// Every commit is on disk before it is acknowledged.
    Full,
    /// Nothing is waited for: for tests, whose data nobody wants back.
    None,
}

/// Writes the three configuration files into the data directory.
pub(super) fn write(
    data: &Path,
    socket: &Path,
    durability: Durability,
    account: &Account,
) -> Result<(), DatabaseError> {
    let extra = if durability == Durability::Full { DURABLE } else { FAST };
    let socket = quote(&socket.display().to_string());
    let settings = format!("{COMMON}{extra}port = {PORT}\nunix_socket_directories = '{socket}'\n");
    let mut users = vec!["root", account.name()];
    users.dedup();
    let logins: &[&str] = match durability {
        Durability::Full => &[SUPERUSER],
        Durability::None => &[SUPERUSER, TENANT],
    };
    let map: String = users
        .iter()
        .flat_map(|user| logins.iter().map(move |login| format!("herstelboek \"{user}\" {login}\n")))
        .collect();
    put(&data.join(INCLUDED), &settings, account)?;
    put(&data.join("pg_hba.conf"), "local all all peer map=herstelboek\n", account)?;
    put(&data.join("pg_ident.conf"), &map, account)
}

fn put(path: &Path, content: &str, account: &Account) -> Result<(), DatabaseError> {
    fs::write(path, content).map_err(DatabaseError::files("write", path))?;
    account.give(path)
}

/// A path as it stands between quotes in `postgresql.conf`; in a list of directories, double quotes keep commas together.
fn quote(path: &str) -> String {
    let escaped = path.replace('\\', "\\\\").replace('\'', "''").replace('"', "\"\"");
    format!("\"{escaped}\"")
}
