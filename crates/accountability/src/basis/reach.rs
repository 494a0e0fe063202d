//! How much memory lines can take, judged before they are asked for: a ledger nobody trusts yet is drawn up too.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::fund::CountUnit;
use domain::ids::{FundId, PersonId};
use domain::money::AccountingYear;

use super::{Basis, Part};
use crate::facts::{FundFacts, Rule};

/// What one fact makes at most: two lines for money that moved, each with a part over a limit.
const LEAST_LINES: u64 = 4;

/// Groups of households, each pointing to another of its group or to itself.
struct Groups(Vec<usize>);

impl Groups {
    fn of(&mut self, mut one: usize) -> usize {
        while self.0[one] != one {
            self.0[one] = self.0[self.0[one]];
            one = self.0[one];
        }
        one
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.0[one.max(other)] = one.min(other);
    }
}

impl Basis {
    /// How many positions all lines of a fund can rest on together, at most: what a line counts once, or towards a limit,
    /// rests on every household that the person belongs to, a year of support on every victim, and each line is booked
    /// again whenever a year was cut off. A position takes 8 bytes. For a reader that has to bound memory and time before
    /// it asks for lines; saturates.
    #[must_use]
    pub fn reach(&self) -> u64 {
        let groups = self.groups();
        let facts: u64 = groups.iter().fold(0, |sum, facts| sum.saturating_add(*facts));
        let squares =
            groups.iter().fold(0_u64, |sum, facts| sum.saturating_add(facts.saturating_mul(*facts)));
        let submitted = self.submitted_years();
        let funds = self.parts.values().filter_map(|part| match part {
            Part::Fund(fund) => Some(fund),
            Part::Empty | Part::Household(_) | Part::Account(_) => None,
        });
        let of_fund = |fund: &FundFacts| {
            let (units, years) = widest(fund);
            let years = facts.saturating_mul(years).saturating_mul(fund.years());
            let mut cut = submitted.get(&fund.fund).cloned().unwrap_or_default();
            cut.extend(fund.closings().map(|(_, year)| year));
            squares.saturating_mul(units).saturating_add(years).saturating_mul(1 + cut.len() as u64)
        };
        funds.map(|fund| of_fund(fund)).max().unwrap_or_default()
    }

    /// The facts of each group of households that share a person, in no order.
    fn groups(&self) -> Vec<u64> {
        let mut groups = Groups(Vec::new());
        let (mut belongs, mut kept) = (HashMap::<PersonId, usize>::new(), Vec::new());
        for (index, household) in self.households().enumerate() {
            groups.0.push(index);
            kept.push(household.facts());
            household.persons(|person| groups.join(*belongs.entry(person).or_insert(index), index));
        }
        let mut facts: HashMap<usize, u64> = HashMap::new();
        for (index, kept) in kept.into_iter().enumerate() {
            let sum = facts.entry(groups.of(index)).or_default();
            *sum = sum.saturating_add(kept);
        }
        facts.into_values().collect()
    }

    fn submitted_years(&self) -> HashMap<FundId, BTreeSet<AccountingYear>> {
        let mut years: HashMap<_, BTreeSet<_>> = HashMap::new();
        for account in self.accounts().filter(|account| account.submitted.is_some()) {
            years.entry(account.fund).or_default().insert(account.year);
        }
        years
    }
}

/// How many lines one fact makes at most, and how many components are counted per year, in any terms of a fund.
fn widest(fund: &FundFacts) -> (u64, u64) {
    let mut widest = (LEAST_LINES, 0);
    for fact in &fund.happened {
        if let Rule::Terms(terms) = &fact.rule {
            let mut units: BTreeMap<CountUnit, u64> = BTreeMap::new();
            terms.components.iter().for_each(|one| *units.entry(one.unit).or_default() += 1);
            let years = units.get(&CountUnit::Year).copied().unwrap_or_default();
            let most = units.into_values().max().unwrap_or_default();
            widest = (most.max(widest.0), years.max(widest.1));
        }
    }
    widest
}
