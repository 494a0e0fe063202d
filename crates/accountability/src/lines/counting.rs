//! What counted before: once ever, and up to a limit. Both go by the order of the ledger.

use domain::account::LineId;

use super::candidate::Candidate;
use super::limits::Limits;
use super::once::Counted;
use crate::line::Line;

/// Lines from candidates, in the order of the ledger.
pub(super) fn count(mut candidates: Vec<Candidate>) -> Vec<Line> {
    candidates.sort_by_key(|candidate| candidate.line.id);
    let (mut counted, mut limits) = (Counted::default(), Limits::default());
    let mut lines = Vec::with_capacity(candidates.len());
    for mut candidate in candidates {
        counted.judge(&mut candidate);
        match candidate.limited.take() {
            Some(limited) => lines.extend(limits.split(candidate.line, &limited)),
            None => lines.push(candidate.line),
        }
    }
    lines
}

/// The part of an event's lines that is over a limit, by the part it is of.
pub(super) fn over(id: LineId) -> LineId {
    LineId { part: id.part.saturating_add(10), ..id }
}
