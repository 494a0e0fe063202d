//! The lines of `events.jsonl` ahead of the walk: one thread unpacks them, others hash and read them, and the walk gets
//! them in order. Chunks go over through channels that hold few of them, so memory stays bounded and the fastest waits.
//!
//! With two cores an auditor waits about half as long: unpacking takes about as much time as all the rest.

use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Scope, available_parallelism};

use merkle::{Hash, leaf_hash_in_place};

use crate::archive::{Chunk, Chunks};
use crate::record::{Layout, NotCanonical, Record, text};
use crate::verdict::FileProblem;

/// Chunks that wait at most, each of some 300 KiB.
const WAITING: usize = 8;

/// The most threads that hash and read: more would wait for the one that unpacks.
const MOST: usize = 4;

/// Lines that were hashed and read.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    text: String,
    lines: Vec<Line>,
    /// As in [`Chunk`].
    pub(super) ended: Option<Result<(), FileProblem>>,
}

/// One of them.
#[derive(Debug)]
struct Line {
    start: usize,
    end: usize,
    leaf: Hash,
    read: Result<Layout, NotCanonical>,
}

/// A chunk, and where it is wanted.
struct Job {
    chunk: Chunk,
    answer: SyncSender<Prepared>,
}

/// The chunks to come, each from whoever prepares it.
pub(super) type Coming = Receiver<Receiver<Prepared>>;

/// Begins to prepare the lines of an entry. The threads end with the entry, or soon after nobody wants more.
pub(super) fn prepare<'scope, L: Read + Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    mut chunks: Chunks<L>,
) -> Coming {
    let (coming, come) = sync_channel(WAITING);
    let (jobs, work) = sync_channel::<Job>(WAITING);
    let work = Arc::new(Mutex::new(work));
    for _ in 0..available_parallelism().map_or(1, |cores| cores.get().min(MOST)) {
        let work = work.clone();
        scope.spawn(move || {
            while let Some(Job { chunk, answer }) = next(&work) {
                // Nobody waits for it when the walk was broken off.
                let _ = answer.send(Prepared::of(chunk));
            }
        });
    }
    scope.spawn(move || {
        loop {
            let (chunk, (answer, answered)) = (chunks.next(), sync_channel(1));
            let is_last = chunk.ended.is_some();
            if coming.send(answered).is_err() || jobs.send(Job { chunk, answer }).is_err() || is_last {
                return;
            }
        }
    });
    come
}

/// The next chunk to prepare; none when there will be no more.
fn next(work: &Mutex<Receiver<Job>>) -> Option<Job> {
    work.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

impl Prepared {
    /// Hashes each line, and reads it.
    fn of(chunk: Chunk) -> Self {
        let Chunk { mut bytes, ends, ended } = chunk;
        let starts = std::iter::once(1).chain(ends.iter().map(|end| end + 1));
        let places: Vec<(usize, usize)> = starts.zip(ends.iter().copied()).collect();
        // The newline before a line makes room for what a leaf is hashed behind.
        let hashes: Vec<Hash> =
            places.iter().map(|(start, end)| leaf_hash_in_place(&mut bytes[start - 1..*end])).collect();
        let (text, broken) = text_of(bytes, &places);
        let mut broken = broken.into_iter().peekable();
        let lines = places.into_iter().zip(hashes).map(|((start, end), leaf)| {
            let line = &text[start..end];
            let read = match broken.next_if(|(broken, _)| *broken == start) {
                Some((_, error)) => Err(error),
                None => Record::read(line).map(|record| Layout::of(&record, line)),
            };
            Line { start, end, leaf, read }
        });
        let lines = lines.collect();
        Prepared { text, lines, ended }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The leaf hash of a line.
    pub(super) fn leaf(&self, number: usize) -> Hash {
        self.lines[number].leaf
    }

    /// What a line says.
    pub(super) fn record(&self, number: usize) -> Result<Record<'_>, NotCanonical> {
        let Line { start, end, read, .. } = &self.lines[number];
        let layout = read.as_ref().map_err(Clone::clone)?;
        Ok(layout.of_line(&self.text[*start..*end]))
    }
}

/// The bytes as text, and where lines begin that are none: those are rare, and are not looked at again.
fn text_of(bytes: Vec<u8>, places: &[(usize, usize)]) -> (String, Vec<(usize, NotCanonical)>) {
    let mut bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, Vec::new()),
        Err(error) => error.into_bytes(),
    };
    let mut broken = Vec::new();
    for (start, end) in places {
        let line = &mut bytes[*start..*end];
        if let Err(error) = text(line) {
            broken.push((*start, error));
            line.fill(b'?');
        }
    }
    (String::from_utf8(bytes).expect("what was no text is question marks now"), broken)
}
