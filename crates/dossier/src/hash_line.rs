//! A line of `hashes.txt`: the leaf hash of an event, and the roots of the subtrees it completed.
//! Hexadecimal and not base64, so that `sha256sum` prints the same.

use std::fmt::Write as _;

use merkle::Hash;

/// What the ledger stored for one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HashLine {
    pub(crate) leaf: Hash,
    /// Roots of the perfect subtrees of level 1, 2, … that end at this leaf.
    pub(crate) subtrees: Vec<Hash>,
}

impl HashLine {
    /// Reads a line without its newline; none when it is anything but hashes in lower case.
    pub(crate) fn parse(line: &[u8]) -> Option<Self> {
        let line = std::str::from_utf8(line).ok().filter(|line| !has_upper_case(line))?;
        let (leaf, subtrees) = match line.split_once(' ') {
            Some((leaf, subtrees)) => {
                (leaf, subtrees.split(',').map(str::parse).collect::<Result<_, _>>().ok()?)
            }
            None => (line, Vec::new()),
        };
        Some(HashLine { leaf: leaf.parse().ok()?, subtrees })
    }
}

/// Hexadecimal is written in one way. A pass that never stops early is one the compiler makes wide.
fn has_upper_case(line: &str) -> bool {
    line.bytes().fold(false, |found, byte| found | byte.is_ascii_uppercase())
}

/// Appends a line with its newline to `text`.
pub(crate) fn write_hash_line(text: &mut String, leaf: Hash, subtrees: &[Hash]) {
    let mut separator = ' ';
    let _ = write!(text, "{leaf}");
    for subtree in subtrees {
        let _ = write!(text, "{separator}{subtree}");
        separator = ',';
    }
    text.push('\n');
}
