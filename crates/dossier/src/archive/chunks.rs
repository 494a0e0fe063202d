//! Lines of an entry, many at a time: what is handed from one thread to the next.
//! The same lines, and the same end of them, as [`Lines`](super::Lines) reads one by one.

use std::io::Read;

use crate::verdict::{FileProblem, shown};

/// Bytes decompressed at a time. What is wrong inside of so many is found at the first of them.
pub(super) const WINDOW: usize = 64 << 10;

/// Bytes of lines in a chunk; one line may be longer than that.
const CHUNK: usize = 256 << 10;

/// The most lines in a chunk, because each costs memory, however short it is.
const LINES: usize = 2048;

/// Some lines, one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// One byte, then each line with its newline.
    pub(crate) bytes: Vec<u8>,
    /// Where in `bytes` the newline of each line is.
    pub(crate) ends: Vec<usize>,
    /// There are no lines after these: the entry ends here, or cannot be read further.
    pub(crate) ended: Option<Result<(), FileProblem>>,
}

/// Reads an entry chunk by chunk.
pub(crate) struct Chunks<R> {
    reader: R,
    limit: usize,
    /// The beginning of the next line.
    begun: Vec<u8>,
}

impl<R: Read> Chunks<R> {
    pub(super) fn new(reader: R, limit: usize) -> Self {
        Chunks { reader, limit, begun: Vec::new() }
    }

    /// The next lines. After a chunk that says that it is the last there is nothing.
    pub(crate) fn next(&mut self) -> Chunk {
        let mut chunk = Chunk { bytes: Vec::with_capacity(CHUNK + 2 * WINDOW), ..Chunk::default() };
        chunk.bytes.push(b'\n');
        chunk.bytes.append(&mut self.begun);
        chunk.ended = self.fill(&mut chunk).err();
        self.begun = chunk.bytes.split_off(chunk.begun());
        chunk
    }

    /// Reads until the chunk is full; the error is how the entry ended.
    fn fill(&mut self, chunk: &mut Chunk) -> Result<(), Result<(), FileProblem>> {
        let mut from = 1;
        loop {
            chunk.find_ends(from, self.limit).map_err(Err)?;
            from = chunk.bytes.len();
            if chunk.ends.len() == LINES || (from >= CHUNK && !chunk.ends.is_empty()) {
                return Ok(());
            }
            self.window(chunk)?;
        }
    }

    /// Reads one window more.
    fn window(&mut self, chunk: &mut Chunk) -> Result<(), Result<(), FileProblem>> {
        let from = chunk.bytes.len();
        chunk.bytes.resize(from + WINDOW, 0);
        let read = self.reader.read(&mut chunk.bytes[from..]);
        chunk.bytes.truncate(from + *read.as_ref().unwrap_or(&0));
        match read {
            Err(error) => Err(Err(FileProblem::Unreadable { reason: shown(&error.to_string()) })),
            Ok(0) if chunk.begun() == from => Err(Ok(())),
            Ok(0) => Err(Err(FileProblem::LineNotEnded)),
            Ok(_) => Ok(()),
        }
    }
}

impl Chunk {
    /// Finds the lines that end after `from`, as many as a chunk may have.
    fn find_ends(&mut self, from: usize, limit: usize) -> Result<(), FileProblem> {
        let (mut start, too_long) = (self.begun(), FileProblem::LineTooLong { limit });
        let found = memchr::memchr_iter(b'\n', &self.bytes[from..]).take(LINES - self.ends.len());
        for end in found.map(|end| from + end) {
            if end - start > limit {
                return Err(too_long);
            }
            self.ends.push(end);
            start = end + 1;
        }
        let is_full = self.ends.len() == LINES;
        if !is_full && self.bytes.len() - start > limit { Err(too_long) } else { Ok(()) }
    }

    /// Where in `bytes` the line begins that is not at its end yet, or not in this chunk.
    fn begun(&self) -> usize {
        self.ends.last().map_or(1, |end| end + 1)
    }
}

#[cfg(test)]
mod tests;
