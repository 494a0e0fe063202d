//! Reading streams: one, or all that a batch of decisions needs in one round trip.

use std::collections::HashMap;

use sqlx::Row as _;

use super::row::{self, event_columns};
use crate::{Ledger, LedgerError, RecordedEvent, StreamId, append::signed};

impl Ledger {
    /// The events of a stream after sequence `after`, at positions below `below`, in order.
    pub async fn read_stream(
        &self,
        stream: &StreamId,
        after: u64,
        below: u64,
    ) -> Result<Vec<RecordedEvent>, LedgerError> {
        self.read_stream_page(stream, after, below, usize::MAX).await
    }

    /// The first `limit` of those.
    pub async fn read_stream_page(
        &self,
        stream: &StreamId,
        after: u64,
        below: u64,
        limit: usize,
    ) -> Result<Vec<RecordedEvent>, LedgerError> {
        let mut transaction = self.database().begin(self.name().as_str()).await?;
        let rows = sqlx::query(concat!(
            "select ", event_columns!(), " from events",
            " where ledger = $1 and aggregate_type = $2 and aggregate_id = $3 and sequence > $4 and position < $5",
            " order by sequence limit $6"
        ))
        .bind(self.name().as_str())
        .bind(stream.aggregate_type.as_ref())
        .bind(stream.aggregate_id.as_ref())
        .bind(signed(after))
        .bind(clamped(below))
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .fetch_all(&mut *transaction)
        .await?;
        transaction.commit().await?;
        rows.iter().map(|row| row::event(self.name(), row)).collect()
    }

    /// The whole histories of some streams, at positions below `below`, each in order; streams without events are
    /// absent from the answer.
    pub async fn read_streams(
        &self,
        streams: &[StreamId],
        below: u64,
    ) -> Result<HashMap<StreamId, Vec<RecordedEvent>>, LedgerError> {
        let mut histories: HashMap<StreamId, Vec<RecordedEvent>> = HashMap::new();
        if streams.is_empty() {
            return Ok(histories);
        }
        let (types, ids) = columns(streams);
        let mut transaction = self.database().begin(self.name().as_str()).await?;
        let rows = sqlx::query(concat!(
            "select ",
            event_columns!(),
            " from unnest($2::text[], $3::text[]) as wanted (wanted_type, wanted_id)",
            " join events on aggregate_type = wanted_type and aggregate_id = wanted_id",
            " where ledger = $1 and position < $4 order by position"
        ))
        .bind(self.name().as_str())
        .bind(types)
        .bind(ids)
        .bind(clamped(below))
        .fetch_all(&mut *transaction)
        .await?;
        transaction.commit().await?;
        for row in &rows {
            let event = row::event(self.name(), row)?;
            histories.entry(event.stream.clone()).or_default().push(event);
        }
        Ok(histories)
    }

    /// The last sequence of each stream that has events below position `below`.
    pub(crate) async fn sequences(
        &self,
        streams: &[StreamId],
        below: u64,
    ) -> Result<HashMap<StreamId, u64>, LedgerError> {
        let (types, ids) = columns(streams);
        let mut transaction = self.database().begin(self.name().as_str()).await?;
        let rows = sqlx::query(concat!(
            "select wanted_type, wanted_id, last.sequence",
            " from unnest($2::text[], $3::text[]) as wanted (wanted_type, wanted_id)",
            " cross join lateral (select sequence from events where ledger = $1 and aggregate_type = wanted_type",
            "   and aggregate_id = wanted_id and position < $4 order by sequence desc limit 1) as last"
        ))
        .bind(self.name().as_str())
        .bind(types)
        .bind(ids)
        .bind(clamped(below))
        .fetch_all(&mut *transaction)
        .await?;
        transaction.commit().await?;
        rows.iter()
            .map(|row| {
                let stream = StreamId::new(
                    row.try_get::<String, _>("wanted_type")?,
                    row.try_get::<&str, _>("wanted_id")?,
                );
                Ok((stream, row::unsigned(row, "sequence")?))
            })
            .collect()
    }
}

fn columns(streams: &[StreamId]) -> (Vec<&str>, Vec<&str>) {
    streams
        .iter()
        .map(|stream| (stream.aggregate_type.as_ref(), stream.aggregate_id.as_ref()))
        .unzip()
}

/// `u64::MAX` as "no bound" becomes the largest position PostgreSQL can name.
fn clamped(below: u64) -> i64 {
    i64::try_from(below).unwrap_or(i64::MAX)
}
