//! The walk along the events: each line is read once, hashed once, and held against its position, its stored
//! hashes, the events before it and the signed roots.

use std::io::{Read, Seek};
use std::thread::scope;

use merkle::Hash;

use crate::archive::Archive;
use crate::format::Entry;
use crate::manifest::Manifest;
use crate::record::NotCanonical;
use crate::verdict::{EventProblem, FileProblem, Place, Reservation, Statement};
use crate::verify::consistent::Base;
use crate::verify::content::{Content, Numbering};
use crate::verify::earlier::Earlier;
use crate::verify::events::{Events, Standing};
use crate::verify::examination::Examination;
use crate::verify::head::Seal;
use crate::verify::pins::Pins;
use crate::verify::prepared::prepare;
use crate::verify::report::{Report, Stop};
use crate::verify::stored::Stored;
use crate::verify::tree::Tree;

/// Events between two reports of progress.
const STRIDE: u64 = 1024;

struct Walk<'a, 'e, L> {
    events: Events,
    tree: Tree,
    pins: Pins<'a, L>,
    content: Content<'a>,
    examination: Examination<'e>,
    report: &'a mut Report,
    /// Position of the next event.
    expected: u64,
    size: u64,
}

/// Walks along all events, and states what that proved.
pub(super) fn walk<R: Read + Seek + Send>(
    archive: &Archive<R>,
    manifest: &Manifest,
    seal: &Seal,
    base: Base,
    examination: Examination<'_>,
    mut progress: impl FnMut(u64, u64),
    report: &mut Report,
) -> Result<(), Stop> {
    let (mut first, mut second, mut third) = (archive.clone(), archive.clone(), archive.clone());
    let mut fatal = |(place, problem): (Place, FileProblem)| report.fatal(place, problem);
    let events = first.chunks(Entry::Events).map_err(&mut fatal)?;
    let hashes = second.lines(Entry::Hashes).map_err(&mut fatal)?;
    let earlier = third.lines(Entry::Checkpoints).map_err(fatal)?;
    let earlier = Earlier::new(&seal.judge, manifest.size, earlier);
    let pins = Pins::new(manifest.size, seal.pins.clone(), base, earlier);
    let content = Content::new(&manifest.ledger, Numbering::Whole);
    let size = manifest.size;
    scope(|scope| {
        let events = Events::new(prepare(scope, events));
        let tree = Tree::new(Stored::begin(scope, hashes), size);
        let mut walk = Walk { events, tree, pins, content, examination, report, expected: 0, size };
        let walked = walk.run(&mut progress);
        walk.conclude(walked, seal, &mut archive.clone())
    })
}

impl<L: Read> Walk<'_, '_, L> {
    fn run(&mut self, progress: &mut impl FnMut(u64, u64)) -> Result<(), Stop> {
        self.pins.begin(self.report)?;
        self.pins.meet(&self.tree.frontier, self.report)?;
        while self.expected < self.size {
            if !self.advance()? {
                self.missing(self.size)?;
                return Ok(());
            }
            self.line()?;
            if self.expected.is_multiple_of(STRIDE) {
                progress(self.expected, self.size);
            }
        }
        progress(self.expected, self.size);
        if self.advance()? {
            let found = self.events.record().map(|record| record.position).ok();
            self.report.find(Place::Entry(Entry::Events), EventProblem::LinesAfterTheEnd { found })?;
        }
        self.tree.end(self.report)
    }

    fn advance(&mut self) -> Result<bool, Stop> {
        let here = Place::Position(self.expected);
        let end = Place::Entry(Entry::Events);
        let place = if self.expected < self.size { here } else { end };
        self.events.advance().map_err(|problem| self.report.fatal(place, problem))
    }

    /// The current line, when it is the event expected and in order; all else is rare.
    fn line(&mut self) -> Result<(), Stop> {
        let (leaf, record) = (self.events.leaf(), self.events.record());
        let found = record.as_ref().map(|record| record.position).ok();
        match record {
            Ok(record) if record.position == self.expected => {
                let believed = self.tree.grow(self.expected, leaf, self.report)?;
                self.content.check(&record, self.expected, believed, self.report)?;
                self.examination.event(&record, Some(&self.tree.frontier), self.report)?;
                self.grown()
            }
            _ => self.strange_line(leaf, found),
        }
    }

    /// A line that is not the event expected, or no event at all.
    fn strange_line(&mut self, leaf: Hash, found: Option<u64>) -> Result<(), Stop> {
        let here = Place::Position(self.expected);
        match (self.events.standing(self.expected, found, self.size), found) {
            (Standing::Extra, found) => return self.report.find(here, EventProblem::ExtraLine { found }),
            (Standing::After(later), _) => self.skip(later, leaf)?,
            (Standing::Instead, Some(found)) => {
                self.report.find(here, EventProblem::OtherPosition { found })?
            }
            (Standing::Instead, None) => {}
        }
        let here = Place::Position(self.expected);
        let record = self.events.record();
        if let Err(NotCanonical { at, expected }) = record {
            self.report.find(here, EventProblem::NotCanonical { at, expected })?;
        }
        let believed = self.tree.grow(self.expected, leaf, self.report)?;
        if let Ok(record) = record {
            self.content.check(&record, self.expected, believed, self.report)?;
        }
        self.grown()
    }

    /// Reports the events up to a later one as missing, and fills in their stored hashes. Rows deleted from a
    /// ledger's database are missing from `hashes.txt` too: then its next hash is that of the current line.
    fn skip(&mut self, later: u64, leaf: Hash) -> Result<(), Stop> {
        self.missing(later)?;
        if self.tree.is_next(leaf, self.report)? {
            self.tree.lose();
            self.expected = later;
        }
        while self.expected < later && self.tree.grow_unseen(self.report)? {
            self.grown()?;
        }
        self.expected = later;
        Ok(())
    }

    fn missing(&mut self, until: u64) -> Result<(), Stop> {
        let place = Place::Positions { first: self.expected, last: until - 1 };
        self.report.find(place, EventProblem::EventsMissing)
    }

    /// After an event was added.
    fn grown(&mut self) -> Result<(), Stop> {
        self.expected += 1;
        if self.tree.is_whole() {
            self.pins.meet(&self.tree.frontier, self.report)?;
        }
        Ok(())
    }

    /// States what was proved, also when the walk was broken off.
    fn conclude(
        self,
        walked: Result<(), Stop>,
        seal: &Seal,
        archive: &mut Archive<impl Read + Seek>,
    ) -> Result<(), Stop> {
        let Walk { pins, content, examination, report, size, .. } = self;
        let (met, base, ended) = pins.end(walked, report);
        if let Some((size, root)) = met.proved.filter(|_| !report.is_one_of_two()) {
            report.state(Statement::EventsIntact { size, root });
        }
        let ended = ended.and_then(|()| base.check(seal.own(), report).map(drop));
        if report.is_clean() {
            if met.earlier > 0 {
                report.state(Statement::OnlyGrew { checkpoints: met.earlier, since: met.since });
            } else {
                report.reserve(Reservation::NoEarlierCheckpoint);
            }
            report.state(Statement::StreamsInOrder { streams: content.streams.count() });
        }
        if let Some(from) = content.streams.unchecked() {
            report.reserve(Reservation::StreamsNotChecked { from });
        }
        let ended = ended.and_then(|()| examination.end(archive, report));
        let first = met.proved.map_or(0, |(proved, _)| proved);
        if first < size {
            report.reserve(Reservation::Unsigned { first });
        }
        ended
    }
}
