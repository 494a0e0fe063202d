//! What histories reach: a comparison over histories in which nothing happens would show nothing.

use std::collections::BTreeMap;

use crate::naive::Line;

/// How many lines there are of each kind, of each standing, and of what is counted; those about an earlier year than the
/// one they count in apart.
#[derive(Default)]
pub(crate) struct Reached(BTreeMap<String, u32>);

impl Reached {
    /// Takes these lines over.
    pub(crate) fn take(&mut self, lines: &[Line]) {
        for line in lines {
            let late = if line.concerns < line.year { "late " } else { "" };
            let method = if line.kind == "norm" { "at norm" } else { "as spent" };
            for what in [line.kind.to_owned(), line.standing.to_owned(), format!("{} {method}", line.counts)]
            {
                *self.0.entry(format!("{late}{what}")).or_default() += 1;
            }
        }
    }

    /// All of these were reached, so many times at least.
    pub(crate) fn at_least(&self, floors: &[(u32, &[&str])]) {
        for (floor, words) in floors {
            for word in *words {
                let times = self.0.get(*word).copied().unwrap_or_default();
                assert!(times >= *floor, "{word}: {times} lines, not {floor}, of {:#?}", self.0);
            }
        }
    }
}
