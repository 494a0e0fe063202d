//! What was accounted for and what is found out later: a closed year never changes, and nothing is lost.
//!
//! (I) "A closed year never changes: corrections are new facts that name the old one" (domain facts, section 3) is held to
//! here: what a line of a closed year is worth more or less by now is a correction T-1 in the first open year.

use std::collections::BTreeMap;

use domain::account::LineId;
use domain::money::EuroCents;

use super::candidate::rest;
use super::years::Stage;
use crate::line::{Line, LineKind, Standing};

/// By how much the part of a correction's id is larger, per year it is later than the line it corrects.
const PARTS_PER_YEAR: u16 = 2000;

/// Lines as booked, stage after stage. Each is followed by its corrections, by year; all but the last are of closed years.
#[derive(Debug, Default)]
pub(super) struct Settled(BTreeMap<LineId, Vec<Line>>);

impl Settled {
    /// Takes over the lines as drawn up at a stage, each in the year it concerns.
    pub(super) fn take(&mut self, stage: &Stage<'_>, drawn_up: Vec<Line>) {
        let mut gone = std::mem::take(&mut self.0);
        for line in drawn_up {
            let booked = gone.remove(&line.id).unwrap_or_default();
            self.0.insert(line.id, follow(stage, booked, line));
        }
        // What is not drawn up any more is worth nothing by now.
        for (id, booked) in gone {
            if let Some(nothing) =
                booked.first().map(|first| Line { amount: EuroCents::ZERO, ..first.clone() })
            {
                let mut booked = follow(stage, booked, nothing);
                booked.retain(|line| line.id != id || stage.is_closed(line.year));
                self.0.insert(id, booked);
            }
        }
    }

    /// All lines, by id.
    pub(super) fn into_lines(self) -> Vec<Line> {
        let mut lines: Vec<_> = self.0.into_values().flatten().collect();
        lines.sort_by_key(|line| line.id);
        lines
    }
}

/// What is booked of a line, by now: as it is while its year is open, and the difference after that.
fn follow(stage: &Stage<'_>, mut booked: Vec<Line>, mut line: Line) -> Vec<Line> {
    let open = stage.first_open(line.concerns);
    if let Some(before) = booked.last() {
        rest(&mut line.rests_on, before.rests_on.iter().copied());
    }
    if let Some(last) = booked.pop_if(|last| !stage.is_closed(last.year)) {
        rest(&mut line.rests_on, last.rests_on);
    }
    line.year = open;
    let Some(first) = booked.first_mut() else { return vec![line] };
    // Also that a line of a closed year is worth the same by now rests on what was recorded since.
    rest(&mut first.rests_on, line.rests_on.iter().copied());
    let accounted = booked.iter().map(counted).fold(0, i64::saturating_add);
    let difference = counted(&line).saturating_sub(accounted);
    if difference != 0 {
        booked.push(correction(line, difference));
    }
    booked
}

/// What a line adds to the settlement, in euro cents. Marks are not looked at: what an accountant left out of a year is not
/// made good in the next.
fn counted(line: &Line) -> i64 {
    if line.standing == Standing::Counted { line.amount.cents() } else { 0 }
}

fn correction(line: Line, difference: i64) -> Line {
    let later = u16::try_from(line.year.number() - line.concerns.number()).unwrap_or_default();
    let part = line.id.part.saturating_add(later.saturating_mul(PARTS_PER_YEAR));
    Line {
        id: LineId { part, ..line.id },
        kind: LineKind::Correction,
        amount: EuroCents::new(difference),
        standing: Standing::Counted,
        ..line
    }
}
