//! Pins: signed roots that the growing tree must have at their sizes. They come from three sources: the
//! checkpoints the reader kept, the earlier ones in the dossier, and the dossier's own.

use std::collections::VecDeque;
use std::io::Read;

use merkle::note::SignedNote;
use merkle::{Checkpoint, Frontier, Hash, LeafBuffer};
use serde::Deserialize;

use crate::archive::Lines;
use crate::format::Entry;
use crate::verdict::{CheckpointProblem, Place, Problem};
use crate::verify::head::{Judge, malformed};
use crate::verify::line;
use crate::verify::report::{Report, Stop};

/// A root that was signed.
#[derive(Clone, Copy)]
pub(super) struct Pin {
    source: Source,
    size: u64,
    root: Hash,
}

/// Where a pin comes from.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// The reader, by its place among those.
    Known(usize),
    /// A line of `checkpoints.jsonl`, from 1.
    Earlier(u64),
    /// `checkpoint.txt`.
    Own,
}

impl Pin {
    pub(super) fn new(source: Source, checkpoint: &Checkpoint) -> Self {
        Pin { source, size: checkpoint.size, root: checkpoint.root }
    }

    fn place(&self) -> Place {
        match self.source {
            Source::Known(index) => Place::Known(index),
            Source::Earlier(number) => line(Entry::Checkpoints, number),
            Source::Own => Place::Entry(Entry::Checkpoint),
        }
    }
}

/// A line of `checkpoints.jsonl`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EarlierLine {
    size: u64,
    note: String,
}

/// All pins, met in ascending order of size.
pub(super) struct Pins<'a, L> {
    judge: &'a Judge,
    /// Events in the dossier.
    size: u64,
    given: VecDeque<Pin>,
    lines: Lines<L>,
    line: LeafBuffer,
    number: u64,
    /// Size of the last line read.
    last: Option<u64>,
    earlier: Option<Pin>,
    met: Met,
}

/// What the pins came to.
#[derive(Default)]
pub(super) struct Met {
    /// The largest tree that is proved to be the signed one.
    pub(super) proved: Option<(u64, Hash)>,
    /// How many earlier checkpoints of a tree that was not empty fit, and the size of the first.
    pub(super) earlier: u64,
    pub(super) since: u64,
    /// The largest size at which a root fitted, whatever else was found.
    fitted: u64,
    /// A root differed; all later ones will.
    differed: bool,
}

impl<'a, L: Read> Pins<'a, L> {
    pub(super) fn new(judge: &'a Judge, size: u64, mut given: Vec<Pin>, lines: Lines<L>) -> Self {
        given.sort_by_key(|pin| pin.size);
        let given = given.into();
        let (line, met) = (LeafBuffer::default(), Met::default());
        Pins { judge, size, given, lines, line, number: 0, last: None, earlier: None, met }
    }

    /// Reads the first line and refuses pins beyond the end.
    pub(super) fn begin(&mut self, report: &mut Report) -> Result<(), Stop> {
        while let Some(pin) = self.given.pop_back_if(|pin| pin.size > self.size) {
            if !matches!(pin.source, Source::Own) {
                report.find(pin.place(), CheckpointProblem::LaterCheckpoint { size: pin.size })?;
            }
        }
        self.advance(report)
    }

    /// Holds the pins of the tree's size against its root.
    pub(super) fn meet(&mut self, tree: &Frontier, report: &mut Report) -> Result<(), Stop> {
        while let Some(pin) = self.earlier.take_if(|pin| pin.size == tree.size()) {
            self.compare(&pin, tree, report)?;
            self.advance(report)?;
        }
        while let Some(pin) = self.given.pop_front_if(|pin| pin.size == tree.size()) {
            self.compare(&pin, tree, report)?;
        }
        Ok(())
    }

    /// What the pins came to. Unless the walk was broken off, reads what is left, so that every line of the
    /// entry has been looked at.
    pub(super) fn end(mut self, walked: Result<(), Stop>, report: &mut Report) -> (Met, Result<(), Stop>) {
        let mut ended = walked;
        while self.earlier.is_some() && ended.is_ok() {
            ended = self.advance(report);
        }
        (self.met, ended)
    }

    fn compare(&mut self, pin: &Pin, tree: &Frontier, report: &mut Report) -> Result<(), Stop> {
        let (size, found) = (tree.size(), tree.root());
        if found == pin.root {
            self.met.fitted = size;
            if report.events_are_clean() {
                self.met.proved = Some((size, found));
            }
            if size > 0 && size < self.size {
                self.met.since = if self.met.earlier == 0 { size } else { self.met.since };
                self.met.earlier += 1;
            }
            return Ok(());
        }
        if std::mem::replace(&mut self.met.differed, true) {
            return Ok(());
        }
        let place = match size.checked_sub(1) {
            Some(last) => Place::Positions { first: self.met.fitted.min(last), last },
            None => pin.place(),
        };
        report.find(place, CheckpointProblem::RootDiffers { size, expected: pin.root, found })
    }

    /// Reads earlier checkpoints up to the next good one.
    fn advance(&mut self, report: &mut Report) -> Result<(), Stop> {
        self.earlier = None;
        loop {
            let read = self.lines.read(&mut self.line);
            self.number += 1;
            let here = line(Entry::Checkpoints, self.number);
            match read {
                Ok(false) => return Ok(()),
                Ok(true) => {}
                Err(problem) => return Err(report.fatal(here, problem)),
            }
            match self.parse() {
                Ok(pin) => {
                    self.earlier = Some(pin);
                    return Ok(());
                }
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
