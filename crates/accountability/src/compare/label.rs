//! Why a line is different.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::account::LineId;
use serde::Serialize;

use crate::figures::{Advance, Source};
use crate::line::{Counted, LeftOut, Line, LineKind, Standing};

/// Why something is different. Differences are taken in this order, the definition before all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeLabel {
    /// The indicator set, or what was asked, is another.
    DefinitionChanged,
    /// The terms, a norm amount or the method of the fund changed.
    TermsChanged,
    /// A fact was recorded that was not known before.
    LateEntry,
    /// A statement was corrected, or what is known by now lets a line stand otherwise.
    Correction,
    /// It was about an earlier year, which was closed (correctie T-1).
    CorrectionOfEarlierYear,
    /// Money came back.
    Reversal,
    /// Cost moved to another line of the budget.
    Reclassification,
    /// The accountant marked a line, or cleared a mark.
    Finding,
}

/// Whether the fund was defined by the same events in both accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rules {
    Same,
    Changed,
}

/// Which lines are different, by why.
pub(super) struct Steps(BTreeMap<ChangeLabel, BTreeSet<LineId>>);

impl Steps {
    pub(super) fn between(old: &Source, new: &Source, rules: Rules) -> Self {
        let mut steps = Self(BTreeMap::new());
        let before: BTreeMap<LineId, &Line> = old.lines.iter().map(|line| (line.id, line)).collect();
        let after: BTreeMap<LineId, &Line> = new.lines.iter().map(|line| (line.id, line)).collect();
        for (id, line) in &after {
            match before.get(id) {
                None => steps.add(of_new(line), *id),
                Some(old) if differ(old, line) => steps.add(of_changed(old, line, rules), *id),
                Some(_) => {}
            }
        }
        for (id, line) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
            steps.add(of_gone(line, rules), *id);
        }
        let advances = |source: &Source| source.advances.iter().copied().collect::<HashSet<Advance>>();
        for advance in advances(old).symmetric_difference(&advances(new)) {
            steps.add(ChangeLabel::LateEntry, advance.line());
        }
        steps
    }

    fn add(&mut self, label: ChangeLabel, id: LineId) {
        self.0.entry(label).or_default().insert(id);
    }

    pub(super) fn in_order(&self) -> impl Iterator<Item = (ChangeLabel, &BTreeSet<LineId>)> {
        self.0.iter().map(|(label, ids)| (*label, ids))
    }
}

/// What figures see of a line; that it rests on more events is no difference.
fn differ(old: &Line, new: &Line) -> bool {
    let seen = |line: &Line| (line.year, line.concerns, line.kind, line.amount, line.standing, line.counts);
    seen(old) != seen(new) || old.component != new.component
}

fn of_new(line: &Line) -> ChangeLabel {
    match line.kind {
        LineKind::Recovery => ChangeLabel::Reversal,
        LineKind::Reclassification => ChangeLabel::Reclassification,
        _ if matches!(line.standing, Standing::Marked(_)) => ChangeLabel::Finding,
        _ if line.concerns < line.year => ChangeLabel::CorrectionOfEarlierYear,
        LineKind::Correction => ChangeLabel::Correction,
        LineKind::Norm | LineKind::Actual | LineKind::CompensableVat | LineKind::Count => {
            ChangeLabel::LateEntry
        }
    }
}

fn of_changed(old: &Line, new: &Line, rules: Rules) -> ChangeLabel {
    let is_marked = |line: &Line| matches!(line.standing, Standing::Marked(_));
    if old.standing != new.standing && (is_marked(old) || is_marked(new)) {
        return ChangeLabel::Finding;
    }
    match (rules, new.counts) {
        (Rules::Changed, _) if by_rules(old, new) => ChangeLabel::TermsChanged,
        // Nothing but more victims moves a year of support to another bracket.
        (_, Counted::YearOfSupport) => ChangeLabel::LateEntry,
        _ => ChangeLabel::Correction,
    }
}

fn of_gone(line: &Line, rules: Rules) -> ChangeLabel {
    match (rules, line.kind) {
        (Rules::Changed, LineKind::Norm | LineKind::Count) => ChangeLabel::TermsChanged,
        _ => ChangeLabel::Correction,
    }
}

/// Whether the difference is one that only the rules of the fund make: a method, a norm, an eligible ground, a last day.
fn by_rules(old: &Line, new: &Line) -> bool {
    let rule = |line: &Line| {
        matches!(
            line.standing,
            Standing::LeftOut(
                LeftOut::OtherMethod
                    | LeftOut::NoNorm
                    | LeftOut::NotEligible
                    | LeftOut::AfterLastAccountDay
                    | LeftOut::AfterLastCommitment
            )
        )
    };
    let of_norm = new.kind == LineKind::Norm && old.amount != new.amount;
    old.kind != new.kind || of_norm || rule(old) != rule(new)
}
