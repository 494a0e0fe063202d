//! The earlier checkpoints in the dossier: read line by line, each judged as the dossier's own is.

use std::io::Read;

use merkle::LeafBuffer;
use merkle::note::SignedNote;
use serde::Deserialize;

use crate::archive::Lines;
use crate::format::Entry;
use crate::verdict::{CheckpointProblem, Problem};
use crate::verify::head::{Judge, malformed};
use crate::verify::line;
use crate::verify::pins::{Pin, Source};
use crate::verify::report::{Report, Stop};

/// A line of `checkpoints.jsonl`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EarlierLine {
    size: u64,
    note: String,
}

/// The lines of `checkpoints.jsonl`.
pub(super) struct Earlier<'a, L> {
    judge: &'a Judge,
    /// Events in the ledger.
    size: u64,
    lines: Lines<L>,
    line: LeafBuffer,
    number: u64,
    /// Size of the last line read.
    last: Option<u64>,
}

impl<'a, L: Read> Earlier<'a, L> {
    pub(super) fn new(judge: &'a Judge, size: u64, lines: Lines<L>) -> Self {
        Earlier { judge, size, lines, line: LeafBuffer::default(), number: 0, last: None }
    }

    /// The next good one; those that are not are reported.
    pub(super) fn next(&mut self, report: &mut Report) -> Result<Option<Pin>, Stop> {
        loop {
            let read = self.lines.read(&mut self.line);
            self.number += 1;
            let here = line(Entry::Checkpoints, self.number);
            match read {
                Ok(false) => return Ok(None),
                Ok(true) => {}
                Err(problem) => return Err(report.fatal(here, problem)),
            }
            match self.parse() {
                Ok(pin) => return Ok(Some(pin)),
                Err(problem) => report.find(here, problem)?,
            }
        }
    }

    fn parse(&mut self) -> Result<Pin, Problem> {
        let EarlierLine { size, note } = serde_json::from_slice(self.line.bytes()).map_err(malformed)?;
        let note: SignedNote = note.parse().map_err(malformed)?;
        let (checkpoint, _) = self.judge.judge(&note)?;
        if checkpoint.size != size {
            return Err(CheckpointProblem::SizeDiffers { expected: size, found: checkpoint.size }.into());
        }
        if size > self.size {
            return Err(CheckpointProblem::LaterCheckpoint { size }.into());
        }
        if self.last.replace(size).is_some_and(|last| last >= size) {
            return Err(CheckpointProblem::NotAscending.into());
        }
        Ok(Pin::new(Source::Earlier(self.number), &checkpoint))
    }
}
