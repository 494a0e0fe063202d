//! Where the socket lies, and the URL that leads to it.
//!
//! The path of a unix socket has a hard limit; where the cluster's own folder is too deep, a short folder is made.

use std::fs;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use super::settings::{PORT, SUPERUSER};
use crate::DatabaseError;
use crate::account::Account;

/// Longest path of a unix socket in bytes, its closing zero not counted (`sun_path` is 108 bytes on Linux, 104 on macOS).
const LONGEST: usize = if cfg!(target_os = "macos") { 103 } else { 107 };

/// A folder for the socket: `socket` below the cluster's home, or a new short one in the temporary folder.
pub(super) fn place(home: &Path, account: &Account) -> Result<PathBuf, DatabaseError> {
    let near = home.join("socket");
    if file_in(&near).as_os_str().len() <= LONGEST {
        match fs::DirBuilder::new().mode(0o700).create(&near) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(DatabaseError::files("create", near)(error));
            }
            _ => account.give(&near)?,
        }
        return Ok(near);
    }
    let short = tempfile::Builder::new()
        .prefix("hb-")
        .permissions(fs::Permissions::from_mode(0o700))
        .tempdir_in("/tmp")
        .map_err(DatabaseError::files("create a folder in", "/tmp"))?
        .keep();
    account.give(&short)?;
    Ok(short)
}

/// Removes the folder of a stopped cluster when it was a short one.
pub(super) fn remove(socket: &Path, home: &Path) {
    if !socket.starts_with(home) {
        // The folder is empty and its name is never used again: failing to remove it harms nothing.
        let _ = fs::remove_dir(socket);
    }
}

/// The socket's own file.
pub(super) fn file_in(socket: &Path) -> PathBuf {
    socket.join(format!(".s.PGSQL.{PORT}"))
}

/// The URL of one database of the cluster, as its superuser.
pub(super) fn url(socket: &Path, database: &str) -> String {
    url_as(SUPERUSER, socket, database)
}

/// The URL of one database of the cluster, as somebody.
pub(super) fn url_as(login: &str, socket: &Path, database: &str) -> String {
    let host: String = socket
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|&byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("postgres://{login}@localhost:{PORT}/{database}?host={host}")
}
