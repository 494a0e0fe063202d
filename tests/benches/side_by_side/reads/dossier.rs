//! The dossier: everything exported into one file, that file verified, and beside it plain SHA-256 over the same bytes.

use std::{
    fs::File,
    io::{BufReader, Read as _},
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use async_trait::async_trait;
use aws_lc_rs::digest::{self, SHA256};
use ledger::Ledger;
use stories::Town;
use tokio::{sync::OnceCell, task::spawn_blocking};
use verifier::Options;
use zip::ZipArchive;

use super::{Everybody, passes::Passes};
use crate::{
    contest::{Contestant, Load, Note, Round},
    names,
};

/// The entry with the records.
const RECORDS: &str = "events.jsonl";
/// As many of them are hashed by nobody but SHA-256, over and over: more than any cache holds.
const PLAIN: u64 = 64 << 20;

pub(super) fn entries(all: Everybody, town: &Arc<Town>, folder: PathBuf) -> Everybody {
    let dossier = Arc::new(Dossier {
        ledger: town.ledger.clone(),
        file: folder.join("dossier.zip"),
        written: OnceCell::new(),
        plain: OnceLock::new(),
    });
    let size = all.size;
    let (exported, verified) = (dossier.clone(), dossier.clone());
    let export = Passes::over(size, move || exported.clone().export());
    let verify = Passes::over(size, move || verified.clone().verify());
    all.and(names::EXPORT, "events", Told { of: export, dossier: dossier.clone() })
        .and(names::VERIFY, "bytes", verify)
        .and("plain SHA-256 of the same, one thread", "bytes", hashing(&dossier, 1))
        .and("plain SHA-256 of the same, two threads", "bytes", hashing(&dossier, 2))
}

/// A dossier of a whole ledger.
struct Dossier {
    ledger: Ledger,
    file: PathBuf,
    /// How many bytes of records are in the file, once there is one.
    written: OnceCell<u64>,
    /// The first of them.
    plain: OnceLock<Arc<[u8]>>,
}

impl Dossier {
    /// Writes the file anew.
    async fn export(self: Arc<Self>) -> u64 {
        drop(std::fs::remove_file(&self.file));
        audit::export(&self.ledger, &self.file, |_, _| ()).await.unwrap().size
    }

    /// How many bytes of records there are to verify.
    async fn bytes(self: &Arc<Self>) -> u64 {
        let count = || async {
            if !self.file.exists() {
                self.clone().export().await;
            }
            self.archive().by_name(RECORDS).unwrap().size()
        };
        *self.written.get_or_init(count).await
    }

    async fn verify(self: Arc<Self>) -> u64 {
        let bytes = self.bytes().await;
        let verdict = spawn_blocking(move || {
            let options = Options { trusted: vec![self.ledger.verifier_key()], ..Options::default() };
            verifier::verify(BufReader::new(File::open(&self.file).unwrap()), &options, |_, _| ())
        });
        let verdict = verdict.await.unwrap();
        assert!(verdict.holds(), "{verdict}");
        bytes
    }

    fn archive(&self) -> ZipArchive<BufReader<File>> {
        ZipArchive::new(BufReader::new(File::open(&self.file).unwrap())).unwrap()
    }

    /// The first records, in memory.
    fn plain(&self) -> Arc<[u8]> {
        let read = || {
            let (mut archive, mut bytes) = (self.archive(), vec![]);
            archive.by_name(RECORDS).unwrap().take(PLAIN).read_to_end(&mut bytes).unwrap();
            bytes.into()
        };
        self.plain.get_or_init(read).clone()
    }
}

/// SHA-256 and nothing else, each thread over its share.
fn hashing(dossier: &Arc<Dossier>, threads: usize) -> impl Contestant + 'static {
    let dossier = dossier.clone();
    Passes::of(move || {
        let dossier = dossier.clone();
        async move {
            dossier.bytes().await;
            spawn_blocking(move || hashed(&dossier.plain(), threads)).await.unwrap()
        }
    })
}

fn hashed(bytes: &[u8], threads: usize) -> u64 {
    std::thread::scope(|scope| {
        for share in bytes.chunks(bytes.len().div_ceil(threads)) {
            scope.spawn(|| std::hint::black_box(digest::digest(&SHA256, share)));
        }
    });
    bytes.len() as u64
}

/// The export, and how large the file became.
struct Told<C> {
    of: C,
    dossier: Arc<Dossier>,
}

#[async_trait]
impl<C: Contestant> Contestant for Told<C> {
    async fn round(&self, load: Load) -> Round {
        self.of.round(load).await
    }

    async fn notes(&self) -> Vec<Note> {
        let records = self.dossier.bytes().await;
        let file = std::fs::metadata(&self.dossier.file).unwrap().len();
        vec![Note::new("size of the dossier", file, "bytes"), Note::new("records in it", records, "bytes")]
    }
}
