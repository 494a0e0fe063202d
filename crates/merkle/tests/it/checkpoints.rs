//! Checkpoints: the published example of C2SP, and one that the Go checksum database really signed.
//! Where the publisher gives no key only the form is tested, not the signature.

use merkle::note::{NoteError, SignedNote, VerifierKey};
use merkle::{Checkpoint, CheckpointError, EMPTY_ROOT, MAX_SIZE};

/// The example that opens C2SP `tlog-checkpoint`; its key is not published.
const C2SP: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
    — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

/// A tree head of sum.golang.org and its key, from the tests of transparency-dev/formats.
const SUMDB: &str = "go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n\
    — sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n";
const SUMDB_KEY: &str = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

#[test]
fn the_c2sp_example_is_read_and_written() {
    let note: SignedNote = C2SP.parse().unwrap();
    let checkpoint = Checkpoint::parse(note.text()).unwrap();
    assert_eq!((checkpoint.origin.as_str(), checkpoint.size), ("example.com/behind-the-sofa", 20_852_163));
    assert_eq!(
        checkpoint.root.to_string(),
        "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"
    );
    assert_eq!(checkpoint.to_text(), note.text());
}

#[test]
fn a_real_tree_head_of_the_go_checksum_database_verifies() {
    let note: SignedNote = SUMDB.parse().unwrap();
    let key: VerifierKey = SUMDB_KEY.parse().unwrap();
    assert_eq!(note.verify(std::slice::from_ref(&key)), Ok(vec![&key]));
    let checkpoint = Checkpoint::parse(note.text()).unwrap();
    assert_eq!((checkpoint.origin.as_str(), checkpoint.size), ("go.sum database tree", 6_476_701));
}

#[test]
fn a_tree_head_with_one_leaf_more_does_not_verify() {
    let note: SignedNote = SUMDB.replace("6476701", "6476702").parse().unwrap();
    let refused = note.verify(&[SUMDB_KEY.parse().unwrap()]).unwrap_err();
    assert_eq!(refused, NoteError::BadSignature { key: "sum.golang.org+033de0ae".into() });
}

#[test]
fn extensions_are_kept() {
    let text = format!("log\n0\n{}\nextra 1\nextra 2\n", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    let checkpoint = Checkpoint::parse(&text).unwrap();
    assert_eq!((checkpoint.root, checkpoint.extensions.len()), (EMPTY_ROOT, 2));
    assert_eq!(checkpoint.to_text(), text);
}

#[test]
fn malformed_checkpoints_are_refused() {
    let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    let beyond = MAX_SIZE + 1;
    let cases = [
        (String::new(), CheckpointError::Lines { found: 0 }),
        ("log\n0\n".to_owned(), CheckpointError::Lines { found: 2 }),
        (format!("log\n0\n{root}"), CheckpointError::Lines { found: 2 }),
        (format!("\n0\n{root}\n"), CheckpointError::EmptyLine { line: 1 }),
        (format!("log\n0\n{root}\n\n"), CheckpointError::EmptyLine { line: 4 }),
        (format!("log\n007\n{root}\n"), CheckpointError::Size),
        (format!("log\n+7\n{root}\n"), CheckpointError::Size),
        (format!("log\n-7\n{root}\n"), CheckpointError::Size),
        (format!("log\n{beyond}\n{root}\n"), CheckpointError::Size),
        (format!("log\n0\n{root}A\n"), CheckpointError::Root),
        ("log\n0\nAAAA\n".to_owned(), CheckpointError::Root),
    ];
    for (text, expected) in cases {
        assert_eq!(Checkpoint::parse(&text), Err(expected), "{text:?}");
    }
}
