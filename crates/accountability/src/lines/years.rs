//! Years, and where they were cut off.

use domain::money::AccountingYear;
use jiff::civil::{Date, date};

/// The year of a date. What is dated outside the years that can be accounted for counts in the nearest.
pub(super) fn year_of(on: Date) -> AccountingYear {
    AccountingYear::new(on.year().clamp(2000, 2099)).expect("the bounds of accounting years")
}

/// A date as one of a year: itself when it is in it, else the nearest that is.
pub(super) fn within(year: AccountingYear, on: Date) -> Date {
    on.clamp(first_day(year), date(year.number(), 12, 31))
}

/// 1 January.
pub(super) fn first_day(year: AccountingYear) -> Date {
    date(year.number(), 1, 1)
}

/// Where a year was cut off: what is recorded from this position on is in a later account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cutoff {
    pub below: u64,
    pub year: AccountingYear,
}

/// How many accounting years there are.
const YEARS: usize = 100;

/// The cut-offs of a fund's years, one per year, by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cutoffs {
    in_order: Vec<Cutoff>,
    /// Below which position each year was cut off, if it was.
    of_year: [Option<u64>; YEARS],
}

/// A moment as of which lines are drawn up.
#[derive(Debug, Clone)]
pub(super) struct Stage<'a> {
    /// The facts below this position count.
    pub below: u64,
    /// Those that happened after this day do not.
    pub effective_on: Date,
    cutoffs: &'a Cutoffs,
    /// The first year from each on that is open.
    open: [AccountingYear; YEARS],
}

impl Cutoffs {
    /// Of several for one year the first counts.
    pub(super) fn new(cutoffs: impl Iterator<Item = Cutoff>) -> Self {
        let mut all: Vec<_> = cutoffs.collect();
        all.sort_unstable();
        let mut kept: Vec<Cutoff> = Vec::with_capacity(all.len());
        for one in all {
            if kept.iter().all(|before| before.year != one.year) {
                kept.push(one);
            }
        }
        let mut of_year = [None; YEARS];
        let mut later: Option<Cutoff> = None;
        // One without a closing of its own was cut off with the first later one by position: years are closed in order,
        // from that of the fund's opening on.
        for (index, below) in of_year.iter_mut().enumerate().rev() {
            let own = kept.iter().find(|one| place(one.year) == index).copied();
            *below = own.or(later).map(|cut| cut.below);
            later = own.into_iter().chain(later).min();
        }
        Self { in_order: kept, of_year }
    }

    /// The moments of the cut-offs in their order, and now. The account of a year is as of its last day, so what happened
    /// later was not in it, even if it was recorded before the cut-off.
    pub(super) fn stages(&self, effective_on: Date) -> impl Iterator<Item = Stage<'_>> {
        let mut last = Date::MIN;
        let cut = self.in_order.iter().map(move |one| {
            last = last.max(date(one.year.number(), 12, 31));
            Stage::new(self, one.below, effective_on.min(last))
        });
        cut.chain([Stage::new(self, u64::MAX, effective_on)])
    }

    /// The year in which something counts that is in no line: its own, or the first that was open when it was recorded.
    pub(super) fn counts_in(&self, at: u64, year: AccountingYear) -> AccountingYear {
        let below = at.saturating_add(1);
        Stage::new(self, below, Date::MAX).first_open(year)
    }

    /// Where a year was cut off.
    fn of(&self, year: AccountingYear) -> Option<u64> {
        self.of_year[place(year)]
    }

    /// Below which position the rules of a year are known, as of another: no rule changes a year that was cut off.
    pub(super) fn rules_below(&self, year: AccountingYear, below: u64) -> u64 {
        self.of(year).map_or(below, |cut| cut.min(below))
    }
}

impl<'a> Stage<'a> {
    fn new(cutoffs: &'a Cutoffs, below: u64, effective_on: Date) -> Self {
        let mut open = year_of(Date::MAX);
        let mut stage = Self { below, effective_on, cutoffs, open: [open; YEARS] };
        for year in (2000..=2099).rev().filter_map(|number| AccountingYear::new(number).ok()) {
            if !stage.is_closed(year) {
                open = year;
            }
            stage.open[place(year)] = open;
        }
        stage
    }

    pub(super) fn is_closed(&self, year: AccountingYear) -> bool {
        self.cutoffs.of(year).is_some_and(|cut| cut < self.below)
    }

    /// The first year from this one on that is open; the last when none is.
    pub(super) fn first_open(&self, year: AccountingYear) -> AccountingYear {
        self.open[place(year)]
    }
}

/// Which of the accounting years it is.
fn place(year: AccountingYear) -> usize {
    usize::try_from(year.number() - 2000).unwrap_or_default()
}
