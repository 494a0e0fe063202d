//! The offline verifier: reads a dossier once from front to back, in constant memory, and states a verdict.
//!
//! The file is hostile until proved otherwise. Nothing in it is trusted because of where it stands; every
//! claim is held against a hash, and the hashes against a signature.

mod content;
mod events;
mod head;
mod pins;
mod report;
mod streams;
mod tree;
mod walk;

use std::io::{Read, Seek};

use merkle::note::{SignedNote, VerifierKey};

use crate::archive::Archive;
use crate::format::Entry;
use crate::verdict::{Place, Reservation, Verdict};
use report::{Report, Stop};

/// What the reader brings along.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The keys you trust, obtained from the municipality and not from the file. With none, the file's own are
    /// used, and the verdict says that this proves nothing about who signed.
    pub trusted: Vec<VerifierKey>,
    /// Checkpoints you kept from before: the events must still be the ones they covered.
    pub known: Vec<SignedNote>,
}

/// Verifies a dossier. `progress` is told now and then how many events are done, and of how many.
///
/// Memory stays below some 100 MB whatever the file holds; time is in proportion to what it decompresses to,
/// and it stops at the [`MAX_FINDINGS`](crate::MAX_FINDINGS)th finding.
///
/// ```
/// let garbage = std::io::Cursor::new(b"not a zip at all");
/// let verdict = dossier::verify(garbage, &dossier::Options::default(), |_, _| ());
/// assert!(!verdict.holds());
/// assert!(verdict.to_string().starts_with("NOT VERIFIED"));
/// ```
pub fn verify(reader: impl Read + Seek, options: &Options, progress: impl FnMut(u64, u64)) -> Verdict {
    let mut report = Report::default();
    if run(reader, options, progress, &mut report).is_err() {
        report.reserve(Reservation::Stopped);
    }
    report.into_verdict()
}

fn run(
    reader: impl Read + Seek,
    options: &Options,
    progress: impl FnMut(u64, u64),
    report: &mut Report,
) -> Result<(), Stop> {
    let mut archive = Archive::open(reader).map_err(|(place, problem)| report.fatal(place, problem))?;
    let manifest = head::manifest(&mut archive, report)?;
    let troubles = archive.check_entries();
    for (place, problem) in troubles {
        report.find(place, problem)?;
    }
    if !report.is_clean() {
        return Err(Stop);
    }
    read(&mut archive, Entry::Readme, report)?;
    let seal = head::seal(&mut archive, &manifest, options, report)?;
    walk::walk(&archive, &manifest, &seal, progress, report)?;
    report.reserve(Reservation::After { size: manifest.size });
    report.reserve(Reservation::Truth);
    Ok(())
}

/// A whole entry, or the end of it all.
fn read(archive: &mut Archive<impl Read + Seek>, entry: Entry, report: &mut Report) -> Result<Vec<u8>, Stop> {
    archive.read(entry).map_err(|(place, problem)| report.fatal(place, problem))
}

/// The place of a line, from 1, of an entry.
fn line(entry: Entry, line: u64) -> Place {
    Place::Line { entry, line }
}
