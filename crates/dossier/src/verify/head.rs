//! Everything before the events: the manifest, the keys, and the signed checkpoint with those who cosigned it.
//! Invariant: a checkpoint counts only if a trusted key signed it for this origin; a cosignature never does that.

use std::io::{Read, Seek};
use std::str::FromStr;

use merkle::Checkpoint;
use merkle::note::{Cosignature, CosignerKey, NoteError, SignedNote, VerifierKey};

use crate::archive::Archive;
use crate::format::{Entry, MAX_KEYS};
use crate::manifest::{Manifest, ManifestProblem};
use crate::verdict::{
    CheckpointProblem, Cosigned, FileProblem, Place, Problem, Reservation, Statement, printable, shown,
};
use crate::verify::pins::{Pin, Source};
use crate::verify::report::{Report, Stop};
use crate::verify::{Options, line, read};

/// What the events will be held against.
pub(super) struct Seal {
    pub(super) judge: Judge,
    /// The dossier's own checkpoint, if it is good, and those the reader kept.
    pub(super) pins: Vec<Pin>,
}

impl Seal {
    /// The dossier's own checkpoint, if it is good.
    pub(super) fn own(&self) -> Option<&Pin> {
        self.pins.iter().find(|pin| matches!(pin.source, Source::Own))
    }
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
        Ok((checkpoint, signers.into_iter().map(told).collect()))
    }
}

/// A key as its line of text.
fn told(key: impl ToString) -> String {
    printable(&key.to_string())
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
            report.subject(manifest.kind, shown(&manifest.ledger), manifest.size);
            return Ok(manifest);
        }
        Err(ManifestProblem::Old(found)) => FileProblem::OldFormat { found },
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
    let own: Vec<VerifierKey> = keys(archive, Entry::Keys, report)?;
    let witnesses: Vec<CosignerKey> = keys(archive, Entry::Witnesses, report)?;
    let keys = if options.trusted.is_empty() {
        if !own.is_empty() {
            let keys = own.iter().map(told).collect();
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
    if let Some((note, pin)) = checkpoint(archive, manifest, &judge, report)? {
        let other = |kept: &Pin| kept.size == pin.size && kept.root != pin.root;
        for kept in pins.extract_if(.., |kept| other(kept)).collect::<Vec<_>>() {
            let (size, kept_root, found) = (pin.size, kept.root, pin.root);
            report.find(kept.place(), CheckpointProblem::TwoLedgers { size, kept: kept_root, found })?;
        }
        pins.push(pin);
        cosigned(&note, &judge.keys, [&witnesses, &options.witnesses], report)?;
    }
    Ok(Seal { judge, pins })
}

/// The keys of an entry, one a line, each once.
fn keys<K: FromStr<Err: ToString> + PartialEq>(
    archive: &mut Archive<impl Read + Seek>,
    entry: Entry,
    report: &mut Report,
) -> Result<Vec<K>, Stop> {
    let text = read(archive, entry, report)?;
    let mut keys = Vec::new();
    for (number, text) in (1..).zip(String::from_utf8_lossy(&text).lines()) {
        match text.parse() {
            Ok(_) if keys.len() == MAX_KEYS => {
                report.find(line(entry, number), malformed(format!("more than {MAX_KEYS} keys")))?;
                break;
            }
            Ok(key) if keys.contains(&key) => {
                report.find(line(entry, number), malformed("a key that stands in it already"))?;
            }
            Ok(key) => keys.push(key),
            Err(error) => report.find(line(entry, number), malformed(error))?,
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
) -> Result<Option<(SignedNote, Pin)>, Stop> {
    let here = Place::Entry(Entry::Checkpoint);
    let text = read(archive, Entry::Checkpoint, report)?;
    let parsed = note(&text);
    let judged = parsed.and_then(|note| judge.judge(&note).map(|judged| (note, judged)));
    let (note, (checkpoint, keys)) = match judged {
        Ok(judged) => judged,
        Err(problem) => return report.find(here, problem).map(|()| None),
    };
    report.state(Statement::Signed { keys, size: checkpoint.size, origin: shown(&checkpoint.origin) });
    if checkpoint.size != manifest.size {
        let problem = CheckpointProblem::SizeDiffers { expected: manifest.size, found: checkpoint.size };
        report.find(here, problem)?;
    }
    Ok(Some((note, Pin::new(Source::Own, &checkpoint))))
}

/// A note from the bytes of an entry.
pub(super) fn note(text: &[u8]) -> Result<SignedNote, Problem> {
    std::str::from_utf8(text).map_err(malformed)?.parse().map_err(malformed)
}

/// Which of the witnesses the reader trusts cosigned the checkpoint. The dossier's own list of them is only a hint, and
/// the ledger's own key is no witness of it.
fn cosigned(
    note: &SignedNote,
    ledger: &[VerifierKey],
    [listed, trusted]: [&Vec<CosignerKey>; 2],
    report: &mut Report,
) -> Result<(), Stop> {
    let is_own = |key: &CosignerKey| ledger.iter().any(|own| own.public_key() == key.public_key());
    let (own, others): (Vec<_>, Vec<_>) = trusted.iter().cloned().partition(is_own);
    if !own.is_empty() {
        report.reserve(Reservation::WitnessIsLedger { keys: own.iter().map(told).collect() });
    }
    match note.cosignatures(&others) {
        Ok(found) if !found.is_empty() => {
            report.state(Statement::Witnessed { witnesses: once_each(found) });
        }
        Ok(_) if others.is_empty() => {
            report.reserve(Reservation::NoWitness);
            let claims = note.cosignatures(listed).unwrap_or_default();
            let keys: Vec<_> = claims.iter().map(|found| told(found.key)).collect();
            if !keys.is_empty() {
                report.reserve(Reservation::WitnessesFromDossier { keys });
            }
        }
        Ok(_) => report.reserve(Reservation::NotWitnessed),
        Err(error) => {
            let problem = match error {
                NoteError::BadSignature { key } => {
                    CheckpointProblem::BadSignature { key: shown(&key) }.into()
                }
                error => malformed(error),
            };
            report.find(Place::Entry(Entry::Checkpoint), problem)?;
        }
    }
    Ok(())
}

/// Each public key once, under whatever names it cosigned, at the earliest time.
fn once_each(found: Vec<Cosignature<'_>>) -> Vec<Cosigned> {
    let mut once: Vec<Cosignature<'_>> = Vec::new();
    for one in found {
        match once.iter_mut().find(|other| other.key.public_key() == one.key.public_key()) {
            Some(other) if one.seconds < other.seconds => *other = one,
            Some(_) => {}
            None => once.push(one),
        }
    }
    once.iter().map(|found| Cosigned { key: told(found.key), at: found.seconds }).collect()
}
