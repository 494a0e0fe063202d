//! What is different between two accounts, and why: for each figure, labelled differences that add up to it exactly.
//!
//! The first account is turned into the second in a fixed order of steps, one per label; what a figure changes by in a
//! step is the difference with that label. So nothing is left over, whatever the figures are made of.

mod label;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::account::LineId;
use domain::ids::ComponentCode;
use domain::money::EuroCents;
use serde::Serialize;

pub use self::label::ChangeLabel;
use self::label::{Rules, Steps};
use crate::definition::{Definition, FigureId, FigureKind};
use crate::figures::Source;
use crate::line::{Line, Standing};
use crate::question::Question;
use crate::value::{Value, Written};
use crate::{AccountError, Basis};

/// What is different between two accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The first.
    pub before: Question,
    /// The second.
    pub after: Question,
    /// Every figure of either, those of the second first, each in the order of its set.
    pub figures: Vec<Compared>,
    /// What came since about the year of the second account and counts in a later year, because the year was cut off: it is
    /// in no figure of this account. Per component.
    pub counted_later: Vec<CountedLater>,
}

/// What counts in later years of a component, or of the victims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedLater {
    /// Which component; none for victims.
    pub component: Option<ComponentCode>,
    /// The lines, ascending.
    pub lines: Vec<LineId>,
    /// How much together, in euro cents.
    pub cents: EuroCents,
}

/// A figure in both accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Which.
    pub id: FigureId,
    /// What it is.
    pub kind: FigureKind,
    /// What it came to; none when the first set does not have it.
    #[serde(serialize_with = "written")]
    pub before: Option<Value>,
    /// What it comes to; none when the second set does not have it.
    #[serde(serialize_with = "written")]
    pub after: Option<Value>,
    /// Why it changed; together exactly what it changed by, a figure that is not there counting for nothing.
    pub changes: Vec<Change>,
}

/// A part of what a figure changed by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Why.
    pub label: ChangeLabel,
    /// By how much: euro cents, or a number of things.
    pub difference: i64,
    /// The lines that changed and that the figure takes, before or after; an advance by its position. Ascending.
    pub lines: Vec<LineId>,
}

#[expect(clippy::ref_option, reason = "the shape serde asks for")]
fn written<S: serde::Serializer>(value: &Option<Value>, to: S) -> Result<S::Ok, S::Error> {
    value.map(Written::from).serialize(to)
}

/// Compares two accounts: of one fund and year at two positions, or by two submissions. What the question itself changed
/// (the year, the effective date's year, the final account) is part of [`ChangeLabel::DefinitionChanged`].
///
/// # Errors
/// In the order of [`AccountError`], of the first account before the second.
pub fn compare(
    (before, first): (&Basis, &Question),
    (after, second): (&Basis, &Question),
) -> Result<Comparison, AccountError> {
    let (old_set, old) = before.asked(first)?;
    let (new_set, new) = after.asked(second)?;
    let (old_rules, new_rules) = (before.known_fund(first.fund)?, after.known_fund(second.fund)?);
    let rules = if old_rules.defined_at().eq(new_rules.defined_at()) { Rules::Same } else { Rules::Changed };
    let steps = Steps::between(&old, &new, rules);
    let counted_later = counted_later(&old, &new);
    let mut running = Running::begin(&old_set, &new_set, old, &new);
    steps.in_order().for_each(|(label, ids)| running.take(label, ids, &new));
    Ok(Comparison { before: first.clone(), after: second.clone(), figures: running.figures, counted_later })
}

/// The lines that count, are about the year of the second account and in a later one, and were not there before.
fn counted_later(old: &Source, new: &Source) -> Vec<CountedLater> {
    let before: HashSet<LineId> = old.lines.iter().map(|line| line.id).collect();
    let has_come = |line: &&Line| {
        let is_later = line.concerns == new.year && line.year > new.year;
        is_later && line.standing == Standing::Counted && !before.contains(&line.id)
    };
    let mut sums: BTreeMap<Option<ComponentCode>, CountedLater> = BTreeMap::new();
    for line in new.lines.iter().filter(has_come) {
        let component = line.component.clone();
        let sum = sums.entry(component.clone()).or_insert_with(|| CountedLater {
            component,
            lines: Vec::new(),
            cents: EuroCents::ZERO,
        });
        sum.lines.push(line.id);
        sum.cents = EuroCents::new(sum.cents.cents().saturating_add(line.amount.cents()));
    }
    sums.into_values().collect()
}

/// The first account on its way to the second.
struct Running<'a> {
    set: &'a Definition,
    now: Source,
    figures: Vec<Compared>,
}

impl<'a> Running<'a> {
    /// The figures of the first account, and the step to the definition and question of the second.
    fn begin(old_set: &Definition, set: &'a Definition, old: Source, new: &Source) -> Self {
        let first = old.work_out(old_set);
        let value_before =
            |id: &FigureId| first.iter().find(|(figure, _)| figure.id == *id).map(|(_, worked)| worked.value);
        let last = new.work_out(set);
        let mut figures: Vec<_> = last
            .iter()
            .map(|(figure, worked)| Compared {
                id: figure.id.clone(),
                kind: figure.kind,
                before: value_before(&figure.id),
                after: Some(worked.value),
                changes: Vec::new(),
            })
            .collect();
        let gone = first.iter().filter(|(figure, _)| set.figure(&figure.id).is_none());
        figures.extend(gone.map(|(figure, worked)| Compared {
            id: figure.id.clone(),
            kind: figure.kind,
            before: Some(worked.value),
            after: None,
            changes: Vec::new(),
        }));
        let now = Source { year: new.year, final_account: new.final_account, ..old };
        let mut running = Self { set, now, figures };
        let start: Vec<i64> = running.figures.iter().map(|one| one.before.map_or(0, Value::number)).collect();
        running.measure(ChangeLabel::DefinitionChanged, &start, &[]);
        running
    }

    /// Puts the lines of one label in place.
    fn take(&mut self, label: ChangeLabel, ids: &BTreeSet<LineId>, new: &Source) {
        let start = self.numbers();
        let mut touched = self.now.only(ids);
        let is_other = |id: LineId| !ids.contains(&id);
        self.now.lines.retain(|line| is_other(line.id));
        self.now.advances.retain(|one| is_other(one.line()));
        let taken = new.only(ids);
        self.now.lines.extend(taken.lines.iter().cloned());
        self.now.lines.sort_by_key(|line| line.id);
        self.now.advances.extend(taken.advances.iter().copied());
        touched.year = taken.year;
        self.measure(label, &start, &[touched, taken]);
    }

    fn numbers(&self) -> Vec<i64> {
        let worked = self.now.work_out(self.set);
        let numbers = worked.iter().map(|(_, worked)| worked.value.number());
        numbers.chain(std::iter::repeat(0)).take(self.figures.len()).collect()
    }

    /// Notes what each figure changed by since it had these numbers, and which of the touched lines it takes.
    fn measure(&mut self, label: ChangeLabel, start: &[i64], touched: &[Source]) {
        for (index, number) in self.numbers().into_iter().enumerate() {
            let difference = number.saturating_sub(start[index]);
            if difference != 0 {
                let figure = self.set.figure(&self.figures[index].id);
                let shares = figure.into_iter().flat_map(|figure| {
                    touched.iter().flat_map(|source| source.shares(self.set, figure).into_keys())
                });
                let lines = shares.collect::<BTreeSet<_>>().into_iter().collect();
                self.figures[index].changes.push(Change { label, difference, lines });
            }
        }
    }
}
