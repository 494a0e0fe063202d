//! A line of `proofs.jsonl`: where an event stands, and its audit path.
//! One canonical form, so that there is one way to write a proof.

use merkle::Hash;
use serde::{Deserialize, Serialize};

/// The proof that the event of a position is in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProofLine {
    pub(crate) position: u64,
    /// From the leaf up, RFC 9162 section 2.1.3.
    pub(crate) path: Vec<Hash>,
}

/// As it is written, in this order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    position: u64,
    path: Vec<String>,
}

impl ProofLine {
    /// Reads a line without its newline; none when it is not in its one form.
    pub(crate) fn parse(line: &[u8]) -> Option<Self> {
        let written: Written = serde_json::from_slice(line).ok()?;
        let path = written.path.iter().map(|hash| hash.parse()).collect::<Result<_, _>>().ok()?;
        let proof = ProofLine { position: written.position, path };
        (proof.to_text().ok()?.as_bytes() == line).then_some(proof)
    }

    /// The line without its newline.
    pub(crate) fn to_text(&self) -> Result<String, serde_json::Error> {
        let path = self.path.iter().map(Hash::to_string).collect();
        serde_json::to_string(&Written { position: self.position, path })
    }
}
