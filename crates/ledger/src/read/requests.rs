//! What requests were answered: the receipts of those that are in the ledger, rebuilt from their events.

use std::collections::HashMap;

use sqlx::Row as _;

use super::row;
use crate::{Ledger, LedgerError, Receipt, RequestId, StreamId};

impl Ledger {
    /// For each of the ids that was used before: the fingerprint it came with and the receipt it got.
    pub async fn answered(
        &self,
        requests: &[RequestId],
    ) -> Result<HashMap<RequestId, ([u8; 32], Receipt)>, LedgerError> {
        let mut found: HashMap<RequestId, Found> = HashMap::new();
        if requests.is_empty() {
            return Ok(HashMap::new());
        }
        let ids: Vec<uuid::Uuid> = requests.iter().map(|request| request.0).collect();
        let statement = sqlx::query(concat!(
            "select request_id, fingerprint, first_position, aggregate_type, aggregate_id, sequence,",
            " (extract(epoch from recorded_at) * 1000000)::bigint as recorded_micros",
            " from requests join events using (ledger)",
            " where ledger = $1 and request_id = any($2) and position between first_position and last_position",
            " order by position"
        ))
        .bind(self.name().as_str())
        .bind(ids);
        let rows = self.rows(statement).await?;
        for row in &rows {
            let found = found.entry(RequestId(row.try_get("request_id")?)).or_default();
            found.fingerprint = row.try_get("fingerprint")?;
            found.first_position = row::unsigned(row, "first_position")?;
            found.recorded_at = row::instant(row, "recorded_micros")?;
            let stream = StreamId::new(
                row.try_get::<String, _>("aggregate_type")?,
                row.try_get::<&str, _>("aggregate_id")?,
            );
            found.events.push((stream, row::unsigned(row, "sequence")?));
        }
        Ok(found.into_iter().map(|(id, found)| (id, found.into_receipt())).collect())
    }
}

#[derive(Default)]
struct Found {
    fingerprint: [u8; 32],
    first_position: u64,
    recorded_at: jiff::Timestamp,
    events: Vec<(StreamId, u64)>,
}

impl Found {
    fn into_receipt(self) -> ([u8; 32], Receipt) {
        let events = self.events.iter().map(|(stream, sequence)| (stream, *sequence));
        (self.fingerprint, Receipt::gather(self.first_position, self.recorded_at, events))
    }
}
