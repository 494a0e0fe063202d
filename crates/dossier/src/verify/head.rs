//! Everything before the events: the manifest, the keys, and the signed checkpoint.
//! Invariant: a checkpoint counts only if a trusted key signed it for this origin.

use std::io::{Read, Seek};

use merkle::Checkpoint;
use merkle::note::{NoteError, SignedNote, VerifierKey};

use crate::archive::Archive;
use crate::format::Entry;
use crate::manifest::{Manifest, ManifestProblem};
use crate::verdict::{CheckpointProblem, FileProblem, Place, Problem, Reservation, Statement, shown};
use crate::verify::pins::{Pin, Source};
use crate::verify::report::{Report, Stop};
use crate::verify::{Options, line, read};

/// What the events will be held against.
pub(super) struct Seal {
    pub(super) judge: Judge,
    /// The dossier's own checkpoint, if it is good, and those the reader kept.
    pub(super) pins: Vec<Pin>,
}

/// Says whether a note is a checkpoint of this log that a trusted key signed.
pub(super) struct Judge {
    keys: Vec<VerifierKey>,
    origin: String,
}

impl Judge {
    /// The checkpoint in a note, and who signed it.
    pub(super) fn judge(&self, note: &SignedNote) -> Result<(Checkpoint, Vec<String>), Problem> {
        let signers = note.verify(&self.keys).map_err(|error| match error {
            NoteError::BadSignature { key } => CheckpointProblem::BadSignature { key: shown(&key) },
            error => CheckpointProblem::KeyNotTrusted { reason: shown(&error.to_string()) },
        })?;
        let checkpoint = Checkpoint::parse(note.text()).map_err(malformed)?;
        if checkpoint.origin != self.origin {
            let (expected, found) = (shown(&self.origin), shown(&checkpoint.origin));
            return Err(CheckpointProblem::OriginDiffers { expected, found }.into());
        }
        Ok((checkpoint, signers.into_iter().map(VerifierKey::to_string).collect()))
    }
}

/// A text that cannot be read, with the reason its parser gives.
pub(super) fn malformed(error: impl ToString) -> Problem {
    FileProblem::Malformed { reason: shown(&error.to_string()) }.into()
}

pub(super) fn manifest(
    archive: &mut Archive<impl Read + Seek>,
    report: &mut Report,
) -> Result<Manifest, Stop> {
    let json = read(archive, Entry::Manifest, report)?;
    let problem = match Manifest::from_json(&json) {
        Ok(manifest) => {
            report.subject(shown(&manifest.ledger), manifest.size);
            return Ok(manifest);
        }
        Err(ManifestProblem::Format(found)) => FileProblem::UnknownFormat { found: shown(&found) },
        Err(ManifestProblem::Malformed(reason)) => FileProblem::Malformed { reason: shown(&reason) },
    };
    Err(report.fatal(Place::Entry(Entry::Manifest), problem))
}

pub(super) fn seal(
    archive: &mut Archive<impl Read + Seek>,
    manifest: &Manifest,
    options: &Options,
    report: &mut Report,
) -> Result<Seal, Stop> {
    let own = keys(archive, report)?;
    let keys = if options.trusted.is_empty() {
        if !own.is_empty() {
            let keys = own.iter().map(VerifierKey::to_string).collect();
            report.reserve(Reservation::KeysFromDossier { keys });
        }
        own
    } else {
        options.trusted.clone()
    };
    let judge = Judge { keys, origin: manifest.origin.clone() };
    let mut pins = Vec::new();
    for (index, note) in options.known.iter().enumerate() {
        match judge.judge(note) {
            Ok((checkpoint, _)) => pins.push(Pin::new(Source::Known(index), &checkpoint)),
            Err(problem) => report.find(Place::Known(index), problem)?,
        }
    }
    pins.extend(checkpoint(archive, manifest, &judge, report)?);
    Ok(Seal { judge, pins })
}

fn keys(archive: &mut Archive<impl Read + Seek>, report: &mut Report) -> Result<Vec<VerifierKey>, Stop> {
    let text = read(archive, Entry::Keys, report)?;
    let mut keys = Vec::new();
    for (number, text) in (1..).zip(String::from_utf8_lossy(&text).lines()) {
        match text.parse() {
            Ok(key) => keys.push(key),
            Err(error) => report.find(line(Entry::Keys, number), malformed(error))?,
        }
    }
    Ok(keys)
}

/// The dossier's own checkpoint, if it is good.
fn checkpoint(
    archive: &mut Archive<impl Read + Seek>,
    manifest: &Manifest,
    judge: &Judge,
    report: &mut Report,
) -> Result<Option<Pin>, Stop> {
    let here = Place::Entry(Entry::Checkpoint);
    let text = read(archive, Entry::Checkpoint, report)?;
    let parsed = String::from_utf8_lossy(&text).parse::<SignedNote>().map_err(malformed);
    let (checkpoint, keys) = match parsed.and_then(|note| judge.judge(&note)) {
        Ok(judged) => judged,
        Err(problem) => return report.find(here, problem).map(|()| None),
    };
    report.state(Statement::Signed { keys, size: checkpoint.size });
    if checkpoint.size != manifest.size {
        let problem = CheckpointProblem::SizeDiffers { expected: manifest.size, found: checkpoint.size };
        report.find(here, problem)?;
    }
    Ok(Some(Pin::new(Source::Own, &checkpoint)))
}
