//! What fuzzing would feed the verifier, drawn the same each time: garbage, half dossiers, bombs. It must answer.

use std::io::Cursor;

use dossier::{Entry, Kind, MAX_LINE};
use verifier::{Options, verify};

use crate::mutations::Dice;
use crate::parts::Parts;
use crate::town::{Town, judge};

/// The function that the fuzz target calls.
fn survives(input: &[u8]) -> bool {
    verify(Cursor::new(input), &Options::default(), |_, _| ()).holds()
}

#[test]
fn four_thousand_inputs_of_garbage_are_refused() {
    let mut dice = Dice::new(2_026);
    for length in 0..4_000 {
        let garbage: Vec<u8> = (0..length % 700).map(|_| u8::try_from(dice.roll(256)).unwrap()).collect();
        assert!(!survives(&garbage));
    }
}

#[test]
fn two_thousand_zips_of_random_content_are_refused() {
    let pieces: [&[u8]; 12] = [
        b"{",
        b"}",
        b"[[[[[[[[",
        b"\n",
        b"\"",
        b"null",
        b"\xff\xfe",
        b"18446744073709551615",
        b"-1e999",
        b"\xe2\x80\x94 a AAAA\n",
        b"{\"format\":\"herstelboek-dossier/2\",\"kind\":\"account\"",
        b"\0",
    ];
    let original = Parts::of(&Town::submitted().account()).unwrap();
    let mut dice = Dice::new(344);
    for round in 0..2_000 {
        let mut parts = original.clone();
        for _ in 0..=round % 3 {
            let entry = dice.roll(parts.0.len());
            parts.0[entry].1 =
                (0..dice.roll(40)).flat_map(|_| pieces[dice.roll(pieces.len())].to_vec()).collect();
        }
        let is_untouched = parts == original;
        let only_readme =
            |(name, _): &(String, Vec<u8>)| name != Entry::Readme.name() && name != Entry::Witnesses.name();
        let same = parts
            .0
            .iter()
            .filter(|part| only_readme(part))
            .eq(original.0.iter().filter(|part| only_readme(part)));
        if survives(&parts.zip()) {
            assert!(is_untouched || same || is_weaker(&parts, &original), "round {round}");
        }
    }
}

/// Whether all that counts is the same, and only what was signed earlier is not there any more.
fn is_weaker(parts: &Parts, original: &Parts) -> bool {
    let counts = |entry: &Entry| {
        !matches!(entry, Entry::Readme | Entry::Witnesses | Entry::Checkpoints | Entry::Consistency)
    };
    Kind::Account.entries().filter(counts).all(|entry| parts.get(entry) == original.get(entry))
}

#[test]
fn reports_and_definitions_of_nested_garbage_are_refused() {
    let parts = Parts::of(&Town::submitted().account()).unwrap();
    for garbage in ["[".repeat(1 << 20), "{\"a\":".repeat(1 << 19), "\"".repeat(1 << 20), "9".repeat(1 << 20)]
    {
        let forged = parts.clone().with(Entry::Report, |bytes| *bytes = garbage.clone().into_bytes());
        assert!(!judge(&forged.zip()).holds());
    }
    let deep = format!("{}1{}\n", "[".repeat(20_000), "]".repeat(20_000));
    let forged = parts.with(Entry::Definition, |bytes| *bytes = deep.into_bytes());
    assert!(!judge(&forged.zip()).holds());
}

#[test]
fn bombs_are_not_unpacked() {
    let parts = Parts::of(&Town::submitted().account()).unwrap();
    for entry in Kind::Account.entries() {
        let bomb = vec![b' '; 64 << 20];
        let verdict = judge(&parts.clone().with(entry, |bytes| *bytes = bomb).zip());
        let told = verdict.to_string();
        assert!(!verdict.holds(), "{told}");
        let limit = format!("a line of more than {MAX_LINE} bytes");
        let hash_limit = "a line of more than 4094 bytes";
        let refused =
            [limit.as_str(), hash_limit, "larger than the"].iter().any(|words| told.contains(words));
        assert!(refused, "{entry}: {told}");
    }
}
