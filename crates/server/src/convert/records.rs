//! Records and ledgers on the wire.

use api::v1;
use ledger::{LedgerName, LedgerSummary, RecordedEvent, record_line};

use super::{count, dates::instant};

/// An event as its record: the bytes an auditor hashes.
#[must_use]
pub(crate) fn record(ledger: &LedgerName, event: &RecordedEvent) -> v1::Record {
    v1::Record {
        position: count(event.position),
        line: record_line(ledger, event),
        leaf_hash: event.leaf_hash.as_bytes().to_vec(),
    }
}

/// A ledger as it stands in a list.
#[must_use]
pub(crate) fn ledger_summary(ledger: &LedgerSummary) -> v1::Ledger {
    v1::Ledger {
        name: ledger.name.to_string(),
        tree_size: count(ledger.size),
        opened_at: Some(instant(ledger.opened_at)),
        title: ledger.title.clone(),
    }
}

/// The last position among the first `size` events. An answer about events has at least one.
#[must_use]
pub(crate) fn position(size: u64) -> i64 {
    count(size.saturating_sub(1))
}
