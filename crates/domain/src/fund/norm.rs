//! The norm amount of a component for a year is set: norm amounts are indexed yearly.
//!
//! It holds instead of the one of the terms, until terms with a norm for that year are amended.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::{Change, Operation};
use super::pot::Pot;
use super::refusal::FundRefusal;
use super::terms::Norm;
use crate::fact::Fact;
use crate::ids::{ComponentCode, OfficerId};
use crate::money::{AccountingYear, BudgetLine};

/// Sets a norm amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetNormAmount {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Of which component.
    pub component: ComponentCode,
    /// For which year.
    pub year: AccountingYear,
    /// The norm.
    pub norm: Norm,
}

/// A norm amount was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormAmountSet {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Of which component.
    pub component: ComponentCode,
    /// For which year.
    pub year: AccountingYear,
    /// The norm.
    pub norm: Norm,
}

impl Operation for SetNormAmount {
    type Event = NormAmountSet;

    fn decide(&self, pot: &Pot) -> Result<NormAmountSet, FundRefusal> {
        let component = pot.component(&self.component);
        let checked = match component {
            Ok(component) => component.check_norm(self.year, &self.norm),
            Err(_) => self.norm.check(&self.component, self.year),
        };
        checked.map_err(|problem| FundRefusal::TermsInvalid { problem })?;
        component?;
        Ok(NormAmountSet {
            on: self.fact.on,
            by: self.fact.by.clone(),
            component: self.component.clone(),
            year: self.year,
            norm: self.norm.clone(),
        })
    }
}

impl Change for NormAmountSet {
    fn change(&self, pot: &mut Pot) {
        let line = BudgetLine { year: self.year, component: self.component.clone() };
        pot.norms.insert_mut(line, self.norm.clone());
    }
}
