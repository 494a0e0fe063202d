//! The witness itself: what it remembers, and the rule by which it cosigns.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use merkle::note::{Cosigner, CosignerKey, NoteSignature, SignedNote, VerifierKey};
use merkle::{EMPTY_ROOT, Hash, verify_consistency};

use crate::{AddCheckpoint, Refusal, Store, StoreError, WatchedLog};

/// The present second, since 1970-01-01T00:00:00Z.
pub type Clock = Box<dyn Fn() -> u64 + Send + Sync>;

/// Cosigns what continues all it has cosigned before. Calls block on the disk.
pub struct Witness {
    cosigner: Cosigner,
    clock: Clock,
    store: Store,
    logs: HashMap<String, Log>,
}

struct Log {
    keys: Vec<VerifierKey>,
    /// Held from comparing until the answer: requests for one log are answered one after the other.
    latest: Mutex<Latest>,
}

/// What was cosigned last; a tree without leaves before the first.
struct Latest {
    size: u64,
    root: Hash,
    note: Option<SignedNote>,
}

impl Witness {
    /// A witness of these logs, which remembers what the folder says.
    ///
    /// # Errors
    /// [`StoreError::File`], [`StoreError::Damaged`].
    pub fn new(
        cosigner: Cosigner,
        watched: Vec<WatchedLog>,
        store: Store,
        clock: Clock,
    ) -> Result<Self, StoreError> {
        let mut logs: HashMap<String, Log> = HashMap::new();
        for WatchedLog { key, origin } in watched {
            if let Some(known) = logs.get_mut(&origin) {
                known.keys.push(key);
                continue;
            }
            let latest = match store.latest(&origin)? {
                Some((note, head)) => Latest { size: head.size, root: head.root, note: Some(note) },
                None => Latest { size: 0, root: EMPTY_ROOT, note: None },
            };
            logs.insert(origin, Log { keys: vec![key], latest: Mutex::new(latest) });
        }
        Ok(Witness { cosigner, clock, store, logs })
    }

    /// The key with which others check what this witness cosigns.
    #[must_use]
    pub fn key(&self) -> CosignerKey {
        self.cosigner.cosigner_key()
    }

    /// The size of the checkpoint of this log that was cosigned last, 0 before the first; none when it is not watched.
    #[must_use]
    pub fn known(&self, origin: &str) -> Option<u64> {
        let log = self.logs.get(origin)?;
        Some(log.latest.lock().unwrap_or_else(PoisonError::into_inner).size)
    }

    /// Answers a body of `add-checkpoint`: the cosignature, once the checkpoint is on disk as the latest.
    ///
    /// The same checkpoint may be cosigned again, with its own size as the old one.
    ///
    /// # Errors
    /// In the order of [`Refusal`].
    pub fn add_checkpoint(&self, body: &[u8]) -> Result<NoteSignature, Refusal> {
        let request = AddCheckpoint::parse(body)?;
        let log = self.logs.get(&request.checkpoint.origin).ok_or(Refusal::UnknownOrigin)?;
        request.note.verify(&log.keys).map_err(|_| Refusal::NotSigned)?;
        // Nothing in it is changed but by whole assignments, so a panic elsewhere leaves it right.
        let mut latest = log.latest.lock().unwrap_or_else(PoisonError::into_inner);
        self.compare(&request, &latest)?;
        let AddCheckpoint { note, checkpoint, .. } = request;
        self.store.keep(&checkpoint.origin, &note).map_err(Refusal::NotKept)?;
        // The second is taken while the log is held: no later answer for it has an earlier one.
        let cosignature = self.cosigner.cosign(note.text(), (self.clock)());
        tracing::info!(origin = checkpoint.origin, size = checkpoint.size, "cosigned");
        *latest = Latest { size: checkpoint.size, root: checkpoint.root, note: Some(note) };
        Ok(cosignature)
    }

    /// Whether a checkpoint continues the latest.
    fn compare(&self, request: &AddCheckpoint, latest: &Latest) -> Result<(), Refusal> {
        let (old, new) = (request.old_size, &request.checkpoint);
        if old > new.size {
            return Err(Refusal::OldSizeTooLarge { old, size: new.size });
        }
        if old != latest.size {
            return Err(Refusal::OtherOldSize { known: latest.size });
        }
        if old == new.size && latest.root != new.root {
            self.say_two_histories(request, latest);
            return Err(Refusal::TwoHistories { size: old });
        }
        verify_consistency(old, latest.root, new.size, new.root, &request.proof)
            .map_err(Refusal::NotConsistent)
    }

    /// Two signed checkpoints of one size with two roots prove that the log lied to somebody: they are kept.
    fn say_two_histories(&self, request: &AddCheckpoint, latest: &Latest) {
        let origin = &request.checkpoint.origin;
        tracing::error!(origin, size = latest.size, "the log shows two histories of one size");
        let Some(cosigned) = &latest.note else { return };
        if let Err(error) = self.store.keep_evidence(origin, cosigned, &request.note) {
            tracing::error!(%error, "the evidence could not be kept");
        }
    }
}
