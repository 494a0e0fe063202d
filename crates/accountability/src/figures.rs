//! Working out figures: over lines, advances and what was asked. It cannot fail: a definition was checked before.
//!
//! Sums saturate instead of overflowing: a dossier nobody trusts yet is worked out too.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::account::{FinalAccount, LineId};
use domain::money::{AccountingYear, EuroCents};

use crate::definition::{Counting, Definition, Derivation, Figure, FigureId, Selection, When};
use crate::line::{Line, LineKind};
use crate::value::Value;

/// An advance that came in, as figures see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Advance {
    /// The position of its event.
    pub at: u64,
    /// The year it counts in: that of its date, or the first open one after it when it was recorded.
    pub year: AccountingYear,
    /// How much.
    pub amount: EuroCents,
}

/// What figures are worked out from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Source {
    /// All lines of the fund, by id.
    pub lines: Vec<Line>,
    /// All advances up to the effective date.
    pub advances: Vec<Advance>,
    /// The year of the account.
    pub year: AccountingYear,
    /// Whether it is the final account.
    pub final_account: FinalAccount,
}

/// A figure worked out: its value and of how many lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Worked {
    pub value: Value,
    pub lines: u64,
}

/// What each line adds to a figure: euro cents, or 1 for what is counted and 0 for a line about something that was
/// counted before.
pub(crate) type Shares = BTreeMap<LineId, i64>;

impl Advance {
    /// What it is called among lines: it is the only one of its event.
    pub(crate) fn line(self) -> LineId {
        LineId { position: self.at, part: 0 }
    }
}

impl Source {
    /// The same with no other lines and advances than these.
    pub(crate) fn only(&self, ids: &BTreeSet<LineId>) -> Self {
        let lines = self.lines.iter().filter(|line| ids.contains(&line.id)).cloned();
        let advances = self.advances.iter().filter(|one| ids.contains(&one.line())).copied();
        let (lines, advances) = (lines.collect(), advances.collect());
        Self { lines, advances, year: self.year, final_account: self.final_account }
    }

    /// Every figure of a definition, in its order.
    pub(crate) fn work_out<'a>(&self, definition: &'a Definition) -> Vec<(&'a Figure, Worked)> {
        let mut known = HashMap::new();
        let figures = definition.figures().iter();
        figures.map(|figure| (figure, self.worked(definition, figure, &mut known))).collect()
    }

    /// One figure of a definition.
    pub(crate) fn work_out_one(&self, definition: &Definition, figure: &Figure) -> Worked {
        self.worked(definition, figure, &mut HashMap::new())
    }

    fn worked<'a>(
        &self,
        definition: &'a Definition,
        figure: &'a Figure,
        known: &mut HashMap<&'a FigureId, (i64, u64)>,
    ) -> Worked {
        let (number, lines) = self.number(definition, figure, known);
        Worked { value: Value::of(figure.kind, number), lines }
    }

    fn number<'a>(
        &self,
        definition: &'a Definition,
        figure: &'a Figure,
        known: &mut HashMap<&'a FigureId, (i64, u64)>,
    ) -> (i64, u64) {
        if let Some(known) = known.get(&figure.id) {
            return *known;
        }
        let parts = figure.derivation.parts().iter().filter_map(|id| definition.figure(id));
        let mut worked = match &figure.derivation {
            Derivation::FinalAccount => (i64::from(self.final_account == FinalAccount::Yes), 0),
            Derivation::Add(_) | Derivation::Subtract(_) => (0, 0),
            leaf => self.leaf(leaf),
        };
        for (index, part) in parts.enumerate() {
            let (number, lines) = self.number(definition, part, known);
            worked.0 = worked.0.saturating_add(number.saturating_mul(sign(&figure.derivation, index)));
            worked.1 = worked.1.saturating_add(lines);
        }
        known.insert(&figure.id, worked);
        worked
    }

    fn leaf(&self, derivation: &Derivation) -> (i64, u64) {
        let (mut sum, mut lines) = (0_i64, 0_u64);
        self.each_share(derivation, |_, share| {
            sum = sum.saturating_add(share);
            lines += 1;
        });
        (sum, lines)
    }

    /// What each line adds to a figure; together its value.
    pub(crate) fn shares(&self, definition: &Definition, figure: &Figure) -> Shares {
        let mut leaves: BTreeMap<&FigureId, (i64, &Figure)> = BTreeMap::new();
        let mut open = vec![(1_i64, figure)];
        // Level by level; a figure met by several ways is gathered, so that the levels stay as small as the set.
        while !open.is_empty() {
            let mut below: BTreeMap<&FigureId, (i64, &Figure)> = BTreeMap::new();
            for (times, figure) in open {
                if figure.derivation.parts().is_empty() {
                    let leaf = leaves.entry(&figure.id).or_insert((0, figure));
                    leaf.0 = leaf.0.saturating_add(times);
                }
                let parts = figure.derivation.parts().iter().filter_map(|id| definition.figure(id));
                for (index, part) in parts.enumerate() {
                    let entry = below.entry(&part.id).or_insert((0, part));
                    let times = times.saturating_mul(sign(&figure.derivation, index));
                    entry.0 = entry.0.saturating_add(times);
                }
            }
            open = below.into_values().collect();
        }
        let mut shares = Shares::new();
        for (times, leaf) in leaves.into_values() {
            self.each_share(&leaf.derivation, |id, share| {
                let sum = shares.entry(id).or_insert(0_i64);
                *sum = sum.saturating_add(share.saturating_mul(times));
            });
        }
        shares
    }

    fn each_share(&self, derivation: &Derivation, mut take: impl FnMut(LineId, i64)) {
        match derivation {
            Derivation::Count { counting, of } => self.count(*counting, of, take),
            Derivation::Sum { of } => {
                let taken = self.lines.iter().filter(|line| of.takes(line, self.year));
                taken.for_each(|line| take(line.id, line.amount.cents()));
            }
            Derivation::ReceivedAdvance(when) => {
                let taken = self.advances.iter().filter(|advance| self.is_asked(*when, advance));
                taken.for_each(|one| take(one.line(), one.amount.cents()));
            }
            Derivation::Add(_) | Derivation::Subtract(_) | Derivation::FinalAccount => {}
        }
    }

    /// A correction changes an amount and is nothing more that was counted.
    fn count(&self, counting: Counting, of: &Selection, mut take: impl FnMut(LineId, i64)) {
        let mut seen = HashSet::new();
        let taken = self.lines.iter().filter(|line| of.takes(line, self.year));
        for line in taken.filter(|line| line.kind != LineKind::Correction) {
            let is_new = match counting {
                Counting::Lines => Some(true),
                Counting::Households => line.household.map(|id| seen.insert(id.as_uuid())),
                Counting::Persons => line.person.map(|id| seen.insert(id.as_uuid())),
            };
            if let Some(is_new) = is_new {
                take(line.id, i64::from(is_new));
            }
        }
    }

    fn is_asked(&self, when: When, advance: &Advance) -> bool {
        when.has(advance.year, self.year)
    }
}

/// How the part at this index counts in a figure made of figures.
fn sign(derivation: &Derivation, index: usize) -> i64 {
    match derivation {
        Derivation::Subtract(_) if index > 0 => -1,
        _ => 1,
    }
}
