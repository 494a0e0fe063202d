//! As of when lines are drawn up, and the rules of the fund that hold for a year then.

use domain::fund::{Component, ComponentMethod, FundTerms, Method, Norm};
use domain::ids::ComponentCode;
use domain::money::AccountingYear;
use jiff::civil::Date;

use super::rulebook::{At, Rulebook};
use super::years::Cutoffs;
use crate::facts::FundFacts;

/// As of when, and of which fund.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    pub fund: &'a FundFacts,
    pub rulebook: &'a Rulebook<'a>,
    pub cutoffs: &'a Cutoffs,
    /// The facts below this position count.
    pub below: u64,
    /// Those that happened after this day do not.
    pub effective_on: Date,
}

/// The rules of the fund for one year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    pub terms: &'a FundTerms,
    /// The position of the terms.
    terms_at: u64,
    /// The method chosen, for components that leave the choice.
    method: Option<At<Method>>,
}

impl<'a> Scope<'a> {
    /// Whether a fact counts as of this moment.
    pub(super) fn knows(&self, at: u64, on: Date) -> bool {
        at < self.below && on <= self.effective_on
    }

    /// The terms and the method of a year: the last ones, or those at its cut-off. So a switch to actual cost is for all
    /// years not closed then (SPUK 2021: one switch, for all activities but c; the years are (I)).
    pub(super) fn rules(&self, year: AccountingYear) -> Option<Rules<'a>> {
        let below = self.cutoffs.rules_below(year, self.below);
        let At { at, rule } = self.rulebook.terms(below)?;
        Some(Rules { terms: rule, terms_at: at, method: self.rulebook.method(below) })
    }

    /// The norm of a component for a year: the one set last, be it on its own or with terms. An amount set after the year
    /// was cut off makes a correction: the amount is a fact about the year, not a rule (I).
    pub(super) fn norm(&self, component: &ComponentCode, year: AccountingYear) -> Option<At<&'a Norm>> {
        self.rulebook.norm(component, year, self.below)
    }
}

impl Rules<'_> {
    /// How a component is accounted for; none when that is to be chosen and was not: then no amount of it counts (I).
    pub(super) fn method(&self, component: &Component) -> Option<Method> {
        match component.method {
            ComponentMethod::Norm => Some(Method::Norm),
            ComponentMethod::Actual => Some(Method::Actual),
            ComponentMethod::Chosen => self.method.map(|method| method.rule),
        }
    }

    /// The positions that say how a component is accounted for: of the terms, and of the choice they leave.
    pub(super) fn said_at(&self, component: &Component) -> impl Iterator<Item = u64> {
        let chosen = self.method.filter(|_| component.method == ComponentMethod::Chosen);
        [self.terms_at].into_iter().chain(chosen.map(|method| method.at))
    }

    /// How the component with this code is accounted for.
    pub(super) fn method_of(&self, code: &ComponentCode) -> Option<Method> {
        self.terms.component(code).and_then(|component| self.method(component))
    }
}
