//! Pins: signed roots that the growing tree must have at their sizes. They come from three sources: the
//! checkpoints the reader kept, the earlier ones in the dossier, and the dossier's own.

use std::collections::VecDeque;
use std::io::Read;

use merkle::{Checkpoint, Frontier, Hash};

use crate::format::Entry;
use crate::verdict::{CheckpointProblem, Place};
use crate::verify::consistent::Base;
use crate::verify::earlier::Earlier;
use crate::verify::line;
use crate::verify::report::{Report, Stop};

/// A root that was signed.
#[derive(Clone, Copy)]
pub(super) struct Pin {
    pub(super) source: Source,
    pub(super) size: u64,
    pub(super) root: Hash,
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

    pub(super) fn place(&self) -> Place {
        match self.source {
            Source::Known(index) => Place::Known(index),
            Source::Earlier(number) => line(Entry::Checkpoints, number),
            Source::Own => Place::Entry(Entry::Checkpoint),
        }
    }
}

/// All pins, met in ascending order of size.
pub(super) struct Pins<'a, L> {
    /// Events in the dossier.
    size: u64,
    given: VecDeque<Pin>,
    lines: Earlier<'a, L>,
    earlier: Option<Pin>,
    /// Looks among them for the one that the consistency proof starts from.
    base: Base,
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
    pub(super) fn new(size: u64, mut given: Vec<Pin>, base: Base, lines: Earlier<'a, L>) -> Self {
        given.sort_by_key(|pin| pin.size);
        Pins { size, given: given.into(), lines, earlier: None, base, met: Met::default() }
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
    pub(super) fn end(
        mut self,
        walked: Result<(), Stop>,
        report: &mut Report,
    ) -> (Met, Base, Result<(), Stop>) {
        let mut ended = walked;
        while self.earlier.is_some() && ended.is_ok() {
            ended = self.advance(report);
        }
        (self.met, self.base, ended)
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

    /// Goes to the next good earlier checkpoint.
    fn advance(&mut self, report: &mut Report) -> Result<(), Stop> {
        self.earlier = self.lines.next(report)?;
        if let Some(pin) = &self.earlier {
            self.base.see(pin);
        }
        Ok(())
    }
}
