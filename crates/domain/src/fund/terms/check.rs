//! Whether terms can hold: the first problem, in the order of [`TermsProblem`] within each part.
//!
//! Dates and numbers first, then component by component, then limit by limit.

use std::collections::BTreeSet;

use super::{Component, ComponentMethod, CountUnit, FundTerms, Limit, Norm, TermsProblem};
use crate::ids::{ActivityCode, ComponentCode};
use crate::money::AccountingYear;

impl FundTerms {
    /// Judges the terms as a whole.
    ///
    /// # Errors
    /// The first [`TermsProblem`]: of the dates and numbers, then of each component, then of each limit.
    pub fn check(&self) -> Result<(), TermsProblem> {
        self.check_size()?;
        let mut codes = BTreeSet::new();
        for component in &self.components {
            if !codes.insert(&component.code) {
                return Err(TermsProblem::ComponentTwice { component: component.code.clone() });
            }
            component.check()?;
        }
        let mut activities = BTreeSet::new();
        for limit in &self.limits {
            if !codes.contains(&limit.component) {
                let (component, activity) = limit.names();
                return Err(TermsProblem::LimitWithoutComponent { component, activity });
            }
            if !activities.insert((&limit.component, &limit.activity)) {
                let (component, activity) = limit.names();
                return Err(TermsProblem::ActivityTwice { component, activity });
            }
            limit.check()?;
        }
        Ok(())
    }

    fn check_size(&self) -> Result<(), TermsProblem> {
        if let (Some(commitment), Some(account)) = (self.last_commitment_day, self.last_account_day)
            && account < commitment
        {
            return Err(TermsProblem::AccountEndsFirst { account, commitment });
        }
        match (self.components.len(), self.limits.len()) {
            (0, _) => Err(TermsProblem::NoComponents),
            (count, _) if count > Self::MOST_COMPONENTS => Err(TermsProblem::TooManyComponents { count }),
            (_, count) if count > Self::MOST_LIMITS => Err(TermsProblem::TooManyLimits { count }),
            _ => Ok(()),
        }
    }
}

impl Component {
    fn check(&self) -> Result<(), TermsProblem> {
        let mut years = BTreeSet::new();
        for norm in &self.norms {
            if !years.insert(norm.year) {
                let (component, year) = (self.code.clone(), norm.year);
                return Err(TermsProblem::NormYearTwice { component, year });
            }
            self.check_norm(norm.year, &norm.norm)?;
        }
        Ok(())
    }

    /// Whether the component can have this norm for a year.
    pub(in crate::fund) fn check_norm(&self, year: AccountingYear, norm: &Norm) -> Result<(), TermsProblem> {
        match self.method {
            ComponentMethod::Actual => Err(TermsProblem::NormForActual { component: self.code.clone() }),
            ComponentMethod::Norm | ComponentMethod::Chosen => norm.check(&self.code, year),
        }
    }
}

impl Norm {
    /// Whether any component can have this norm; the component and the year name it in the answer.
    pub(in crate::fund) fn check(
        &self,
        component: &ComponentCode,
        year: AccountingYear,
    ) -> Result<(), TermsProblem> {
        let Self::ByVictims(brackets) = self else { return Ok(()) };
        let component = component.clone();
        if brackets.first().is_none_or(|first| first.from != 0) {
            return Err(TermsProblem::BracketsNotFromZero { component, year });
        }
        if let Some(pair) = brackets.windows(2).find(|pair| pair[0].from >= pair[1].from) {
            return Err(TermsProblem::BracketsNotAscending { component, year, from: pair[1].from });
        }
        match brackets.len() {
            count if count > FundTerms::MOST_BRACKETS => {
                Err(TermsProblem::TooManyBrackets { component, year, count })
            }
            _ => Ok(()),
        }
    }
}

impl Limit {
    fn check(&self) -> Result<(), TermsProblem> {
        match self.per {
            CountUnit::Household | CountUnit::Person => Ok(()),
            CountUnit::Plan | CountUnit::Year | CountUnit::Talk => {
                let (component, activity) = self.names();
                Err(TermsProblem::LimitUnit { component, activity })
            }
        }
    }

    fn names(&self) -> (ComponentCode, ActivityCode) {
        (self.component.clone(), self.activity.clone())
    }
}
