//! What is common to our contestants: the way, the ledgers they write, and what is checked after each round.

use std::sync::Arc;

use ledger::LedgerName;

use super::{count::Count, way::Way};
use crate::contest::{Load, Round, drive};

/// A way and the ledgers somebody writes by it. Cheap to clone.
#[derive(Clone)]
pub(super) struct Measured {
    pub(super) way: Arc<Way>,
    pub(super) ledgers: Arc<[LedgerName]>,
    count: Arc<Count>,
}

impl Measured {
    /// As they are now.
    pub(super) async fn begin(way: &Arc<Way>, ledgers: Vec<LedgerName>) -> Self {
        let count = Count::begin(&way.inside, ledgers.clone()).await;
        Self { way: Arc::clone(way), ledgers: ledgers.into(), count: Arc::new(count) }
    }

    /// A round of what answers with how many events were recorded. Afterwards all is counted, and the views of a server
    /// have followed.
    pub(super) async fn round<F, Fut>(&self, load: Load, again: F) -> Round
    where
        F: Fn(usize) -> Fut + Send + Sync + Clone + 'static,
        Fut: Future<Output = u64> + Send + 'static,
    {
        let count = Arc::clone(&self.count);
        let round = drive(load, move |client| {
            let (count, done) = (Arc::clone(&count), again(client));
            async move { count.add(done.await) }
        })
        .await;
        let sizes = self.count.check(&self.way.inside).await;
        if let Some(outside) = &self.way.outside {
            for (ledger, size) in self.ledgers.iter().zip(sizes) {
                outside.views_follow(ledger, size).await;
            }
        }
        round
    }

    /// An auditor finds nothing.
    pub(super) async fn verify(&self) {
        self.count.verify(&self.way.inside).await;
    }

    /// Ends the server. Of those who share it, the first who leaves does.
    pub(super) fn leave(&self) {
        if let Some(outside) = &self.way.outside {
            outside.stop();
        }
    }
}
