//! A small ledger of Utrecht, and its exports.
//! It can be rewritten and signed again, as a municipality of bad faith would.

use std::io::Cursor;

use dossier::{Kind, Manifest, Options, Record, Verdict, Writer, verify};
use merkle::note::{NoteSigner, SignedNote};
use merkle::{Checkpoint, Frontier, Hash, ProofPlan, leaf_hash};

/// The ledger's name.
pub(crate) const LEDGER: &str = "GM0344";

/// The origin of its checkpoints.
pub(crate) const ORIGIN: &str = "herstelboek.example/GM0344";

/// A ledger as its database would hold it.
pub(crate) struct Ledger {
    /// The record of each event.
    pub(crate) lines: Vec<String>,
    /// What `hashes.txt` holds of each.
    pub(crate) hashes: Vec<(Hash, Vec<Hash>)>,
    pub(crate) roots: Vec<Hash>,
}

/// The municipality's key.
pub(crate) fn signer() -> NoteSigner {
    NoteSigner::from_seed("herstelboek.example", &[7; 32]).unwrap()
}

/// A record of the ledger: every third event belongs to a second stream.
pub(crate) fn record_line(position: u64) -> String {
    let (aggregate_id, sequence) = match position % 3 {
        2 => ("01901234-0000-7000-8000-000000000002", position / 3 + 1),
        rest => ("01901234-0000-7000-8000-000000000001", position / 3 * 2 + rest + 1),
    };
    let (hours, minutes, seconds) = (position / 360_000 % 24, position / 6000 % 60, position / 100 % 60);
    let micros = position % 100 * 10_000;
    let recorded_at = format!("2026-11-22T{hours:02}:{minutes:02}:{seconds:02}.{micros:06}Z");
    Record {
        ledger: LEDGER,
        position,
        aggregate_type: "household",
        aggregate_id,
        sequence,
        event_type: "NoteAdded",
        event_version: "1.0",
        recorded_at: &recorded_at,
        payload: r#"{"on":"2026-11-21", "text":"v1.één.\"x\"","list":[1,{"two":null}]}"#,
        metadata: r#"{"by":"officer-1"}"#,
    }
    .to_string()
}

impl Ledger {
    /// A ledger of `size` events.
    pub(crate) fn of(size: u64) -> Self {
        Ledger::recording((0..size).map(record_line))
    }

    /// A ledger of these records.
    pub(crate) fn recording(lines: impl IntoIterator<Item = String>) -> Self {
        let mut tree = Frontier::new();
        let mut ledger = Ledger { lines: vec![], hashes: vec![], roots: vec![tree.root()] };
        for line in lines {
            let leaf = leaf_hash(line.as_bytes());
            let completed = tree.push(leaf);
            ledger.lines.push(line);
            ledger.hashes.push((leaf, completed));
            ledger.roots.push(tree.root());
        }
        ledger
    }

    /// The ledger in which one event was rewritten, and everything computed again.
    pub(crate) fn rewritten(&self, position: usize) -> Self {
        let mut lines = self.lines.clone();
        lines[position] = lines[position].replace("NoteAdded", "NoteOther");
        Ledger::recording(lines)
    }

    /// Number of events.
    pub(crate) fn size(&self) -> u64 {
        self.lines.len() as u64
    }

    /// A proof planned on the hashes of this ledger.
    fn proof(&self, plan: &ProofPlan) -> Vec<Hash> {
        plan.build(|subtree| {
            let (leaf, completed) = self.hashes.get(subtree.last_leaf() as usize)?;
            match subtree.level {
                0 => Some(*leaf),
                level => completed.get(usize::from(level) - 1).copied(),
            }
        })
        .unwrap()
    }

    /// The proof that an event is in the whole tree.
    pub(crate) fn inclusion(&self, position: u64) -> Vec<Hash> {
        self.proof(&merkle::plan_inclusion(position, self.size()).unwrap())
    }

    /// The proof that the tree begins with that of the first `since` events.
    pub(crate) fn consistency(&self, since: u64) -> Vec<Hash> {
        self.proof(&merkle::plan_consistency(since, self.size()).unwrap())
    }

    /// The checkpoint at a size, signed by somebody.
    pub(crate) fn signed_by(&self, signer: &NoteSigner, size: u64) -> SignedNote {
        let root = self.roots[size as usize];
        let checkpoint = Checkpoint { origin: ORIGIN.into(), size, root, extensions: vec![] };
        signer.sign(&checkpoint.to_text()).unwrap()
    }

    /// The municipality's checkpoint at a size.
    pub(crate) fn signed(&self, size: u64) -> SignedNote {
        self.signed_by(&signer(), size)
    }

    /// What the manifest says.
    pub(crate) fn manifest(&self) -> Manifest {
        Manifest {
            kind: Kind::Ledger,
            ledger: LEDGER.into(),
            size: self.size(),
            origin: ORIGIN.into(),
            created_at: "2026-11-23T08:00:00Z".into(),
            software: "herstelboek 0.1.0".into(),
        }
    }

    /// The export, without earlier checkpoints.
    pub(crate) fn export(&self) -> Vec<u8> {
        self.export_with(&signer(), &[])
    }

    /// The export under somebody's signature, with the municipality's earlier checkpoints at some sizes.
    pub(crate) fn export_with(&self, signer: &NoteSigner, earlier: &[SignedNote]) -> Vec<u8> {
        let mut writer = Writer::create(Cursor::new(vec![]), &self.manifest()).unwrap();
        writer.key(&signer.verifier_key()).unwrap();
        writer.checkpoint(&self.signed_by(signer, self.size())).unwrap();
        for note in earlier {
            let size = Checkpoint::parse(note.text()).unwrap().size;
            writer.earlier_checkpoint(size, &note.to_string()).unwrap();
        }
        for (leaf, subtrees) in &self.hashes {
            writer.hashes(*leaf, subtrees).unwrap();
        }
        for line in &self.lines {
            writer.event(line).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

/// What somebody who trusts the municipality's key sees.
pub(crate) fn trusting() -> Options {
    Options { trusted: vec![signer().verifier_key()], ..Options::default() }
}

/// The verdict of somebody who trusts the municipality's key.
pub(crate) fn judge(file: &[u8]) -> Verdict {
    verify(Cursor::new(file), &trusting(), |_, _| ())
}

/// The verdict of somebody who also kept these checkpoints.
pub(crate) fn judge_knowing(file: &[u8], known: Vec<SignedNote>) -> Verdict {
    verify(Cursor::new(file), &Options { known, ..trusting() }, |_, _| ())
}
