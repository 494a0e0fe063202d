//! The offline verifier: reads a dossier once from front to back, in constant memory, and states a verdict. Other threads
//! prepare what the walk along the events needs; every judgement is the walk's, in the order of the file.
//!
//! The file is hostile until proved otherwise. Nothing in it is trusted because of where it stands; every
//! claim is held against a hash, and the hashes against a signature.

mod consistent;
mod content;
mod earlier;
mod events;
mod examination;
mod extract;
mod head;
mod pins;
mod prepared;
mod report;
mod roots;
mod stored;
mod streams;
mod tree;
mod walk;

use std::io::{Read, Seek};

use merkle::note::{CosignerKey, SignedNote, VerifierKey};

use crate::archive::Archive;
use crate::consistency::Consistency;
use crate::examine::Examiner;
use crate::format::{Entry, Kind};
use crate::verdict::{FileProblem, Finding, Place, Reservation, Verdict};
use consistent::Base;
use examination::Examination;
use report::{Report, Stop};

pub use roots::MAX_ROOTS;

/// What the reader says of a report that nothing in the ledger pins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unpinned {
    /// It is wrong: nobody stands by it.
    #[default]
    Refused,
    /// He knows, and wants to see whether it follows from the events: as of now, or a trial.
    Accepted,
}

/// What the reader brings along.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The keys you trust, obtained from the municipality and not from the file. With none, the file's own are
    /// used, and the verdict says that this proves nothing about who signed.
    pub trusted: Vec<VerifierKey>,
    /// Checkpoints you kept from before: the events must still be the ones they covered. That of an earlier
    /// dossier is given by [`checkpoint_of`].
    pub known: Vec<SignedNote>,
    /// Witnesses you trust, by keys obtained from them. With none, nothing is said of who cosigned.
    pub witnesses: Vec<CosignerKey>,
    /// Whether a report is accepted that was neither submitted nor drafted. The verdict then says so above all else.
    pub unpinned: Unpinned,
}

/// Verifies all of a dossier but what its report or figure means: see [`verify_with`]. `progress` is told now and
/// then how many events are done, and of how many.
///
/// Memory stays below some 100 MB whatever the file holds; time is in proportion to what it decompresses to,
/// and it stops at the [`MAX_FINDINGS`](crate::MAX_FINDINGS)th finding. Lines are unpacked, hashed and read on threads of
/// their own, a few per core; what is said of them, and in which order, does not depend on that.
///
/// ```
/// let garbage = std::io::Cursor::new(b"not a zip at all");
/// let verdict = dossier::verify(garbage, &dossier::Options::default(), |_, _| ());
/// assert!(!verdict.holds());
/// assert!(verdict.to_string().starts_with("NOT VERIFIED"));
/// ```
pub fn verify(reader: impl Read + Seek + Send, options: &Options, progress: impl FnMut(u64, u64)) -> Verdict {
    judged(reader, options, None, progress)
}

/// Verifies a dossier, and has somebody who knows what the events mean examine what was made of them. His memory is
/// his own to bound.
pub fn verify_with(
    reader: impl Read + Seek + Send,
    options: &Options,
    examiner: &mut dyn Examiner,
    progress: impl FnMut(u64, u64),
) -> Verdict {
    judged(reader, options, Some(examiner), progress)
}

/// The checkpoint of an earlier dossier, to be passed among [`Options::known`]: only there its signature is checked.
///
/// # Errors
/// What is wrong with the file, or with the note in it.
pub fn checkpoint_of(reader: impl Read + Seek) -> Result<SignedNote, Finding> {
    let trouble = |(place, problem): (Place, FileProblem)| Finding { place, problem: problem.into() };
    let text =
        Archive::open(reader).and_then(|mut archive| archive.read(Entry::Checkpoint)).map_err(trouble)?;
    head::note(&text).map_err(|problem| Finding { place: Place::Entry(Entry::Checkpoint), problem })
}

fn judged(
    reader: impl Read + Seek + Send,
    options: &Options,
    examiner: Option<&mut dyn Examiner>,
    progress: impl FnMut(u64, u64),
) -> Verdict {
    let mut report = Report::default();
    if run(reader, options, examiner, progress, &mut report).is_err() {
        report.reserve(Reservation::Stopped);
    }
    report.into_verdict()
}

fn run(
    reader: impl Read + Seek + Send,
    options: &Options,
    examiner: Option<&mut dyn Examiner>,
    progress: impl FnMut(u64, u64),
    report: &mut Report,
) -> Result<(), Stop> {
    let mut archive = Archive::open(reader).map_err(|(place, problem)| report.fatal(place, problem))?;
    let manifest = head::manifest(&mut archive, report)?;
    let troubles = archive.check_entries(manifest.kind);
    for (place, problem) in troubles {
        report.find(place, problem)?;
    }
    if !report.is_clean() {
        return Err(Stop);
    }
    read(&mut archive, Entry::Readme, report)?;
    let seal = head::seal(&mut archive, &manifest, options, report)?;
    let base = Base::new(consistency(&mut archive, report)?, &seal.pins);
    // What nobody signed is not computed: it could be anything, as long as it takes long.
    let is_signed = seal.own().is_some_and(|own| own.size == manifest.size);
    let examiner = examiner.map(|examiner| (examiner, is_signed));
    let (from, unpinned) = (base.from(), options.unpinned);
    let examination = Examination::begin(&mut archive, &manifest, (from, unpinned), examiner, report)?;
    match manifest.kind {
        Kind::Ledger | Kind::Account => {
            walk::walk(&archive, &manifest, &seal, base, examination, progress, report)?;
        }
        Kind::Figure => {
            extract::check(&archive, &manifest, &seal, base, examination, progress, report)?;
            report.reserve(Reservation::Completeness);
        }
    }
    report.reserve(Reservation::After { size: manifest.size });
    report.reserve(Reservation::Truth);
    Ok(())
}

/// The consistency proof, if there is one.
fn consistency(
    archive: &mut Archive<impl Read + Seek>,
    report: &mut Report,
) -> Result<Option<Consistency>, Stop> {
    let text = read(archive, Entry::Consistency, report)?;
    Consistency::parse(&text).or_else(|reason| {
        let problem = FileProblem::Malformed { reason: reason.to_owned() };
        report.find(Place::Entry(Entry::Consistency), problem).map(|()| None)
    })
}

/// A whole entry, or the end of it all.
fn read(archive: &mut Archive<impl Read + Seek>, entry: Entry, report: &mut Report) -> Result<Vec<u8>, Stop> {
    archive.read(entry).map_err(|(place, problem)| report.fatal(place, problem))
}

/// The place of a line, from 1, of an entry.
fn line(entry: Entry, line: u64) -> Place {
    Place::Line { entry, line }
}
