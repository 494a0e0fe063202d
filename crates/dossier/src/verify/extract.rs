//! The events behind one figure: each with the proof that the signed ledger has it at the position it says. What
//! stands between them is not here, so nothing shows that none is missing.

use std::io::{Read, Seek};

use merkle::LeafBuffer;

use crate::archive::{Archive, Lines};
use crate::format::Entry;
use crate::manifest::Manifest;
use crate::proof_line::ProofLine;
use crate::record::{NotCanonical, Record};
use crate::verdict::{
    CheckpointProblem, EventProblem, FileProblem, Place, Problem, Reservation, Statement, shown,
};
use crate::verify::consistent::Base;
use crate::verify::content::{Content, Numbering};
use crate::verify::earlier::Earlier;
use crate::verify::examination::Examination;
use crate::verify::head::Seal;
use crate::verify::line;
use crate::verify::pins::{Pin, Source};
use crate::verify::report::{Report, Stop};

/// Events between two reports of progress. How many there are is not known before the last.
const STRIDE: u64 = 1024;

/// The events and their proofs, side by side.
struct Extract<'a, L> {
    events: Lines<L>,
    event: LeafBuffer,
    proofs: Lines<L>,
    proof: LeafBuffer,
    content: Content<'a>,
    /// The signed root, unless there is no good checkpoint.
    own: Option<Pin>,
    /// What the checkpoints that the reader kept come to, if nothing is wrong.
    fits: Vec<Kept>,
    /// How many were read.
    read: u64,
    /// Position of the last.
    last: Option<u64>,
    report: &'a mut Report,
}

/// Checks the events of a figure, and states what that proved.
pub(super) fn check<R: Read + Seek>(
    archive: &Archive<R>,
    manifest: &Manifest,
    seal: &Seal,
    mut base: Base,
    mut examination: Examination<'_>,
    mut progress: impl FnMut(u64, u64),
    report: &mut Report,
) -> Result<(), Stop> {
    let mut archives = [(); 3].map(|()| archive.clone());
    let [first, second, third] = &mut archives;
    let mut open = |opened: Result<_, (Place, FileProblem)>| {
        opened.map_err(|(place, problem)| report.fatal(place, problem))
    };
    let (events, proofs) = (open(first.lines(Entry::Events))?, open(second.lines(Entry::Proofs))?);
    let mut earlier = Earlier::new(&seal.judge, manifest.size, open(third.lines(Entry::Checkpoints))?);
    while let Some(pin) = earlier.next(report)? {
        if base.from() != Some(pin.size) {
            let reason = "only the checkpoint that consistency.txt starts from belongs to a figure";
            report.find(pin.place(), FileProblem::Malformed { reason: reason.to_owned() })?;
        }
        base.see(&pin);
    }
    let fits = known(seal, &base, manifest.size, report)?;
    let content = Content::new(&manifest.ledger, Numbering::Some);
    let (event, proof, own) = (LeafBuffer::default(), LeafBuffer::default(), seal.own().copied());
    let mut extract =
        Extract { events, event, proofs, proof, content, own, fits, read: 0, last: None, report };
    while extract.next(&mut examination)? {
        if extract.read.is_multiple_of(STRIDE) {
            progress(extract.read, extract.read);
        }
    }
    progress(extract.read, extract.read);
    extract.conclude(base, examination, &mut archive.clone())
}

/// A checkpoint the reader kept.
enum Kept {
    /// It is the dossier's own, or the one the consistency proof starts from.
    Fits { known: usize, size: u64 },
    /// There is nothing here to compare it with.
    NotCompared,
}

/// Holds the checkpoints the reader kept against the dossier's own, as far as that can be done without the events
/// between them.
fn known(seal: &Seal, base: &Base, size: u64, report: &mut Report) -> Result<Vec<Kept>, Stop> {
    let mut kept = Vec::new();
    for pin in &seal.pins {
        let Source::Known(known) = pin.source else { continue };
        match seal.own() {
            Some(own) if own.size == pin.size => {
                if own.root != pin.root {
                    let (expected, found) = (pin.root, own.root);
                    report.find(pin.place(), CheckpointProblem::RootDiffers { size, expected, found })?;
                }
                kept.push(Kept::Fits { known, size });
            }
            _ if base.from() == Some(pin.size) => kept.push(Kept::Fits { known, size: pin.size }),
            _ => {
                kept.push(Kept::NotCompared);
                report.reserve(Reservation::NotCompared { known, size: pin.size, own: size });
            }
        }
    }
    Ok(kept)
}

impl<L: Read> Extract<'_, L> {
    /// The next event with its proof; false when there is none.
    fn next(&mut self, examination: &mut Examination<'_>) -> Result<bool, Stop> {
        let number = self.read + 1;
        let (here, there) = (line(Entry::Events, number), line(Entry::Proofs, number));
        let event = self.events.read(&mut self.event).map_err(|problem| self.report.fatal(here, problem))?;
        let proof = self.proofs.read(&mut self.proof).map_err(|problem| self.report.fatal(there, problem))?;
        if !event {
            if proof {
                self.report.find(there, EventProblem::LinesAfterTheEnd { found: None })?;
            }
            return Ok(false);
        }
        self.read = number;
        let record = match Record::parse(self.event.bytes()) {
            Ok(record) => record,
            Err(NotCanonical { at, expected }) => {
                self.report.find(here, EventProblem::NotCanonical { at, expected })?;
                return Ok(true);
            }
        };
        let position = record.position;
        if let Some(before) = self.last.filter(|before| *before >= position) {
            self.report.find(Place::Position(position), EventProblem::NotAscending { before })?;
        }
        self.last = Some(position);
        let included = self.included(position, proof);
        let believed = included.is_ok();
        if let Err((place, problem)) = included {
            self.report.find(place.unwrap_or(there), problem)?;
        }
        self.content.check(&record, position, believed, self.report)?;
        examination.event(&record, None, self.report)?;
        Ok(true)
    }

    /// Whether the current line is the event of a position in the signed tree. What is wrong with the line of the
    /// proof has no place of its own here.
    fn included(&self, position: u64, proof: bool) -> Result<(), (Option<Place>, Problem)> {
        let here = |problem: EventProblem| (Some(Place::Position(position)), problem.into());
        if !proof {
            return Err(here(EventProblem::ProofMissing));
        }
        let Some(proof) = ProofLine::parse(self.proof.bytes()) else {
            let reason = "not a position and its path in their one form".to_owned();
            return Err((None, FileProblem::Malformed { reason }.into()));
        };
        if proof.position != position {
            return Err(here(EventProblem::ProofOfOther { found: proof.position }));
        }
        // Without a good checkpoint there is nothing to lead to; that was reported.
        let Some(own) = self.own else { return Ok(()) };
        merkle::verify_inclusion(self.event.hash(), position, own.size, &proof.path, own.root)
            .map_err(|error| here(EventProblem::NotIncluded { reason: shown(&error.to_string()) }))
    }

    /// States what was proved.
    fn conclude(
        self,
        base: Base,
        examination: Examination<'_>,
        archive: &mut Archive<impl Read + Seek>,
    ) -> Result<(), Stop> {
        let Extract { content, own, fits, read, report, .. } = self;
        if let Some(Pin { size, root, .. }) = own.filter(|_| report.is_clean()) {
            report.state(Statement::EventsIncluded { events: read, size, root });
        }
        let grew = base.check(own.as_ref(), report)?;
        for kept in &fits {
            if let (Kept::Fits { known, size }, true) = (kept, report.is_clean()) {
                report.state(Statement::KnownFits { known: *known, size: *size });
            }
        }
        // A checkpoint that was not compared has a sentence of its own.
        let has_earlier = grew || fits.iter().any(|kept| matches!(kept, Kept::NotCompared));
        if !has_earlier && report.is_clean() {
            report.reserve(Reservation::NoEarlierCheckpoint);
        }
        if let Some(from) = content.streams.unchecked() {
            report.reserve(Reservation::StreamsNotChecked { from });
        }
        examination.end(archive, report)
    }
}
