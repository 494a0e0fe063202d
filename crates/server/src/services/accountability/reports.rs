//! Reports that were made before. A report never changes, so one that is kept is as good as a new one.

use std::sync::Arc;

use accountability::{Definition, Question, Report};
use domain::{
    account::FinalAccount,
    ids::{FileHash, FundId},
    money::AccountingYear,
};
use jiff::civil::Date;
use moka::future::Cache;

/// How much is kept, in bytes of canonical reports.
const BYTES: u64 = 64 * 1024 * 1024;

/// A report with what it is hashed as.
pub(super) struct Made {
    /// The report.
    pub(super) report: Report,
    /// The indicator set it was made by.
    pub(super) definition: Definition,
    /// Its canonical bytes.
    pub(super) canonical: Vec<u8>,
    /// Their hash.
    pub(super) sha256: FileHash,
}

/// What a report was asked as. It names the ledger and its size, and with them the indicator set that was adopted there.
type Key = (String, FundId, AccountingYear, u64, Date, FinalAccount);

/// The reports that are kept. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Reports(Cache<Key, Arc<Made>>);

impl Default for Reports {
    fn default() -> Self {
        let weight = |_: &Key, made: &Arc<Made>| u32::try_from(made.canonical.len()).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(BYTES).weigher(weight).build())
    }
}

impl Made {
    /// A report that was made now.
    pub(super) fn new(report: Report, definition: Definition) -> Self {
        let canonical = report.to_bytes();
        let sha256 = report.sha256();
        Self { report, definition, canonical, sha256 }
    }
}

impl Reports {
    pub(super) async fn get(&self, question: &Question) -> Option<Arc<Made>> {
        self.0.get(&key(question)).await
    }

    pub(super) async fn keep(&self, question: &Question, made: Made) -> Arc<Made> {
        let made = Arc::new(made);
        self.0.insert(key(question), made.clone()).await;
        made
    }
}

fn key(question: &Question) -> Key {
    let Question { ledger, fund, year, position, effective_on, final_account } = question;
    (ledger.clone(), *fund, *year, *position, *effective_on, *final_account)
}
