//! What is booked in which year: a year that was cut off never changes, and what is found out later counts in the first
//! year that is still open, about the year it concerns.

use std::collections::{BTreeMap, BTreeSet};

use super::Line;
use super::fund::Stage;

/// By how much the part of a correction is larger, per year it is later than what it corrects.
const PARTS_PER_YEAR: u16 = 2_000;

/// Books the lines drawn up at each stage.
pub(super) fn settle(stages: &[Stage], drawn: &[Vec<Line>]) -> Vec<Line> {
    let mut booked: BTreeMap<(u64, u16), Vec<Line>> = BTreeMap::new();
    for (number, stage) in stages.iter().enumerate() {
        let now: BTreeMap<(u64, u16), &Line> = drawn[number].iter().map(|line| (line.id, line)).collect();
        let ids: BTreeSet<(u64, u16)> = now.keys().copied().chain(booked.keys().copied()).collect();
        for id in ids {
            let before = booked.get(&id).cloned().unwrap_or_default();
            let line = now.get(&id).copied();
            let concerns = line.or(before.first()).unwrap().concerns;
            let year = first_open(stages, number, concerns);
            // What counts in a year that is still open is drawn up again later.
            if stage.year.is_some() && cut_at(stages, year) != Some(number) {
                continue;
            }
            let more = if before.is_empty() {
                line.map(|line| Line { year, ..line.clone() })
            } else {
                difference(&before, line, year)
            };
            booked.entry(id).or_default().extend(more);
        }
    }
    booked.into_values().flatten().collect()
}

/// What a line is worth more or less than was booked.
fn difference(before: &[Line], line: Option<&Line>, year: i16) -> Option<Line> {
    let was: i64 = before.iter().map(worth).sum();
    let is = line.map_or(0, worth);
    let first = &before[0];
    let later = u16::try_from(year - first.concerns).unwrap();
    let id = (first.id.0, first.id.1 + PARTS_PER_YEAR * later);
    let like = line.unwrap_or(first).clone();
    (is != was).then(|| Line { id, year, kind: "correction", cents: is - was, standing: "counted", ..like })
}

/// What a line adds to the settlement, whatever the accountant marks.
fn worth(line: &Line) -> i64 {
    if line.standing == "counted" { line.cents } else { 0 }
}

/// The first year from this one on that was not cut off before this stage.
fn first_open(stages: &[Stage], number: usize, concerns: i16) -> i16 {
    let mut year = concerns;
    while cut_at(stages, year).is_some_and(|cut| cut < number) {
        year += 1;
    }
    year
}

/// The stage at which a year was cut off: its own, or else that of the first later year; the draft of a year may be older
/// than that of the year before.
fn cut_at(stages: &[Stage], year: i16) -> Option<usize> {
    let cuts = stages.iter().enumerate().filter_map(|(number, stage)| Some((stage.year?, number)));
    cuts.filter(|(cut, _)| *cut >= year).min().map(|(_, number)| number)
}
