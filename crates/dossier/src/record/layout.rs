//! Where the parts of a record stand in its line: what one thread found out, for another that has the line.

use crate::record::Record;

/// A record without its texts.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    position: u64,
    sequence: u64,
    /// Where each text begins and ends, in bytes, in the order of the line.
    texts: [(u32, u32); 8],
}

impl Layout {
    /// Of a record that was read from this line, which is shorter than 4 GiB.
    pub(crate) fn of(record: &Record<'_>, line: &str) -> Self {
        let Record { ledger, position, aggregate_type, aggregate_id, sequence, .. } = record;
        let Record { event_type, event_version, recorded_at, payload, metadata, .. } = record;
        let place = |text: &str| {
            let start = text.as_ptr().addr() - line.as_ptr().addr();
            (narrow(start), narrow(start + text.len()))
        };
        let texts =
            [ledger, aggregate_type, aggregate_id, event_type, event_version, recorded_at, payload, metadata];
        Self { position: *position, sequence: *sequence, texts: texts.map(|text| place(text)) }
    }

    /// The record of this line.
    pub(crate) fn of_line<'a>(&self, line: &'a str) -> Record<'a> {
        let text = |at: usize| {
            let (start, end) = self.texts[at];
            &line[start as usize..end as usize]
        };
        Record {
            ledger: text(0),
            position: self.position,
            aggregate_type: text(1),
            aggregate_id: text(2),
            sequence: self.sequence,
            event_type: text(3),
            event_version: text(4),
            recorded_at: text(5),
            payload: text(6),
            metadata: text(7),
        }
    }
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("a line has at most a mebibyte")
}
