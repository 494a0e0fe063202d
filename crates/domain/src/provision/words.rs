//! Words of a provision that several operations share.
//!
//! Their names stand in recorded events and never change; a new word is added at the end.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::money::EuroCents;
use crate::sealed::Sealed;

/// Whether an amount is known or estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum AmountKind {
    /// It is what it will cost.
    Fixed,
    /// It is what it will cost at most, as far as one knows.
    Estimate,
}

/// In which form something is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Form {
    /// In kind: the municipality buys it, so a payment names an invoice.
    InKind,
    /// In money: the household is paid.
    InMoney,
}

/// What was decided on a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Outcome {
    /// All of what was requested.
    Granted,
    /// Less than what was requested.
    PartlyGranted,
    /// Nothing.
    Refused,
}

/// Whether a delivery leaves something to be delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Delivery {
    /// More is to come.
    Partial,
    /// It was the last.
    Complete,
}

/// Whether VAT is given back by the BTW-compensatiefonds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Compensable {
    /// It is, so the fund does not bear it.
    Yes,
    /// It is not.
    No,
}

/// The VAT of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Vat {
    /// How much, in euro cents: from nothing to the amount of the invoice.
    pub amount: EuroCents,
    /// Whether it is given back.
    pub compensable: Compensable,
}

/// Who is paid, every part sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Payee {
    /// The name of the account's holder.
    pub name: Sealed,
    /// The account (ISO 13616).
    pub iban: Sealed,
}

/// A rule the college may deviate from in a single case for hardship (Wht 9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum OverridableRule {
    /// That a grant needs a vote that carried it.
    Approval,
    /// The limit of an activity in the fund's terms.
    Limit,
}

impl OverridableRule {
    /// The rule as a word of the API: `APPROVAL` or `LIMIT`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Approval => "APPROVAL",
            Self::Limit => "LIMIT",
        }
    }
}

impl fmt::Display for OverridableRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
