//! Files that hold secrets: readable by their owner only, never seen half written.
//!
//! A new one is written beside its place and then linked there, which fails when another process was first: both then
//! use the same secret.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::KeyProviderError;
use crate::cipher;

/// Nothing longer is read.
const LONGEST: u64 = 4_096;

/// 32 random bytes kept in a file of mode 0600; made on first use, with a folder of mode 0700 around it.
///
/// # Errors
/// [`KeyProviderError::Files`], [`KeyProviderError::Permissions`], [`KeyProviderError::Malformed`].
pub fn secret_file(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeyProviderError> {
    let bytes = read_or_create(path, || Zeroizing::new(cipher::random::<32>().to_vec()))?;
    let secret = <[u8; 32]>::try_from(bytes.as_slice());
    secret.map(Zeroizing::new).map_err(|_| KeyProviderError::Malformed { path: path.to_owned() })
}

/// The bytes of a secret file, after making it when there is none.
pub(super) fn read_or_create(
    path: &Path,
    make: impl FnOnce() -> Zeroizing<Vec<u8>>,
) -> Result<Zeroizing<Vec<u8>>, KeyProviderError> {
    if !path.exists() {
        create(path, &make())?;
    }
    read(path)
}

fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, KeyProviderError> {
    let file = File::open(path).map_err(files("open", path))?;
    let mode = file.metadata().map_err(files("inspect", path))?.mode() & 0o7777;
    if mode & 0o177 != 0 {
        return Err(KeyProviderError::Permissions { path: path.to_owned(), mode });
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST as usize));
    file.take(LONGEST).read_to_end(&mut bytes).map_err(files("read", path))?;
    Ok(bytes)
}

fn create(path: &Path, bytes: &[u8]) -> Result<(), KeyProviderError> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    make_private(folder)?;
    let draft = path.with_extension(hex::encode(*cipher::random::<8>()));
    let mut file = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&draft)
        .map_err(files("create", &draft))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(files("write", &draft))?;
    match fs::hard_link(&draft, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(files("create", path)(error));
        }
        _ => fs::remove_file(&draft).map_err(files("remove", &draft))?,
    }
    let opened = File::open(folder).map_err(files("open", folder))?;
    opened.sync_all().map_err(files("write", folder))
}

/// Only the folder itself is private: others may have business in the ones around it.
fn make_private(folder: &Path) -> Result<(), KeyProviderError> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(around) = folder.parent() {
        fs::create_dir_all(around).map_err(files("create", around))?;
    }
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(files("create", folder)(error)),
        _ => Ok(()),
    }
}

fn files(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> KeyProviderError {
    let path = path.into();
    move |source| KeyProviderError::Files { action, path, source }
}
