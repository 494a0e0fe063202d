//! Reading streams: one, or all that a batch of decisions needs in one round trip.

use std::collections::HashMap;

use sqlx::Row as _;

use super::row::{self, event_columns};
use super::run::{Read, clamped};
use crate::{Ledger, LedgerError, PageLimit, RecordedEvent, StreamId};

/// Some events of one stream, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamPage {
    /// The events.
    pub events: Vec<RecordedEvent>,
    /// Whether there are more after them.
    pub more: bool,
}

impl Ledger {
    /// The events of a stream after sequence `after`, at positions below `below`, in order.
    pub async fn read_stream(
        &self,
        stream: &StreamId,
        after: u64,
        below: u64,
    ) -> Result<Vec<RecordedEvent>, LedgerError> {
        let everything = PageLimit { events: u32::MAX, bytes: usize::MAX };
        Ok(self.read_stream_page(stream, after, below, everything).await?.events)
    }

    /// The first of those, as many as the limit allows.
    pub async fn read_stream_page(
        &self,
        stream: &StreamId,
        after: u64,
        below: u64,
        limit: PageLimit,
    ) -> Result<StreamPage, LedgerError> {
        let statement = sqlx::query(concat!(
            "select ", event_columns!(), " from events",
            " where ledger = $1 and aggregate_type = $2 and aggregate_id = $3 and sequence > $4 and position < $5",
            " order by sequence limit $6"
        ))
        .bind(self.name().as_str())
        .bind(stream.aggregate_type.as_ref())
        .bind(stream.aggregate_id.as_ref())
        .bind(clamped(after))
        .bind(clamped(below))
        .bind(i64::from(limit.events) + 1);
        let Read { mut events, cut } = self.events(statement, limit.bytes).await?;
        let wanted = usize::try_from(limit.events).unwrap_or(usize::MAX);
        let more = cut || events.len() > wanted;
        events.truncate(wanted);
        Ok(StreamPage { events, more })
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
        // Lateral and in order: each stream is found by its index, also by a plan made while the ledger was small.
        let statement = sqlx::query(concat!(
            "select ",
            event_columns!(),
            " from unnest($2::text[], $3::text[]) as wanted (wanted_type, wanted_id)",
            " cross join lateral (select * from events where ledger = $1 and aggregate_type = wanted_type",
            "   and aggregate_id = wanted_id and position < $4 order by sequence) as of_one order by position"
        ))
        .bind(self.name().as_str())
        .bind(types)
        .bind(ids)
        .bind(clamped(below));
        let rows = self.rows(statement).await?;
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
        let statement = sqlx::query(concat!(
            "select wanted_type, wanted_id, last.sequence",
            " from unnest($2::text[], $3::text[]) as wanted (wanted_type, wanted_id)",
            " cross join lateral (select sequence from events where ledger = $1 and aggregate_type = wanted_type",
            "   and aggregate_id = wanted_id and position < $4 order by sequence desc limit 1) as last"
        ))
        .bind(self.name().as_str())
        .bind(types)
        .bind(ids)
        .bind(clamped(below));
        let rows = self.rows(statement).await?;
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

pub(super) fn columns(streams: &[StreamId]) -> (Vec<&str>, Vec<&str>) {
    streams.iter().map(|stream| (stream.aggregate_type.as_ref(), stream.aggregate_id.as_ref())).unzip()
}
