//! The account a fund pays from: the municipality's own, so not personal.
//!
//! It may be changed at any time; a payment run keeps the one it was composed with. The fund remembers them all, because
//! the bank answers on the statement of the account a payment left.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::{Change, Operation};
use super::pot::Pot;
use super::refusal::FundRefusal;
use crate::fact::Fact;
use crate::ids::{OfficerId, OwnBic, OwnIban, PublicText};

/// An account of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayingAccount {
    /// In whose name it is.
    pub name: PublicText,
    /// Its number.
    pub iban: OwnIban,
    /// Its bank, when the bank asks for it.
    pub bic: Option<OwnBic>,
}

/// Sets the account to pay from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetPayingAccount {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The account.
    pub account: PayingAccount,
}

/// The account to pay from was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayingAccountSet {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The account.
    pub account: PayingAccount,
}

impl Operation for SetPayingAccount {
    type Event = PayingAccountSet;

    fn decide(&self, _: &Pot) -> Result<PayingAccountSet, FundRefusal> {
        Ok(PayingAccountSet { on: self.fact.on, by: self.fact.by.clone(), account: self.account.clone() })
    }
}

impl Change for PayingAccountSet {
    fn change(&self, pot: &mut Pot) {
        pot.accounts.insert_mut(self.account.iban.clone());
        pot.account = Some(self.account.clone());
    }
}
