//! Signed notes: the published examples of Go's `sumdb/note` and of C2SP, and what both refuse.
//! The vectors are those of golang.org/x/mod and c2sp.org/signed-note, to the byte.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use merkle::note::{KeyError, MAX_BYTES, NoteError, NoteSigner, SignedNote, VerifierKey};

const TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_PRIVATE: &str = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const PETER_SIGNED: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const ENOCH_SIGNED: &str = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

/// The example that opens C2SP `signed-note`; its key is not published.
const C2SP: &str = "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n\
    — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

fn key(line: &str) -> VerifierKey {
    line.parse().unwrap()
}

fn peter() -> NoteSigner {
    let private = STANDARD.decode(PETER_PRIVATE).unwrap();
    NoteSigner::from_seed("PeterNeumann", private[1..].try_into().unwrap()).unwrap()
}

fn note(signatures: &[&str]) -> String {
    format!("{TEXT}\n{}", signatures.concat())
}

fn open(note: &str, trusted: &[&str]) -> Result<Vec<String>, NoteError> {
    let keys: Vec<_> = trusted.iter().map(|line| key(line)).collect();
    let note: SignedNote = note.parse()?;
    Ok(note.verify(&keys)?.into_iter().map(|key| key.name().to_owned()).collect())
}

#[test]
fn signing_gives_the_published_note() {
    let signed = peter().sign(TEXT).unwrap();
    assert_eq!(signed.to_string(), note(&[PETER_SIGNED]));
    assert_eq!(peter().verifier_key().to_string(), PETER);
}

#[test]
fn a_private_key_in_pkcs8_signs_the_same() {
    let private = STANDARD.decode(PETER_PRIVATE).unwrap();
    let head = hex::decode("302e020100300506032b657004220420").unwrap();
    let signer = NoteSigner::from_pkcs8("PeterNeumann", &[&head, &private[1..]].concat()).unwrap();
    assert_eq!(signer.sign(TEXT).unwrap(), peter().sign(TEXT).unwrap());
    assert_eq!(NoteSigner::from_pkcs8("PeterNeumann", &private).err(), Some(KeyError::Private));
    assert_eq!(NoteSigner::from_pkcs8("Peter Neumann", &private).err(), Some(KeyError::Name));
}

#[test]
fn verifying_names_the_trusted_keys_that_signed() {
    let both = note(&[PETER_SIGNED, ENOCH_SIGNED]);
    assert_eq!(open(&both, &[PETER]).unwrap(), ["PeterNeumann"]);
    assert_eq!(open(&both, &[PETER, ENOCH]).unwrap(), ["PeterNeumann", "EnochRoot"]);
    assert_eq!(open(&note(&[PETER_SIGNED, PETER_SIGNED]), &[PETER]).unwrap(), ["PeterNeumann"]);
}

#[test]
fn a_note_nobody_trusted_signed_says_nothing() {
    let refused = open(&note(&[ENOCH_SIGNED]), &[PETER]).unwrap_err();
    assert_eq!(refused, NoteError::NoTrustedSignature { trusted: 1, signers: "EnochRoot+af0cfe78".into() });
    assert!(open(&note(&[PETER_SIGNED]), &[]).is_err());
}

#[test]
fn signatures_of_unknown_keys_are_kept_as_they_are() {
    let text =
        note(&[PETER_SIGNED, "— witness.example/w1 qrvM3Q==\n".replace("qrvM3Q==", "qrvM3e7/").as_str()]);
    let parsed: SignedNote = text.parse().unwrap();
    assert_eq!(parsed.signatures()[1].key_id, [0xaa, 0xbb, 0xcc, 0xdd]);
    assert_eq!(parsed.to_string(), text);
    assert_eq!(open(&text, &[PETER]).unwrap(), ["PeterNeumann"]);
}

#[test]
fn a_witness_adds_its_signature() {
    let witness = NoteSigner::from_seed("witness.example/w1", &[3; 32]).unwrap();
    let note = witness.cosign(&peter().sign(TEXT).unwrap()).unwrap();
    assert_eq!(note.verify(&[key(PETER), witness.verifier_key()]).unwrap().len(), 2);
}

#[test]
fn one_bad_signature_of_a_trusted_key_spoils_the_note() {
    let changed = note(&[PETER_SIGNED]).replace("problem is", "problem was");
    let bad = NoteError::BadSignature { key: "PeterNeumann+c74f20a3".into() };
    assert_eq!(open(&changed, &[PETER]), Err(bad.clone()));

    let (head, tail) = PETER_SIGNED.split_at(60);
    let longer = format!("{head}ABCD{tail}");
    assert_eq!(open(&note(&[PETER_SIGNED, &longer]), &[PETER]), Err(bad));
}

#[test]
fn the_c2sp_example_is_read_with_the_empty_line_in_its_text() {
    let example: SignedNote = C2SP.parse().unwrap();
    assert!(example.text().ends_with("sole:\n\ned è subito sera.\n"));
    assert_eq!(example.signatures()[0].name, "quasimodo.example/salvatore");
    assert_eq!(example.signatures()[0].bytes.len(), 64);
    assert_eq!(example.to_string(), C2SP);
}

#[test]
fn malformed_notes_are_refused() {
    let short = PETER_SIGNED.trim_end();
    let cases = [
        (TEXT.to_owned(), NoteError::NoSignatures),
        (format!("{TEXT}\n"), NoteError::NoSignatures),
        (note(&[short]), NoteError::NoSignatures),
        (format!("\u{1}{}", note(&[PETER_SIGNED])), NoteError::ControlCharacter { place: 0 }),
        (note(&["— Bad Name x08go/ZJ\n"]), NoteError::MalformedSignature { line: 1 }),
        (note(&["— PeterNeumann x08go/ZJ=\n"]), NoteError::MalformedSignature { line: 1 }),
        (note(&["— PeterNeumann x08gow==\n"]), NoteError::MalformedSignature { line: 1 }),
        (note(&[PETER_SIGNED, "Unexpected line.\n"]), NoteError::MalformedSignature { line: 2 }),
        (note(&[PETER_SIGNED; 101]), NoteError::TooManySignatures { found: 101 }),
        ("x".repeat(MAX_BYTES + 1), NoteError::TooLarge { found: MAX_BYTES + 1 }),
    ];
    for (malformed, expected) in cases {
        assert_eq!(malformed.parse::<SignedNote>(), Err(expected));
    }
}

#[test]
fn only_a_text_that_can_be_read_back_is_signed() {
    assert_eq!(peter().sign("abc"), Err(NoteError::TextWithoutNewline));
    assert_eq!(peter().sign("a\tb\n"), Err(NoteError::ControlCharacter { place: 1 }));
    let spaced = peter().sign("a\n\n").unwrap();
    assert_eq!(spaced.to_string().parse::<SignedNote>(), Ok(spaced));
}

#[test]
fn keys_are_refused_when_anything_in_them_changed() {
    for at in 0..PETER.len() {
        let mut bytes = PETER.as_bytes().to_vec();
        bytes[at] += 1;
        assert!(String::from_utf8(bytes).unwrap().parse::<VerifierKey>().is_err(), "byte {at}");
        assert!(PETER[..at].parse::<VerifierKey>().is_err());
        assert!(at == 0 || PETER[at..].parse::<VerifierKey>().is_err());
    }
}

#[test]
fn keys_of_another_kind_are_refused() {
    let kind = "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    assert_eq!(kind.parse::<VerifierKey>(), Err(KeyError::Algorithm { found: 0x65 }));
    let long = "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==";
    assert!(matches!(long.parse::<VerifierKey>(), Err(KeyError::Length { .. } | KeyError::Shape)));
    assert_eq!(VerifierKey::new("a+b", [0; 32]).err(), Some(KeyError::Name));
    assert_eq!(VerifierKey::new("", [0; 32]).err(), Some(KeyError::Name));
}

#[test]
fn a_signer_never_shows_its_secret() {
    let shown = format!("{:?}", peter());
    assert!(shown.contains("PeterNeumann") && !shown.contains("pair"));
}
