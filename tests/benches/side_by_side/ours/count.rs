//! Everything that was answered is in the ledger, and nothing else: counted after each round, verified at the end.

use std::{
    fs::File,
    io::BufReader,
    sync::atomic::{AtomicU64, Ordering},
};

use ledger::LedgerName;

use super::inside::Inside;

/// Ledgers with more events than this are counted and not verified: what is measured is not that.
const VERIFIED: u64 = 200_000;

/// The events of some ledgers.
pub(super) struct Count {
    ledgers: Vec<LedgerName>,
    /// How many there were before the first round, and since then by what was answered.
    answered: AtomicU64,
}

impl Count {
    /// Begins with what is there.
    pub(super) async fn begin(inside: &Inside, ledgers: Vec<LedgerName>) -> Self {
        let answered = AtomicU64::new(size(inside, &ledgers).await.iter().sum());
        Self { ledgers, answered }
    }

    /// So many events were recorded, somebody was told.
    pub(super) fn add(&self, events: u64) {
        self.answered.fetch_add(events, Ordering::Relaxed);
    }

    /// The ledgers have as many events as they should, when nobody is on the way. How many each has.
    pub(super) async fn check(&self, inside: &Inside) -> Vec<u64> {
        let sizes = size(inside, &self.ledgers).await;
        let (recorded, answered) = (sizes.iter().sum::<u64>(), self.answered.load(Ordering::Relaxed));
        assert_eq!(recorded, answered, "events in {} and {} more", self.ledgers[0], self.ledgers.len() - 1);
        sizes
    }

    /// An auditor finds nothing in them.
    pub(super) async fn verify(&self, inside: &Inside) {
        let mut left = VERIFIED;
        for (name, size) in self.ledgers.iter().zip(self.check(inside).await) {
            let Some(less) = left.checked_sub(size) else { break };
            left = less;
            verify(inside, name).await;
        }
    }
}

async fn size(inside: &Inside, ledgers: &[LedgerName]) -> Vec<u64> {
    let sizes: std::collections::HashMap<_, _> = inside.ledgers.sizes().await.unwrap().into_iter().collect();
    ledgers.iter().map(|name| sizes[name]).collect()
}

async fn verify(inside: &Inside, name: &LedgerName) {
    let ledger = inside.ledgers.get(name).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossier.zip");
    audit::export(&ledger, &file, |_, _| ()).await.unwrap();
    let options = dossier::Options { trusted: vec![ledger.verifier_key()], ..Default::default() };
    let verdict = dossier::verify(BufReader::new(File::open(&file).unwrap()), &options, |_, _| ());
    assert!(verdict.holds(), "{name}: {verdict}");
}
