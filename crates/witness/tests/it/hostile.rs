//! Bodies from anybody: each is refused by name, and none makes the witness stumble.

use merkle::CheckpointError;
use merkle::note::{NoteError, VerifierKey};
use witness::{AddCheckpoint, MAX_BODY, Refusal, RequestError, WatchedLog, WatchedLogError};

use crate::log::{Log, UTRECHT, keeper};
use crate::world::{World, cosigned, refused};

const HASH: &str = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

fn malformed(body: impl AsRef<[u8]>) -> RequestError {
    match refused(&World::new().witness(), body) {
        Refusal::Malformed(error) => error,
        refusal => panic!("{refusal}"),
    }
}

#[test]
fn every_way_to_be_no_request_has_its_name() {
    let note = Log::of(5).note(5).to_string();
    let cases = [
        (String::new(), RequestError::OldSize),
        ("old 0".into(), RequestError::OldSize),
        (format!("old\n\n{note}"), RequestError::OldSize),
        (format!("new 0\n\n{note}"), RequestError::OldSize),
        (format!("old  0\n\n{note}"), RequestError::OldSize),
        (format!("old 00\n\n{note}"), RequestError::OldSize),
        (format!("old +5\n\n{note}"), RequestError::OldSize),
        (format!("old -1\n\n{note}"), RequestError::OldSize),
        (format!("old 0\r\n\r\n{note}"), RequestError::OldSize),
        (format!("old 9223372036854775808\n\n{note}"), RequestError::OldSize),
        (format!("old 99999999999999999999\n\n{note}"), RequestError::OldSize),
        ("old 0\n".into(), RequestError::Hash { line: 2 }),
        (format!("old 0\n{note}"), RequestError::Hash { line: 2 }),
        (format!("old 0\n{HASH}\n{HASH}"), RequestError::Hash { line: 3 }),
        (format!("old 0\n{HASH} \n\n{note}"), RequestError::Hash { line: 2 }),
        (format!("old 0\n{}\n\n{note}", &HASH[..40]), RequestError::Hash { line: 2 }),
        (format!("old 0\n{}\n\n{note}", HASH.replace("2I=", "2J=")), RequestError::Hash { line: 2 }),
        (format!("old 0\n{}\n{note}", format!("{HASH}\n").repeat(64)), RequestError::TooManyHashes),
        ("old 0\n\n".into(), RequestError::Note(NoteError::NoSignatures)),
        (format!("old 0\n\n{UTRECHT}\n5\n{HASH}\n"), RequestError::Note(NoteError::NoSignatures)),
        (
            format!("old 0\n\n{}", note.replace('5', "\t")),
            RequestError::Note(NoteError::ControlCharacter { place: 24 }),
        ),
        (
            format!("old 0\n\n{}", note.replace("\n5\n", "\n05\n")),
            RequestError::Checkpoint(CheckpointError::Size),
        ),
        (
            format!("old 0\n\n{}", note.replace("\n5\n", "\n")),
            RequestError::Checkpoint(CheckpointError::Lines { found: 2 }),
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(malformed(&body), expected, "{body}");
    }
    assert_eq!(malformed(b"old 0\n\n\xff\xfe"), RequestError::NotText);
    assert_eq!(malformed(vec![b'o'; MAX_BODY + 1]), RequestError::TooLarge);
}

#[test]
fn a_request_is_read_back_as_it_was_written() {
    let log = Log::of(70);
    for (old, new) in [(0, 0), (0, 70), (5, 9), (33, 70), (70, 70)] {
        let request = AddCheckpoint::new(old, log.proof(old, new), log.note(new)).unwrap();
        assert_eq!(AddCheckpoint::parse(request.to_body().as_bytes()), Ok(request));
    }
}

#[test]
fn no_body_with_one_byte_changed_is_cosigned() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(9));
    cosigned(&witness, &log, 0, 5);
    let body = log.body(5, 9).into_bytes();
    for at in 0..body.len() {
        for change in [1, 0x20, 0x80] {
            let mut changed = body.clone();
            changed[at] ^= change;
            refused(&witness, changed);
        }
        refused(&witness, &body[..at]);
    }
    cosigned(&witness, &log, 5, 9);
}

#[test]
fn a_note_full_of_signatures_by_others_is_read_and_one_too_many_is_not() {
    let world = World::new();
    let (witness, log) = (world.witness(), Log::of(5));
    let stranger = merkle::note::NoteSigner::from_seed("stranger", &[1; 32]).unwrap();
    let mut note = log.note(5);
    while note.signatures().len() < merkle::note::MAX_SIGNATURES {
        note = stranger.cosign(&note).unwrap();
    }
    let full = AddCheckpoint::new(0, vec![], note.clone()).unwrap().to_body();
    let more = format!("{full}{}\n", note.signatures()[1]);
    assert_eq!(malformed(more), RequestError::Note(NoteError::TooManySignatures { found: 101 }));
    witness.add_checkpoint(full.as_bytes()).unwrap();
}

#[test]
fn a_watched_log_is_a_key_and_an_origin() {
    let key = keeper().verifier_key();
    let read = |text: String| text.parse::<WatchedLog>();
    assert_eq!(read(format!("{key}@{UTRECHT}")), Ok(Log::of(0).watched()));
    let odd = VerifierKey::new("a@b", *key.public_key()).unwrap();
    let watched = read(format!("{odd}@c@d+e+f")).unwrap();
    assert_eq!((watched.key, watched.origin.as_str()), (odd, "c@d+e+f"));
    assert_eq!(read(key.to_string()), Err(WatchedLogError::Shape));
    assert_eq!(read(String::new()), Err(WatchedLogError::Shape));
    assert_eq!(read(format!("{key}@")), Err(WatchedLogError::Origin));
    assert_eq!(read(format!("{key}@a\nb")), Err(WatchedLogError::Origin));
    assert_eq!(read(format!("{key}@{}", "x".repeat(256))), Err(WatchedLogError::Origin));
    assert!(matches!(read(format!("x{key}@{UTRECHT}")), Err(WatchedLogError::Key(_))));
    assert!(matches!(read(format!("@{UTRECHT}")), Err(WatchedLogError::Key(_))));
}
