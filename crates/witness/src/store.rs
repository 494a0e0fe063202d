//! What a witness must not forget: of each log the checkpoint cosigned last, in a folder, one file a log.
//!
//! A file is the note as it was submitted, written beside its place, synced, and moved there; then the folder is synced.
//! Its name is the RFC 6962 leaf hash of the origin, its first line the origin. One process at a time has the folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use merkle::note::SignedNote;
use merkle::{Checkpoint, leaf_hash};

use crate::MAX_BODY;

/// The file whose lock says who has the folder. It is there since the folder is a witness's.
const LOCK: &str = "witness.lock";

/// The folder of a witness. Locked for as long as this is kept.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    _lock: File,
}

/// Why the folder cannot be used, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process has it.
    #[error("{} is in use by another witness: stop that one first", folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// A file could not be read or written.
    #[error("could not {action} {}: {source}", path.display())]
    File {
        /// What was tried.
        action: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is not the checkpoint of its log. Beginning anew could mean saying two things.
    #[error("{} is not the checkpoint that was cosigned: put it back from its backup, or go on under a new key", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
}

impl Store {
    /// Whether the folder has been a witness's. A key that was used and a folder that was not do not belong together.
    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        folder.join(LOCK).exists()
    }

    /// Takes the folder, after making it when there is none.
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::File`].
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(folder).map_err(failed("create", folder))?;
        let path = folder.join(LOCK);
        let lock = File::options().append(true).create(true).open(&path).map_err(failed("open", &path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse { folder: folder.to_owned() }),
            Err(TryLockError::Error(source)) => return Err(failed("lock", &path)(source)),
        }
        let store = Store { folder: folder.to_owned(), _lock: lock };
        store.sync_folder()?;
        Ok(store)
    }

    /// The checkpoint of a log that was cosigned last, if any was.
    ///
    /// # Errors
    /// [`StoreError::File`], [`StoreError::Damaged`].
    pub(crate) fn latest(&self, origin: &str) -> Result<Option<(SignedNote, Checkpoint)>, StoreError> {
        let path = self.path(origin, "checkpoint");
        let file = match File::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file.map_err(failed("open", &path))?,
        };
        let mut text = String::new();
        match file.take(MAX_BODY as u64).read_to_string(&mut text) {
            Err(error) if error.kind() != io::ErrorKind::InvalidData => {
                return Err(failed("read", &path)(error));
            }
            _ => {}
        }
        let note = text.parse::<SignedNote>().ok();
        let read = note.and_then(|note| Checkpoint::parse(note.text()).ok().map(|head| (note, head)));
        match read {
            Some((note, head)) if head.origin == origin => Ok(Some((note, head))),
            _ => Err(StoreError::Damaged { path }),
        }
    }

    /// Keeps the checkpoint of a log, over the one before. On disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::File`]; then either of the two is what is kept.
    pub(crate) fn keep(&self, origin: &str, note: &SignedNote) -> Result<(), StoreError> {
        self.write(&self.path(origin, "checkpoint"), &note.to_string())
    }

    /// Keeps two checkpoints of one log that contradict each other, unless two are kept already.
    ///
    /// # Errors
    /// [`StoreError::File`].
    pub(crate) fn keep_evidence(
        &self,
        origin: &str,
        cosigned: &SignedNote,
        shown: &SignedNote,
    ) -> Result<(), StoreError> {
        let path = self.path(origin, "two-histories");
        if path.exists() { Ok(()) } else { self.write(&path, &format!("{cosigned}\n{shown}")) }
    }

    fn write(&self, path: &Path, text: &str) -> Result<(), StoreError> {
        let draft = path.with_extension("draft");
        let mut file = File::create(&draft).map_err(failed("create", &draft))?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed("write", &draft))?;
        fs::rename(&draft, path).map_err(failed("replace", path))?;
        self.sync_folder()
    }

    fn sync_folder(&self) -> Result<(), StoreError> {
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(failed("sync", &self.folder))
    }

    fn path(&self, origin: &str, extension: &str) -> PathBuf {
        self.folder.join(leaf_hash(origin.as_bytes()).to_string()).with_extension(extension)
    }
}

fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::File { action, path, source }
}
