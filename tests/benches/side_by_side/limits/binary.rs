//! Rows in PostgreSQL's binary form for COPY: what the server has least work with.

use super::row::{AGGREGATE, LEDGER, Row, Template};

/// The columns of events, in the order in which they are written here.
pub(super) const EVENTS: &str = "ledger, position, aggregate_type, aggregate_id, sequence, event_type, event_version, \
     payload, metadata, recorded_at, leaf_hash, subtree_hashes";
/// The columns of requests.
pub(super) const REQUESTS: &str = "ledger, request_id, fingerprint, first_position, last_position";

/// The signature, no flags, no extension.
const HEAD: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// Where PostgreSQL's time begins (2000-01-01), in microseconds since 1970.
const EPOCH: i64 = 946_684_800_000_000;

/// A file in the making.
pub(super) struct Binary(Vec<u8>);

impl Binary {
    /// Rows of events.
    pub(super) fn events(template: &Template, rows: &[Row]) -> Vec<u8> {
        let recorded_at = (template.recorded_at - EPOCH).to_be_bytes();
        let one = |file: &mut Self, row: &Row| {
            file.row(&[
                LEDGER.as_bytes(),
                &row.position.to_be_bytes(),
                AGGREGATE.as_bytes(),
                row.aggregate_id.as_bytes(),
                &row.sequence.to_be_bytes(),
                template.event_type.as_bytes(),
                template.event_version.as_bytes(),
                template.payload.as_bytes(),
                template.metadata.as_bytes(),
                &recorded_at,
                &row.leaf_hash,
                &row.subtree_hashes,
            ]);
        };
        Self::of(rows, one)
    }

    /// Rows of requests.
    pub(super) fn requests(rows: &[Row]) -> Vec<u8> {
        let one = |file: &mut Self, row: &Row| {
            let position = row.position.to_be_bytes();
            file.row(&[LEDGER.as_bytes(), row.request_id.as_bytes(), &row.leaf_hash, &position, &position]);
        };
        Self::of(rows, one)
    }

    fn of(rows: &[Row], one: impl Fn(&mut Self, &Row)) -> Vec<u8> {
        let mut file = Self(HEAD.to_vec());
        rows.iter().for_each(|row| one(&mut file, row));
        file.0.extend((-1_i16).to_be_bytes());
        file.0
    }

    fn row(&mut self, fields: &[&[u8]]) {
        self.0.extend(u16::try_from(fields.len()).expect("a row has few fields").to_be_bytes());
        for field in fields {
            self.0.extend(u32::try_from(field.len()).expect("a field is small").to_be_bytes());
            self.0.extend(*field);
        }
    }
}
