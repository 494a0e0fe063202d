//! A ledger of notes in a database of its own, and an auditor who trusts its key.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use database::{Database, FreshDatabase, ThrowawayCluster};
use dossier::{Options, Verdict, verify};
use jiff::Timestamp;
use ledger::{Clock, JsonText, Ledger, Ledgers, LedgersOptions, NewEvent, StreamId, Submission, Upcasters};
use merkle::note::{Cosigner, NoteSigner};
use tempfile::TempDir;

/// A clock that stands still.
struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(1_790_000_000).unwrap()
    }
}

pub(crate) struct Town {
    pub(crate) ledger: Ledger,
    fresh: FreshDatabase,
    folder: TempDir,
    written: u64,
}

/// A witness.
pub(crate) fn witness() -> Cosigner {
    Cosigner::from_seed("leiden.example", &[9; 32]).unwrap()
}

impl Town {
    /// A ledger of so many notes.
    pub(crate) async fn of(notes: u64) -> Self {
        let fresh = ThrowawayCluster::shared().await.fresh_database().await.unwrap();
        let database = Database::connect(fresh.app.clone()).await.unwrap();
        let signer = NoteSigner::from_seed("herstelboek.test", &[7; 32]).unwrap();
        let options = LedgersOptions {
            clock: Arc::new(Still),
            signer: Arc::new(signer),
            upcasters: Upcasters::default(),
        };
        let ledger =
            Ledgers::new(database, options).open(&"GM0344".parse().unwrap(), "Utrecht").await.unwrap();
        let mut town = Town { ledger, fresh, folder: tempfile::tempdir().unwrap(), written: 0 };
        town.write(notes).await;
        town
    }

    /// Writes more notes, in three streams.
    pub(crate) async fn write(&mut self, notes: u64) {
        let note = |number: u64| NewEvent {
            stream: StreamId::new("note", format!("{}", number % 3)),
            sequence: number / 3 + 1,
            event_type: "Written".into(),
            event_version: "1.0".into(),
            payload: JsonText::of(&serde_json::json!({ "Written": { "number": number } })).unwrap(),
            metadata: JsonText::new("{}").unwrap(),
        };
        let notes: Vec<_> = (self.written..self.written + notes).map(note).collect();
        for page in notes.chunks(200) {
            self.ledger.appender().await.append(Submission::new(page.to_vec())).await.unwrap();
        }
        self.written += notes.len() as u64;
    }

    /// A file that is not there yet.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The verdict of an auditor who trusts the ledger's key and the witness.
    pub(crate) fn judge(&self, file: &Path) -> Verdict {
        let trusted = vec![self.ledger.verifier_key()];
        let options = Options { trusted, witnesses: vec![witness().cosigner_key()], ..Options::default() };
        verify(BufReader::new(File::open(file).unwrap()), &options, |_, _| ())
    }

    /// Somebody at the database, past every rule.
    pub(crate) async fn tamper(&self, statement: &'static str) {
        let superuser = Database::connect(self.fresh.admin.clone()).await.unwrap();
        let mut transaction = superuser.begin("GM0344").await.unwrap();
        sqlx::raw_sql("set session_replication_role = replica").execute(&mut *transaction).await.unwrap();
        sqlx::raw_sql(statement).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
    }
}
