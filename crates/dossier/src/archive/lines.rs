//! Lines of an entry, one at a time, none longer than its limit, each ended by a newline.
//! A longer one is refused before it is read, so a bomb costs no more than the limit.

use std::io::{BufRead, BufReader, Read};

use merkle::LeafBuffer;

use super::chunks::WINDOW;
use crate::verdict::{FileProblem, shown};

/// Reads an entry line by line.
pub(crate) struct Lines<R> {
    reader: BufReader<R>,
    limit: usize,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(reader: R, limit: usize) -> Self {
        Lines { reader: BufReader::with_capacity(WINDOW, reader), limit }
    }

    /// Puts the next line, without its newline, in `line`; false at the end. Nothing can be read after an error.
    pub(crate) fn read(&mut self, line: &mut LeafBuffer) -> Result<bool, FileProblem> {
        line.clear();
        loop {
            let buffer = self
                .reader
                .fill_buf()
                .map_err(|error| FileProblem::Unreadable { reason: shown(&error.to_string()) })?;
            if buffer.is_empty() {
                return if line.bytes().is_empty() { Ok(false) } else { Err(FileProblem::LineNotEnded) };
            }
            let end = memchr::memchr(b'\n', buffer);
            let part = &buffer[..end.unwrap_or(buffer.len())];
            if line.bytes().len() + part.len() > self.limit {
                return Err(FileProblem::LineTooLong { limit: self.limit });
            }
            line.extend(part);
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                return Ok(true);
            }
        }
    }
}
