//! Cosignatures: a checkpoint that a witness of the public network really cosigned, a line put together by hand, and
//! what both refuse.

use aws_lc_rs::signature::Ed25519KeyPair;
use merkle::Checkpoint;
use merkle::note::{
    Cosignature, Cosigner, CosignerKey, KeyError, NoteError, NoteSignature, NoteSigner, SignedNote,
    VerifierKey,
};
use sha2::{Digest as _, Sha256};

/// A checkpoint of a staging certificate-transparency log, as published with the cosignatures of four witnesses.
const CT_LOG: &str = "arche2025h1.staging.ct.transparency.dev\n1432088532\n\
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n\n\
— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=\n\
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=\n\
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==\n\
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==\n\
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==\n\
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==\n";
const CT_LOG_KEY: &str =
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";
const REMORA: &str = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
/// The second in those lines: 2026-05-23T21:51:28Z.
const SECOND: u64 = 0x6a12_2120;

const TEXT: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const TIME: u64 = 1_679_315_147;

fn witness() -> Cosigner {
    Cosigner::from_seed("witness.example.com/w1", &[9; 32]).unwrap()
}

fn cosigned() -> SignedNote {
    let note = NoteSigner::from_seed("example.com/behind-the-sofa", &[7; 32]).unwrap().sign(TEXT).unwrap();
    note.with(witness().cosign(TEXT, TIME)).unwrap()
}

#[test]
fn a_witness_of_the_public_network_is_believed() {
    let note: SignedNote = CT_LOG.parse().unwrap();
    let trusted: [CosignerKey; 1] = [REMORA.parse().unwrap()];
    let expected = Cosignature { key: &trusted[0], seconds: SECOND };
    assert_eq!(note.cosignatures(&trusted), Ok(vec![expected]));
    let log: VerifierKey = CT_LOG_KEY.parse().unwrap();
    assert_eq!(note.verify(std::slice::from_ref(&log)), Ok(vec![&log]));
    assert_eq!(Checkpoint::parse(note.text()).unwrap().size, 1_432_088_532);
    assert_eq!(note.to_string(), CT_LOG);
}

#[test]
fn one_leaf_more_or_one_second_later_is_not_what_it_cosigned() {
    let trusted: [CosignerKey; 1] = [REMORA.parse().unwrap()];
    let refused = Err(NoteError::BadSignature { key: "remora.n621.de+da77ade7".into() });
    let larger: SignedNote = CT_LOG.replace("1432088532", "1432088533").parse().unwrap();
    assert_eq!(larger.cosignatures(&trusted), refused);
    let later: SignedNote = CT_LOG.replace("2net5wAAAABqEiEgPlf", "2net5wAAAABqEiEhPlf").parse().unwrap();
    assert_eq!(later.cosignatures(&trusted), refused);
}

#[test]
fn a_line_put_together_by_hand_from_the_specification_is_the_one_we_write() {
    let pair = Ed25519KeyPair::from_seed_unchecked(&[9; 32]).unwrap();
    let key = witness().cosigner_key();
    let id = Sha256::digest([b"witness.example.com/w1\n\x04".as_slice(), key.public_key()].concat());
    assert_eq!(key.id(), id[..4]);
    let signed = pair.sign(format!("cosignature/v1\ntime 1679315147\n{TEXT}").as_bytes());
    let bytes = [[0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb].as_slice(), signed.as_ref()].concat();
    let name = "witness.example.com/w1".to_owned();
    assert_eq!(witness().cosign(TEXT, TIME), NoteSignature { name, key_id: key.id(), bytes });
}

#[test]
fn a_line_is_read_back_as_it_was_written() {
    let line = witness().cosign(TEXT, TIME);
    assert_eq!(line.to_string().parse(), Ok(line.clone()));
    assert_eq!(cosigned().signatures()[1], line);
    for wrong in ["", "— ", "— w1", "- witness.example.com/w1 AAAA", "— w1 AAAAAA==", "— w+1 AAAAAAA="]
    {
        assert_eq!(wrong.parse::<NoteSignature>(), Err(NoteError::MalformedSignature { line: 1 }), "{wrong}");
    }
}

#[test]
fn nobody_trusted_is_nobody_and_no_error() {
    assert_eq!(cosigned().cosignatures(&[]), Ok(vec![]));
    assert_eq!(cosigned().cosignatures(&[REMORA.parse().unwrap()]), Ok(vec![]));
}

#[test]
fn each_line_of_a_witness_counts_and_one_bad_line_spoils_them() {
    let trusted = [witness().cosigner_key()];
    let twice = cosigned().with(witness().cosign(TEXT, TIME + 60)).unwrap();
    let seconds: Vec<_> = twice.cosignatures(&trusted).unwrap().iter().map(|one| one.seconds).collect();
    assert_eq!(seconds, [TIME, TIME + 60]);
    let spoilt = twice.with(witness().cosign("another text\n", TIME)).unwrap();
    assert!(matches!(spoilt.cosignatures(&trusted), Err(NoteError::BadSignature { .. })));
}

#[test]
fn a_cosignature_of_any_other_length_or_past_the_last_second_is_bad() {
    let trusted = [witness().cosigner_key()];
    let line = witness().cosign(TEXT, u64::MAX);
    let whole = cosigned().with(line.clone()).unwrap();
    assert_eq!(whole.cosignatures(&trusted).unwrap()[1].seconds, i64::MAX as u64);
    for length in (1..line.bytes.len()).chain([line.bytes.len() + 1]) {
        let mut bytes = line.bytes.clone();
        bytes.resize(length, 0);
        let cut = cosigned().with(NoteSignature { bytes, ..line.clone() }).unwrap();
        assert!(cut.cosignatures(&trusted).is_err(), "{length} bytes");
    }
    // Beyond the last second even a signature that fits does not count.
    let pair = Ed25519KeyPair::from_seed_unchecked(&[9; 32]).unwrap();
    let signed = pair.sign(format!("cosignature/v1\ntime {}\n{TEXT}", 1_u64 << 63).as_bytes());
    let bytes = [(1_u64 << 63).to_be_bytes().as_slice(), signed.as_ref()].concat();
    let late = cosigned().with(NoteSignature { bytes, ..line }).unwrap();
    assert!(late.cosignatures(&trusted).is_err());
}

#[test]
fn the_key_of_a_witness_is_no_key_of_a_log_and_the_other_way_round() {
    assert_eq!(REMORA.parse::<VerifierKey>(), Err(KeyError::Algorithm { found: 4 }));
    assert_eq!(CT_LOG_KEY.parse::<CosignerKey>(), Err(KeyError::CosignerAlgorithm { found: 1 }));
    // The same name and the same 32 bytes: a cosignature is no signature, and a signature no cosignature.
    let signer = NoteSigner::from_seed("both", &[9; 32]).unwrap();
    let cosigner = Cosigner::from_seed("both", &[9; 32]).unwrap();
    let note = signer.sign(TEXT).unwrap();
    assert_eq!(note.cosignatures(&[cosigner.cosigner_key()]), Ok(vec![]));
    let only = note.with(cosigner.cosign(TEXT, TIME)).unwrap();
    assert_eq!(only.verify(&[signer.verifier_key()]).unwrap().len(), 1);
    assert_ne!(signer.verifier_key().id(), cosigner.cosigner_key().id());
}

#[test]
fn keys_are_refused_when_anything_in_them_changed() {
    for at in 0..REMORA.len() {
        let mut bytes = REMORA.as_bytes().to_vec();
        bytes[at] += 1;
        assert!(String::from_utf8(bytes).unwrap().parse::<CosignerKey>().is_err(), "byte {at}");
        assert!(REMORA[..at].parse::<CosignerKey>().is_err());
    }
    assert_eq!(Cosigner::from_seed("a name", &[9; 32]).err(), Some(KeyError::Name));
    assert!(!format!("{:?}", witness()).contains("pair"));
}
