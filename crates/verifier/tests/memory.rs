//! Memory is bounded, whatever the file holds: a line of half a gibibyte, an entry of as much, a ledger of many events.
//! A program of its own, because it looks at the most memory it ever had.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs::File;
use std::io::{BufReader, Write as _};

use dossier::{Entry, Kind, Manifest, Record, Writer};
use merkle::note::NoteSigner;
use merkle::{Checkpoint, Frontier, leaf_hash};
use verifier::{Options, Verdict, verify};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const LEDGER: &str = "GM0344";
const ORIGIN: &str = "herstelboek.example/GM0344";
/// Mebibytes.
const BOMB: usize = 512;
const EVENTS: u64 = 60_000;

/// The most memory this program has had, in mebibytes.
fn most() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

fn judge(file: File) -> Verdict {
    verify(BufReader::new(file), &Options::default(), |_, _| ())
}

fn manifest(kind: Kind, size: u64) -> Manifest {
    Manifest {
        kind,
        ledger: LEDGER.into(),
        size,
        origin: ORIGIN.into(),
        created_at: "2026-11-23T08:00:00Z".into(),
        software: "herstelboek 0.1.0".into(),
    }
}

/// An event of a ledger in which a household is reported at every position.
fn line(position: u64) -> String {
    let seconds = position / 100;
    Record {
        ledger: LEDGER,
        position,
        aggregate_type: "household",
        aggregate_id: &format!("00000000-0000-0000-0000-{position:012x}"),
        sequence: 1,
        event_type: "FirstContactMade",
        event_version: "1.0",
        recorded_at: &format!("2026-11-22T{:02}:{:02}:{:02}.000000Z", seconds / 3600, seconds / 60 % 60, seconds % 60),
        payload: r#"{"FirstContactMade":{"on":"2025-02-09","by":"officer-1","channel":"HomeVisit","text":"v1.00000000-0000-0000-0000-000000000001.BwcHBwcHBwcHBwcHCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ"}}"#,
        metadata: "{}",
    }
    .to_string()
}

/// An account of many events, written as a stream.
fn account(definition: &[u8], report: &[u8]) -> File {
    let (mut tree, signer) =
        (Frontier::new(), NoteSigner::from_seed("herstelboek.example", &[7; 32]).unwrap());
    (0..EVENTS).for_each(|position| drop(tree.push(leaf_hash(line(position).as_bytes()))));
    let checkpoint =
        Checkpoint { origin: ORIGIN.into(), size: EVENTS, root: tree.root(), extensions: vec![] };
    let mut writer = Writer::create(tempfile::tempfile().unwrap(), &manifest(Kind::Account, EVENTS)).unwrap();
    writer.key(&signer.verifier_key()).unwrap();
    writer.checkpoint(&signer.sign(&checkpoint.to_text()).unwrap()).unwrap();
    writer.definition(definition).unwrap();
    writer.report(report).unwrap();
    let mut tree = Frontier::new();
    for position in 0..EVENTS {
        let leaf = leaf_hash(line(position).as_bytes());
        let completed = tree.push(leaf);
        writer.hashes(leaf, &completed).unwrap();
    }
    (0..EVENTS).for_each(|position| writer.event(&line(position)).unwrap());
    writer.finish().unwrap()
}

/// A dossier in which one entry is very large and has no line end.
fn bomb(entry: Entry) -> File {
    let mut zip = ZipWriter::new(tempfile::tempfile().unwrap());
    for other in Kind::Account.entries() {
        zip.start_file(other.name(), SimpleFileOptions::default().large_file(true)).unwrap();
        match other {
            _ if other == entry => {
                let mebibyte = vec![b'7'; 1 << 20];
                (0..BOMB).for_each(|_| zip.write_all(&mebibyte).unwrap());
            }
            Entry::Manifest => {
                let text = r#"{"format":"herstelboek-dossier/2","kind":"account","ledger":"GM0344","size":1,"origin":"o","created_at":"","software":""}"#;
                zip.write_all(text.as_bytes()).unwrap();
            }
            _ => {}
        }
    }
    zip.finish().unwrap()
}

#[test]
fn no_file_costs_more_than_the_bound() {
    for entry in [Entry::Report, Entry::Definition, Entry::Checkpoints, Entry::Hashes, Entry::Events] {
        let before = most();
        let verdict = judge(bomb(entry));
        assert!(!verdict.holds(), "{verdict}");
        assert!(most() - before < 32, "{entry}: {} MiB more", most() - before);
    }
    let definition = b"{}\n";
    let report = format!(
        "{{\"format\":\"herstelboek-report/1\",\"ledger\":\"{LEDGER}\",\"fund\":\"00000000-0000-0000-0000-0000000005f1\",\"fund_name\":\"x\",\"sisa_code\":null,\"year\":2025,\"position\":{EVENTS},\"effective_on\":\"2025-12-31\",\"final_account\":\"no\",\"indicators\":\"{}\",\"rules\":\"{}\",\"figures\":[],\"left_out\":[],\"problems\":[]}}\n",
        domain::ids::FileHash::of(definition),
        verifier::RULES,
    );
    let file = account(definition, report.as_bytes());
    let before = most();
    let verdict = judge(file);
    assert!(verdict.to_string().contains("the events give no such account"), "{verdict}");
    assert!(most() - before < 100, "{} MiB more for {EVENTS} events", most() - before);
}
