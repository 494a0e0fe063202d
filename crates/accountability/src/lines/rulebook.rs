//! The rules of a fund by position, found without reading all that is known of the fund for every line.

use std::collections::HashMap;

use domain::fund::{FundTerms, Method, Norm};
use domain::ids::ComponentCode;
use domain::money::AccountingYear;

use crate::facts::{FundFacts, Rule};

/// A rule, and the position of the event it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At<T> {
    pub at: u64,
    pub rule: T,
}

/// The terms, methods and norm amounts of a fund, each in the order of the ledger.
#[derive(Debug)]
pub(super) struct Rulebook<'a> {
    terms: Vec<At<&'a FundTerms>>,
    methods: Vec<At<Method>>,
    norms: HashMap<(&'a ComponentCode, AccountingYear), Vec<At<&'a Norm>>>,
}

impl<'a> Rulebook<'a> {
    pub(super) fn of(fund: &'a FundFacts) -> Self {
        let mut book = Self { terms: Vec::new(), methods: Vec::new(), norms: HashMap::new() };
        for fact in &fund.happened {
            let at = fact.at;
            match &fact.rule {
                Rule::Terms(terms) => {
                    book.terms.push(At { at, rule: terms });
                    for component in &terms.components {
                        component.norms.iter().for_each(|one| {
                            book.norm_set(at, &component.code, one.year, &one.norm);
                        });
                    }
                }
                Rule::Norm { component, year, norm } => book.norm_set(at, component, *year, norm),
                Rule::Method(method) => book.methods.push(At { at, rule: *method }),
                Rule::YearClosed(_) | Rule::Advance(_) => {}
            }
        }
        book
    }

    /// Of two amounts for one year in the same terms the first counts.
    fn norm_set(&mut self, at: u64, component: &'a ComponentCode, year: AccountingYear, norm: &'a Norm) {
        let norms = self.norms.entry((component, year)).or_default();
        if norms.last().is_none_or(|last| last.at != at) {
            norms.push(At { at, rule: norm });
        }
    }

    /// The terms as last amended below a position.
    pub(super) fn terms(&self, below: u64) -> Option<At<&'a FundTerms>> {
        last(&self.terms, below)
    }

    /// The method as last chosen or switched to below a position.
    pub(super) fn method(&self, below: u64) -> Option<At<Method>> {
        last(&self.methods, below)
    }

    /// The norm of a component for a year that was set last below a position, be it on its own or with terms.
    pub(super) fn norm(
        &self,
        component: &ComponentCode,
        year: AccountingYear,
        below: u64,
    ) -> Option<At<&'a Norm>> {
        self.norms.get(&(component, year)).and_then(|norms| last(norms, below))
    }
}

fn last<T: Copy>(rules: &[At<T>], below: u64) -> Option<At<T>> {
    rules[..rules.partition_point(|one| one.at < below)].last().copied()
}
