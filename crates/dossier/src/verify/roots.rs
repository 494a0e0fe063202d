//! Roots of the tree at earlier sizes: by a second pass along the stored hashes, which are known to be right by then.
//! What an event says about the tree before it is only known when that tree has been passed.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use merkle::{Frontier, Hash, LeafBuffer};

use crate::archive::Archive;
use crate::format::Entry;
use crate::hash_line::HashLine;
use crate::verdict::FileProblem;
use crate::verify::line;
use crate::verify::report::{Report, Stop};

/// The most roots of the tree at earlier sizes that an examiner is told.
pub const MAX_ROOTS: usize = 1 << 16;

/// The roots of the first so many leaves of `hashes.txt`. Sizes beyond its end have none.
pub(super) fn roots(
    archive: &mut Archive<impl Read + Seek>,
    wanted: BTreeSet<u64>,
    report: &mut Report,
) -> Result<Vec<(u64, Hash)>, Stop> {
    let (mut tree, mut roots) = (Frontier::new(), Vec::new());
    let mut wanted = wanted.into_iter().take(MAX_ROOTS).peekable();
    if wanted.peek().is_none() {
        return Ok(roots);
    }
    let mut lines = archive.lines(Entry::Hashes).map_err(|(place, problem)| report.fatal(place, problem))?;
    let mut text = LeafBuffer::default();
    while let Some(next) = wanted.peek() {
        if *next == tree.size() {
            roots.push((tree.size(), tree.root()));
            wanted.next();
            continue;
        }
        let here = line(Entry::Hashes, tree.size() + 1);
        if !lines.read(&mut text).map_err(|problem| report.fatal(here, problem))? {
            break;
        }
        let Some(stored) = HashLine::parse(text.bytes()) else {
            let reason = "read again, it is another file than before".to_owned();
            return Err(report.fatal(here, FileProblem::Malformed { reason }));
        };
        tree.push_with(stored.leaf, |_, found| found);
    }
    Ok(roots)
}
