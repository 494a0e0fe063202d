//! From a row to an event.

use jiff::Timestamp;
use merkle::Hash;
use sqlx::{Row as _, postgres::PgRow};

use crate::{LedgerError, LedgerName, RecordedEvent, StreamId};

/// The columns every reading statement selects from `events`.
macro_rules! event_columns {
    () => {
        "position, aggregate_type, aggregate_id, sequence, event_type, event_version, payload::text as payload, \
         metadata::text as metadata, (extract(epoch from recorded_at) * 1000000)::bigint as recorded_micros, \
         leaf_hash, subtree_hashes"
    };
}
pub(crate) use event_columns;

pub(crate) fn event(ledger: &LedgerName, row: &PgRow) -> Result<RecordedEvent, LedgerError> {
    let position = unsigned(row, "position")?;
    let hashes = |column: &str| {
        let bytes: &[u8] = row.try_get(column)?;
        whole_hashes(bytes).ok_or_else(|| {
            LedgerError::damaged(ledger, format!("{column} at position {position} is not whole hashes"))
        })
    };
    let leaf_hash = hashes("leaf_hash")?;
    let [leaf_hash] = leaf_hash[..] else {
        return Err(LedgerError::damaged(
            ledger,
            format!("leaf_hash at position {position} is not one hash"),
        ));
    };
    Ok(RecordedEvent {
        position,
        stream: StreamId::new(
            row.try_get::<String, _>("aggregate_type")?,
            row.try_get::<&str, _>("aggregate_id")?,
        ),
        sequence: unsigned(row, "sequence")?,
        event_type: row.try_get("event_type")?,
        event_version: row.try_get("event_version")?,
        payload: row.try_get("payload")?,
        metadata: row.try_get("metadata")?,
        recorded_at: instant(row, "recorded_micros")?,
        leaf_hash,
        subtree_hashes: hashes("subtree_hashes")?,
    })
}

/// The leaf hash and the subtree hashes, selected as one column `hashes`.
pub(crate) fn leaf_and_subtrees(ledger: &LedgerName, row: &PgRow) -> Result<(Hash, Vec<Hash>), LedgerError> {
    let position = unsigned(row, "position")?;
    let damaged = || LedgerError::damaged(ledger, format!("the hashes at position {position} are not whole"));
    let mut hashes = whole_hashes(row.try_get("hashes")?).ok_or_else(damaged)?;
    if hashes.is_empty() {
        return Err(damaged());
    }
    Ok((hashes.remove(0), hashes))
}

/// A column of hashes one behind the other; `None` unless every one is whole.
pub(crate) fn whole_hashes(bytes: &[u8]) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<{ Hash::LEN }>();
    rest.is_empty().then(|| hashes.iter().copied().map(Hash::from).collect())
}

pub(crate) fn unsigned(row: &PgRow, column: &str) -> Result<u64, sqlx::Error> {
    whole_number(row.try_get(column)?, column)
}

pub(crate) fn instant(row: &PgRow, column: &str) -> Result<Timestamp, sqlx::Error> {
    whole_instant(row.try_get(column)?, column)
}

/// A number that is never below zero.
pub(crate) fn whole_number(number: i64, column: &str) -> Result<u64, sqlx::Error> {
    u64::try_from(number).map_err(|error| decode_error(column, error))
}

/// An instant from the microseconds since 1970.
pub(crate) fn whole_instant(micros: i64, column: &str) -> Result<Timestamp, sqlx::Error> {
    Timestamp::from_microsecond(micros).map_err(|error| decode_error(column, error))
}

fn decode_error(column: &str, error: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(error) }
}
