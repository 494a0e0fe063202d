//! The lines of `hashes.txt` ahead of the walk: unpacked and read on a thread of their own.

use std::io::Read;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::Scope;
use std::vec::IntoIter;

use merkle::LeafBuffer;

use crate::archive::Lines;
use crate::hash_line::HashLine;
use crate::verdict::FileProblem;

/// Lines that go over at a time.
const LINES: usize = 512;

/// Batches that wait at most, each of at most a mebibyte.
const WAITING: usize = 4;

/// Some lines; one that is no hashes is nothing.
#[derive(Default)]
struct Batch {
    lines: Vec<Option<HashLine>>,
    /// There are no lines after these.
    ended: Option<Result<(), FileProblem>>,
}

/// The lines, in order.
pub(super) struct Stored {
    batches: Receiver<Batch>,
    lines: IntoIter<Option<HashLine>>,
    ended: Option<Result<(), FileProblem>>,
}

impl Stored {
    /// Begins to read the lines of an entry. The thread ends with the entry, or soon after nobody wants more.
    pub(super) fn begin<'scope, L: Read + Send + 'scope>(
        scope: &'scope Scope<'scope, '_>,
        mut lines: Lines<L>,
    ) -> Self {
        let (read, batches) = sync_channel(WAITING);
        scope.spawn(move || {
            let mut line = LeafBuffer::default();
            loop {
                let batch = Batch::read(&mut lines, &mut line);
                let is_last = batch.ended.is_some();
                if read.send(batch).is_err() || is_last {
                    return;
                }
            }
        });
        let Batch { lines, ended } = Batch::default();
        Self { batches, lines: lines.into_iter(), ended }
    }

    /// The next line, or nothing in its place when it is no hashes; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Option<HashLine>>, FileProblem> {
        loop {
            if let Some(line) = self.lines.next() {
                return Ok(Some(line));
            }
            match &self.ended {
                Some(ended) => return ended.clone().map(|()| None),
                None => {
                    let batch = self.batches.recv().expect("the thread that reads says how it ended");
                    (self.lines, self.ended) = (batch.lines.into_iter(), batch.ended);
                }
            }
        }
    }
}

impl Batch {
    fn read(lines: &mut Lines<impl Read>, line: &mut LeafBuffer) -> Self {
        let mut batch = Self::default();
        while batch.ended.is_none() && batch.lines.len() < LINES {
            match lines.read(line) {
                Ok(true) => batch.lines.push(HashLine::parse(line.bytes())),
                Ok(false) => batch.ended = Some(Ok(())),
                Err(problem) => batch.ended = Some(Err(problem)),
            }
        }
        batch
    }
}
