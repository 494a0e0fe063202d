//! Read many at a time, the lines of an entry and its end are those that are read one by one.

use std::io::{self, Read};

use merkle::LeafBuffer;
use proptest::prelude::*;

use super::Chunks;
use crate::archive::Lines;
use crate::verdict::FileProblem;

/// Longer ones are refused.
const LIMIT: usize = 90_000;

/// Gives some bytes in portions, and then fails or ends.
struct Entry<'a> {
    bytes: &'a [u8],
    portion: usize,
    fails: bool,
}

impl Read for Entry<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.bytes.is_empty() && self.fails {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let (now, later) = self.bytes.split_at(self.bytes.len().min(self.portion).min(buffer.len()));
        buffer[..now.len()].copy_from_slice(now);
        self.bytes = later;
        Ok(now.len())
    }
}

type All = (Vec<Vec<u8>>, Result<(), FileProblem>);

fn one_by_one(entry: Entry<'_>) -> All {
    let (mut lines, mut line, mut all) = (Lines::new(entry, LIMIT), LeafBuffer::default(), Vec::new());
    loop {
        match lines.read(&mut line) {
            Ok(true) => all.push(line.bytes().to_vec()),
            Ok(false) => return (all, Ok(())),
            Err(problem) => return (all, Err(problem)),
        }
    }
}

fn by_chunks(entry: Entry<'_>) -> All {
    let (mut chunks, mut all) = (Chunks::new(entry, LIMIT), Vec::new());
    loop {
        let chunk = chunks.next();
        let starts = std::iter::once(1).chain(chunk.ends.iter().map(|end| end + 1));
        all.extend(starts.zip(&chunk.ends).map(|(start, end)| chunk.bytes[start..*end].to_vec()));
        if let Some(ended) = chunk.ended {
            return (all, ended);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_lines_are_the_same_however_they_are_read(
        runs in prop::collection::vec((prop_oneof![0..3_usize, 0..900_usize, 0..100_000_usize], 1..60_usize), 0..6),
        many_short in 0..3_usize,
        cut in prop_oneof![Just(0), 1..2_000_usize],
        portion in prop_oneof![1..900_usize, Just(usize::MAX)],
        fails: bool,
    ) {
        let mut bytes = b"\n".repeat(many_short * 2_500);
        for (length, times) in runs {
            let line = [&b"x".repeat(length)[..], b"\n"].concat();
            bytes.extend(line.repeat(times.min(1_000_000 / line.len())));
        }
        bytes.truncate(bytes.len().saturating_sub(cut));
        let entry = || Entry { bytes: &bytes, portion, fails };
        let (expected, found) = (one_by_one(entry()), by_chunks(entry()));
        prop_assert_eq!(found.1, expected.1);
        prop_assert!(found.0 == expected.0, "{} lines, not {}", found.0.len(), expected.0.len());
    }
}
