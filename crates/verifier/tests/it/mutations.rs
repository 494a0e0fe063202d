//! A thousand forgeries of one account, drawn the same each time: every one that changes what the dossier says is
//! refused with the place, none crashes the verifier, and none makes it prove more than it did.

use dossier::{Entry, Kind, Statement};
use verifier::Verdict;
use zip::CompressionMethod;

use crate::parts::Parts;
use crate::town::{Town, judge};

const FORGERIES: u64 = 1_000;

/// Numbers that look random and are the same each time (xorshift).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % sides.max(1)
    }
}

/// What the dossier says, whatever it is written in: all but the README, the keys it names, when it was made, and how it
/// was zipped.
#[derive(PartialEq, Eq)]
struct Said {
    manifest: serde_json::Value,
    checkpoint: String,
    rest: Vec<Option<Vec<u8>>>,
}

fn said(file: &[u8]) -> Option<Said> {
    let parts = Parts::of(file)?;
    let mut manifest: serde_json::Value = serde_json::from_slice(parts.get(Entry::Manifest)?).ok()?;
    manifest.as_object_mut()?.retain(|key, _| key != "created_at" && key != "software");
    let note = std::str::from_utf8(parts.get(Entry::Checkpoint)?).ok()?;
    let checkpoint = note.parse::<merkle::note::SignedNote>().ok()?.text().to_owned();
    let rest = [Entry::Consistency, Entry::Definition, Entry::Report, Entry::Hashes, Entry::Events];
    Some(Said { manifest, checkpoint, rest: rest.map(|entry| parts.get(entry).map(<[u8]>::to_vec)).into() })
}

/// Changes lines of a text: left out, doubled, swapped or with another digit.
fn edit_lines(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if lines.is_empty() {
        return bytes.push(b'0');
    }
    let (one, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
    match dice.roll(4) {
        0 => drop(lines.remove(one)),
        1 => lines.insert(other, lines[one].clone()),
        2 => lines.swap(one, other),
        _ => {
            let digits: Vec<usize> =
                (0..lines[one].len()).filter(|at| lines[one][*at].is_ascii_digit()).collect();
            if let Some(at) = digits.get(dice.roll(digits.len())) {
                let digit = &mut lines[one][*at];
                *digit = if *digit == b'9' { b'0' } else { *digit + 1 };
            }
        }
    }
    *bytes = lines.concat();
}

fn flip(bytes: &mut [u8], dice: &mut Dice) {
    if !bytes.is_empty() {
        let at = dice.roll(bytes.len());
        bytes[at] ^= 1 << dice.roll(8);
    }
}

/// A forgery of the dossier.
fn forged(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut parts = Parts::of(file).unwrap();
    let method = [CompressionMethod::Deflated, CompressionMethod::Stored][dice.roll(2)];
    let (one, other) = (dice.roll(parts.0.len()), dice.roll(parts.0.len()));
    match dice.roll(10) {
        0 => {
            let mut flipped = file.to_vec();
            flip(&mut flipped, dice);
            return flipped;
        }
        1 => return file[..dice.roll(file.len())].to_vec(),
        2 => {
            let mut stored = parts.zip_as(CompressionMethod::Stored);
            flip(&mut stored, dice);
            return stored;
        }
        3 => drop(parts.0.remove(one)),
        4 => parts.0.swap(one, other),
        5 => parts.0[one].1 = parts.0[other].1.clone(),
        6 => flip(&mut parts.0[one].1, dice),
        7 => {
            // Where it matters most: a cent, a digit or a letter of report, definition or an event.
            let entries = [Entry::Report, Entry::Definition, Entry::Events];
            let entry = entries[dice.roll(entries.len())];
            let part = parts.0.iter_mut().find(|(name, _)| name == entry.name()).unwrap();
            flip(&mut part.1, dice);
        }
        _ => edit_lines(&mut parts.0[one].1, dice),
    }
    parts.zip_as(method)
}

/// Whether the verdict on a forgery claims nothing that the one on the original did not.
fn claims_no_more(forgery: &Verdict, original: &Verdict) -> bool {
    forgery.proved.iter().all(|claim| match claim {
        Statement::OnlyGrew { checkpoints, since } => original.proved.iter().any(|proved| {
            matches!(proved, Statement::OnlyGrew { checkpoints: most, since: first } if checkpoints <= most && since >= first)
        }),
        claim => original.proved.contains(claim),
    })
}

#[test]
fn of_a_thousand_forgeries_every_one_that_says_something_else_is_refused() {
    let file = Town::submitted().account();
    let (original, meant) = (judge(&file), said(&file).unwrap());
    assert!(original.holds(), "{original}");
    let (mut refused, mut harmless) = (0, 0);
    for seed in 1..=FORGERIES {
        let forgery = forged(&file, &mut Dice::new(seed));
        let verdict = judge(&forgery);
        let says_the_same = said(&forgery).is_some_and(|said| said == meant);
        if verdict.holds() {
            assert!(says_the_same, "forgery {seed} says something else and was believed: {verdict}");
            assert!(claims_no_more(&verdict, &original), "forgery {seed} proved more: {verdict}");
            harmless += 1;
        } else {
            let place = verdict.findings[0].to_string();
            assert!(
                place.contains(": ") && !place.starts_with(':'),
                "forgery {seed} has no place: {verdict}"
            );
            refused += 1;
        }
    }
    assert_eq!(refused + harmless, FORGERIES);
    assert!(refused > 700 && harmless > 50, "{refused} refused, {harmless} harmless");
}

#[test]
fn what_changes_nothing_is_believed() {
    let file = Town::submitted().account();
    let (parts, original) = (Parts::of(&file).unwrap(), judge(&file));
    for harmless in [
        parts.zip_as(CompressionMethod::Stored),
        parts.clone().with(Entry::Readme, |text| text.extend(b"Nothing here is true.\n")).zip(),
        parts.clone().replaced(Entry::Manifest, "2026-11-23", "2026-11-24").zip(),
        parts.clone().replaced(Entry::Manifest, "  \"kind\"", "    \"kind\"").zip(),
        parts
            .clone()
            .with(Entry::Checkpoint, |note| note.extend("— strange.example AAAAAAA=\n".bytes()))
            .zip(),
    ] {
        let verdict = judge(&harmless);
        assert!(verdict.holds(), "{verdict}");
        assert_eq!(verdict.proved, original.proved);
    }
}

#[test]
fn each_event_with_one_cent_or_letter_changed_is_refused_at_its_position() {
    let town = Town::submitted();
    let parts = Parts::of(&town.account()).unwrap();
    for position in 0..town.size() {
        let forged = parts.clone().with(Entry::Events, |events| {
            let mut lines: Vec<Vec<u8>> =
                events.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let line = &mut lines[usize::try_from(position).unwrap()];
            let at =
                line.windows(6).rposition(|bytes| bytes == b"\"on\":\"").unwrap() + "\"on\":\"2025-0".len();
            line[at] ^= 1;
            *events = lines.concat();
        });
        let verdict = judge(&forged.zip());
        assert!(verdict.findings[0].place.includes(position), "{position}: {verdict}");
    }
}

#[test]
fn an_account_cannot_pass_for_a_dossier_of_another_kind() {
    let parts = Parts::of(&Town::submitted().account()).unwrap();
    for kind in [Kind::Ledger, Kind::Figure] {
        let forged = parts.clone().replaced(Entry::Manifest, "\"account\"", &format!("\"{kind}\""));
        assert!(!judge(&forged.zip()).holds());
    }
    let mut without = parts.replaced(Entry::Manifest, "\"account\"", "\"ledger\"");
    without.0.retain(|(name, _)| name != "definition.json" && name != "report.json");
    let verdict = judge(&without.zip());
    assert!(verdict.holds() && verdict.kind == Some(Kind::Ledger), "the ledger is what it was: {verdict}");
}
