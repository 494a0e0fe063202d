//! From a row to an event.

use jiff::Timestamp;
use merkle::Hash;
use sqlx::{Row as _, postgres::PgRow};

use crate::{LedgerError, LedgerName, RecordedEvent, StreamId};

/// The columns every reading statement selects from `events`, first and in this order, each as it is stored: what is
/// converted costs more in PostgreSQL than all the rest of reading it.
macro_rules! event_columns {
    () => {
        "position, aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, recorded_at, \
         leaf_hash, subtree_hashes"
    };
}
pub(crate) use event_columns;

/// Microseconds from 1970 to 2000, since when PostgreSQL counts.
const SINCE_2000: i64 = 946_684_800_000_000;

/// An event from the columns of [`event_columns`], by their places: a look-up of eleven names costs as much as the rest.
pub(crate) fn event(ledger: &LedgerName, row: &PgRow) -> Result<RecordedEvent, LedgerError> {
    let position = whole_number(row.try_get(0)?, "position")?;
    let not_whole = |column: &str| {
        LedgerError::damaged(ledger, format!("{column} at position {position} is not whole hashes"))
    };
    let leaf_hash: &[u8] = row.try_get(9)?;
    if !leaf_hash.len().is_multiple_of(Hash::LEN) {
        return Err(not_whole("leaf_hash"));
    }
    let leaf_hash = Hash::try_from(leaf_hash).map_err(|_| {
        LedgerError::damaged(ledger, format!("leaf_hash at position {position} is not one hash"))
    })?;
    let subtree_hashes = whole_hashes(row.try_get(10)?).ok_or_else(|| not_whole("subtree_hashes"))?;
    Ok(RecordedEvent {
        position,
        stream: StreamId::new(text(row, 1)?.to_owned(), text(row, 2)?),
        sequence: whole_number(row.try_get(3)?, "sequence")?,
        event_type: text(row, 4)?.to_owned(),
        event_version: text(row, 5)?.to_owned(),
        payload: text(row, 6)?.to_owned(),
        metadata: text(row, 7)?.to_owned(),
        recorded_at: recorded_at(row, 8)?,
        leaf_hash,
        subtree_hashes,
    })
}

/// A column of type `text` or `json`, as stored. The statement says which it is, so that is not asked for each row.
pub(super) fn text(row: &PgRow, column: usize) -> Result<&str, sqlx::Error> {
    row.try_get_raw(column)?.as_str().map_err(|source| not_decoded(column, source))
}

/// The column `recorded_at` as PostgreSQL sends it: microseconds since 2000.
pub(super) fn recorded_at(row: &PgRow, column: usize) -> Result<Timestamp, sqlx::Error> {
    let value = row.try_get_raw(column)?;
    let bytes = value.as_bytes().map_err(|source| not_decoded(column, source))?;
    let micros =
        bytes.try_into().map(i64::from_be_bytes).map_err(|error| decode_error("recorded_at", error))?;
    whole_instant(micros.saturating_add(SINCE_2000), "recorded_at")
}

fn not_decoded(column: usize, source: sqlx::error::BoxDynError) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_string(), source }
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
