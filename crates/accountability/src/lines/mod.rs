//! From facts to lines: every rule by which something counts for an account.
//!
//! Lines are drawn up as of each moment at which a year was cut off, and once as of now; [`settle`] books what is new or
//! different since. So a year that was closed never changes, and what is found out later counts in the first year that
//! is open, about the year it concerns. Rules that no source states are marked (I): our inference.

mod candidate;
mod cost;
mod counting;
mod eligible;
mod limits;
mod members;
mod norm;
mod once;
mod placeholder;
mod rulebook;
mod scope;
mod settle;
mod support_year;
mod victims;
mod years;

use domain::ids::FundId;
use jiff::civil::Date;

use self::rulebook::Rulebook;
use self::scope::Scope;
use self::settle::Settled;
use self::years::{Cutoff, Cutoffs, year_of};
use crate::facts::FundFacts;
use crate::figures::{Advance, Source};
use crate::line::{Line, Standing};
use crate::{AccountError, Basis, Question};

impl Basis {
    /// All lines of a fund, of all years, by id; also those that do not count. Facts that happened after `effective_on`
    /// do not count, but rules and closings do: they are known or not by their position alone.
    ///
    /// # Errors
    /// [`AccountError::FundUnknown`].
    pub fn lines(&self, fund: FundId, effective_on: Date) -> Result<Vec<Line>, AccountError> {
        let fund = self.known_fund(fund)?;
        let (cutoffs, rulebook) = (self.cutoffs(fund), Rulebook::of(fund));
        let mut settled = Settled::default();
        for stage in cutoffs.stages(effective_on) {
            let (below, effective_on) = (stage.below, stage.effective_on);
            let scope = Scope { fund, rulebook: &rulebook, cutoffs: &cutoffs, below, effective_on };
            settled.take(&stage, self.drawn_up(&scope));
        }
        let mut lines = settled.into_lines();
        self.mark(fund.fund, &mut lines);
        Ok(lines)
    }

    /// The lines as of one moment, by id, each in the year it concerns.
    fn drawn_up(&self, scope: &Scope<'_>) -> Vec<Line> {
        let mut candidates = Vec::new();
        for household in self.households() {
            let house = members::House::of(household, scope);
            victims::candidates(&house, &mut candidates);
            norm::candidates(&house, &mut candidates);
            cost::candidates(&house, &mut candidates);
        }
        let mut lines = counting::count(candidates);
        support_year::add(scope, &mut lines);
        lines.sort_by_key(|line| line.id);
        lines
    }

    /// Until which position facts count for a year: that of its closing, or the position its account was made at when
    /// that was submitted. What was recorded between the two is in no account of that year.
    fn cutoffs(&self, fund: &FundFacts) -> Cutoffs {
        let closed = fund.closings().map(|(below, year)| Cutoff { below, year });
        let accounts = self.accounts().filter(|account| account.fund == fund.fund);
        let submitted = accounts.filter_map(|account| {
            let submitted = account.submitted.as_ref()?;
            Some(Cutoff { below: submitted.pin.position, year: account.year })
        });
        Cutoffs::new(closed.chain(submitted))
    }

    /// What the accountant marked in the account of a year and did not clear is left out of the settlement (SPUK 2021,
    /// Stcrt. 2021-46972: fout of onzeker). A line that a rule leaves out stays left out for that reason.
    fn mark(&self, fund: FundId, lines: &mut [Line]) {
        for account in self.accounts().filter(|account| account.fund == fund) {
            for (id, mark) in &account.marks {
                let Ok(place) = lines.binary_search_by_key(id, |line| line.id) else { continue };
                let line = &mut lines[place];
                if line.year == account.year && line.standing == Standing::Counted {
                    line.standing = Standing::Marked(mark.finding);
                    candidate::rest(&mut line.rests_on, [mark.at, account.opened_at]);
                }
            }
        }
    }

    /// What figures are worked out from.
    pub(crate) fn source(&self, question: &Question) -> Result<Source, AccountError> {
        let lines = self.lines(question.fund, question.effective_on)?;
        let fund = self.known_fund(question.fund)?;
        let cutoffs = self.cutoffs(fund);
        let advances = fund.advances().filter(|(_, on, _)| *on <= question.effective_on);
        let advances = advances.map(|(at, on, amount)| {
            let year = cutoffs.counts_in(at, year_of(on));
            Advance { at, year, amount }
        });
        let (year, final_account) = (question.year, question.final_account);
        Ok(Source { lines, advances: advances.collect(), year, final_account })
    }
}
