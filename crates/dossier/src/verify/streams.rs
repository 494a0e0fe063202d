//! The numbers of events in their streams: each stream counts from 1 without a gap.
//! Past the bound new streams are let pass, and the verdict says from where.

use std::collections::HashMap;

use crate::format::MAX_STREAM_BYTES;
use crate::record::Record;
use crate::verify::content::Numbering;

/// What a stream costs to remember beside its name, in bytes.
const OVERHEAD: usize = 64;

/// The last number of each stream, up to a bound on memory.
#[derive(Default)]
pub(super) struct Streams {
    last: HashMap<Box<[u8]>, u64>,
    bytes: usize,
    name: Vec<u8>,
    unchecked: Option<u64>,
}

impl Streams {
    /// Takes note of an event, and answers the number it should have had when it has another. The numbers of a
    /// line that was changed are not believed: the stream goes on as if it had had the right one.
    pub(super) fn next(
        &mut self,
        record: &Record<'_>,
        position: u64,
        numbering: Numbering,
        believed: bool,
    ) -> Option<u64> {
        self.name.clear();
        for part in [record.aggregate_type, "\0", record.aggregate_id] {
            self.name.extend_from_slice(part.as_bytes());
        }
        let found = record.sequence;
        let Some(last) = self.last.get_mut(self.name.as_slice()) else {
            return self.first(found, position, numbering);
        };
        let expected = *last + 1;
        *last = if believed { found } else { expected };
        let follows = found == expected || (numbering == Numbering::Some && found > expected);
        (!follows).then_some(expected)
    }

    fn first(&mut self, found: u64, position: u64, numbering: Numbering) -> Option<u64> {
        self.bytes += self.name.len() + OVERHEAD;
        if self.bytes > MAX_STREAM_BYTES {
            self.bytes = MAX_STREAM_BYTES;
            self.unchecked.get_or_insert(position);
            return None;
        }
        self.last.insert(self.name.as_slice().into(), found);
        let follows = found == 1 || (numbering == Numbering::Some && found > 1);
        (!follows).then_some(1)
    }

    /// How many streams were checked.
    pub(super) fn count(&self) -> u64 {
        self.last.len() as u64
    }

    /// The first event of the first stream that was not checked.
    pub(super) fn unchecked(&self) -> Option<u64> {
        self.unchecked
    }
}

#[cfg(test)]
mod tests;
