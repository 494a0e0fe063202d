//! `consistency.txt`: the proof that the tree of an earlier checkpoint is the beginning of this one's
//! (RFC 9162, section 2.1.4). Text of lines and not JSON, so that a person can follow it with `sha256sum`.

use std::fmt::Write as _;

use merkle::Hash;

/// The proof, and from which size on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Consistency {
    /// Events the earlier checkpoint covers.
    pub(crate) from: u64,
    pub(crate) hashes: Vec<Hash>,
}

impl Consistency {
    /// Reads the entry: `Ok(None)` when it is empty, because there was no earlier submission.
    pub(crate) fn parse(text: &[u8]) -> Result<Option<Self>, &'static str> {
        let text = std::str::from_utf8(text).map_err(|_| "not UTF-8")?;
        if text.is_empty() {
            return Ok(None);
        }
        let mut lines = text.strip_suffix('\n').ok_or("the last line is not ended")?.split('\n');
        let size = lines.next().unwrap_or_default();
        let from: u64 = size.parse().map_err(|_| "the first line is not a number of events")?;
        if from.to_string() != size {
            return Err("the first line is not a number in its shortest form");
        }
        let hashes = lines
            .map(|line| line.parse::<Hash>().ok().filter(|hash| hash.to_string() == line))
            .collect::<Option<_>>()
            .ok_or("a line is not a hash in lower case")?;
        Ok(Some(Consistency { from, hashes }))
    }

    /// The entry.
    pub(crate) fn to_text(&self) -> String {
        let mut text = format!("{}\n", self.from);
        for hash in &self.hashes {
            let _ = writeln!(text, "{hash}");
        }
        text
    }
}
