//! A witness of Utrecht's ledger, its folder, and a clock that moves one second with every cosignature.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use merkle::note::{Cosigner, NoteSignature};
use tempfile::TempDir;
use witness::{Refusal, Store, StoreError, WatchedLog, Witness};

use crate::log::Log;

/// When the first cosignature is made.
pub(crate) const START: u64 = 1_709_284_000;

pub(crate) fn cosigner() -> Cosigner {
    Cosigner::from_seed("witness.example/w1", &[9; 32]).unwrap()
}

pub(crate) struct World {
    folder: TempDir,
    clock: Arc<AtomicU64>,
}

impl World {
    pub(crate) fn new() -> Self {
        World { folder: tempfile::tempdir().unwrap(), clock: Arc::new(AtomicU64::new(START)) }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// The files in the folder, by extension, but the lock.
    pub(crate) fn files(&self, extension: &str) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
    }

    pub(crate) fn try_witness(&self, watched: Vec<WatchedLog>) -> Result<Witness, StoreError> {
        let clock = self.clock.clone();
        let tick = Box::new(move || clock.fetch_add(1, Ordering::SeqCst));
        Witness::new(cosigner(), watched, Store::open(&self.folder())?, tick)
    }

    /// The witness, as it comes up with what is in the folder.
    pub(crate) fn witness(&self) -> Witness {
        self.try_witness(vec![Log::of(0).watched()]).unwrap()
    }
}

/// Asks, and expects a cosignature that fits; gives its second.
#[track_caller]
pub(crate) fn cosigned(witness: &Witness, log: &Log, old: u64, new: u64) -> u64 {
    let line = witness.add_checkpoint(log.body(old, new).as_bytes()).unwrap();
    second(log, new, line)
}

/// The second of a cosignature that fits the checkpoint over so many leaves.
#[track_caller]
pub(crate) fn second(log: &Log, size: u64, line: NoteSignature) -> u64 {
    let note = log.note(size).with(line).unwrap();
    note.cosignatures(&[cosigner().cosigner_key()]).unwrap()[0].seconds
}

/// Asks, and expects a refusal.
#[track_caller]
pub(crate) fn refused(witness: &Witness, body: impl AsRef<[u8]>) -> Refusal {
    witness.add_checkpoint(body.as_ref()).expect_err("must be refused")
}
