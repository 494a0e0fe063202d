//! The terms of a fund are amended, for instance because its regulation was.
//!
//! The new terms replace the old ones as a whole. What was promised under the old ones stays promised.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::{Change, Operation};
use super::pot::Pot;
use super::refusal::FundRefusal;
use super::terms::FundTerms;
use crate::fact::Fact;
use crate::ids::OfficerId;

/// Amends the terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendTerms {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The terms from now on.
    pub terms: FundTerms,
}

/// The terms were amended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsAmended {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which version they are: 2 for the first amendment.
    pub version: u32,
    /// The terms from then on.
    pub terms: FundTerms,
}

impl Operation for AmendTerms {
    type Event = TermsAmended;

    fn decide(&self, pot: &Pot) -> Result<TermsAmended, FundRefusal> {
        self.terms.check().map_err(|problem| FundRefusal::TermsInvalid { problem })?;
        let used = pot.balances.lines().filter(|(_, balance)| **balance != Default::default());
        for (line, _) in used {
            if self.terms.component(&line.component).is_none() {
                return Err(FundRefusal::ComponentInUse { component: line.component.clone() });
            }
        }
        Ok(TermsAmended {
            on: self.fact.on,
            by: self.fact.by.clone(),
            version: pot.terms_version() + 1,
            terms: self.terms.clone(),
        })
    }
}

impl Change for TermsAmended {
    fn change(&self, pot: &mut Pot) {
        pot.take_over(&self.terms);
    }
}
