//! The tree as the events make it, held against the hashes the ledger stored.
//!
//! Where they differ, the tree grows on with what was stored: then one changed event gives one finding, and
//! the signed root at the end still says whether the stored hashes are the original ones.

use merkle::{Frontier, Hash};

use crate::format::Entry;
use crate::hash_line::HashLine;
use crate::verdict::{CheckpointProblem, EventProblem, FileProblem, Place};
use crate::verify::line;
use crate::verify::report::{Report, Stop};
use crate::verify::stored::Stored;

/// The tree, and the stored hashes it is compared with.
pub(super) struct Tree {
    pub(super) frontier: Frontier,
    /// A leaf is neither in the events nor in the hashes: no root can be computed any more.
    lost: bool,
    lines: Stored,
    number: u64,
    next: Next,
    /// Events in the dossier.
    size: u64,
}

/// The next line of `hashes.txt`.
enum Next {
    NotRead,
    Line(HashLine),
    /// A line that is no hashes; it was reported.
    Nothing,
    End,
    /// The end, which came too soon and was reported.
    Over,
}

impl Tree {
    pub(super) fn new(lines: Stored, size: u64) -> Self {
        Tree { frontier: Frontier::new(), lost: false, lines, number: 0, next: Next::NotRead, size }
    }

    /// Whether the tree still has all its leaves.
    pub(super) fn is_whole(&self) -> bool {
        !self.lost
    }

    /// Gives up on roots: from here on only leaves are compared.
    pub(super) fn lose(&mut self) {
        self.lost = true;
    }

    /// Whether the next stored leaf hash is this one.
    pub(super) fn is_next(&mut self, leaf: Hash, report: &mut Report) -> Result<bool, Stop> {
        self.read(report)?;
        Ok(matches!(&self.next, Next::Line(stored) if stored.leaf == leaf))
    }

    /// Adds the event at a position, compares what it hashes to with what was stored, and says whether its
    /// line is the one that was hashed, as far as `hashes.txt` knows.
    pub(super) fn grow(&mut self, position: u64, found: Hash, report: &mut Report) -> Result<bool, Stop> {
        let stored = self.take(report)?;
        let expected = stored.as_ref().map_or(found, |stored| stored.leaf);
        if expected != found {
            report.find(Place::Position(position), EventProblem::LeafHashDiffers { expected, found })?;
        }
        self.push(expected, stored.as_ref(), report)?;
        Ok(expected == found)
    }

    /// Adds an event that is missing by its stored hash; without one the tree is lost. False when there are no
    /// stored hashes left.
    pub(super) fn grow_unseen(&mut self, report: &mut Report) -> Result<bool, Stop> {
        match self.take(report)? {
            Some(stored) => self.push(stored.leaf, Some(&stored), report)?,
            None => self.lose(),
        }
        Ok(!matches!(self.next, Next::Over))
    }

    /// Whether all of `hashes.txt` was used.
    pub(super) fn end(&mut self, report: &mut Report) -> Result<(), Stop> {
        self.read(report)?;
        if matches!(self.next, Next::End | Next::Over) {
            return Ok(());
        }
        report.find(Place::Entry(Entry::Hashes), EventProblem::LinesAfterTheEnd { found: None })
    }

    fn push(&mut self, leaf: Hash, stored: Option<&HashLine>, report: &mut Report) -> Result<(), Stop> {
        if self.lost {
            return Ok(());
        }
        let position = self.frontier.size();
        let subtrees = stored.map(|stored| stored.subtrees.as_slice()).unwrap_or_default();
        let expected = position.trailing_ones() as usize;
        if stored.is_some() && subtrees.len() != expected {
            let problem = EventProblem::SubtreeHashCount { expected, found: subtrees.len() };
            report.find(Place::Position(position), problem)?;
        }
        let mut outcome = Ok(());
        self.frontier.push_with(leaf, |subtree, found| {
            let expected = subtrees.get(usize::from(subtree.level) - 1).copied().unwrap_or(found);
            if expected != found && outcome.is_ok() {
                let place = Place::Positions { first: subtree.first_leaf(), last: subtree.last_leaf() };
                outcome = report.find(place, EventProblem::SubtreeHashDiffers { expected, found });
            }
            expected
        });
        outcome
    }

    /// The next stored hashes, if there are any. An entry that ends too soon is reported once.
    fn take(&mut self, report: &mut Report) -> Result<Option<HashLine>, Stop> {
        self.read(report)?;
        match std::mem::replace(&mut self.next, Next::NotRead) {
            Next::Line(stored) => return Ok(Some(stored)),
            Next::Nothing | Next::NotRead => {}
            Next::End => {
                let (expected, found) = (self.size, self.number - 1);
                report
                    .find(Place::Entry(Entry::Hashes), CheckpointProblem::SizeDiffers { expected, found })?;
                self.next = Next::Over;
            }
            Next::Over => self.next = Next::Over,
        }
        Ok(None)
    }

    /// Makes sure the next line was read.
    fn read(&mut self, report: &mut Report) -> Result<(), Stop> {
        if !matches!(self.next, Next::NotRead) {
            return Ok(());
        }
        self.number += 1;
        let here = line(Entry::Hashes, self.number);
        self.next = match self.lines.next() {
            Ok(Some(line)) => line.map_or(Next::Nothing, Next::Line),
            Ok(None) => Next::End,
            Err(problem) => return Err(report.fatal(here, problem)),
        };
        if matches!(self.next, Next::Nothing) {
            report.find(
                here,
                FileProblem::Malformed { reason: "not a hash and the hashes of its subtrees".into() },
            )?;
        }
        Ok(())
    }
}
