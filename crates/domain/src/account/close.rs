//! The account is closed: the authority settled on an amount (vaststelling), and nothing follows any more.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::AccountFile;
use super::operations::{Change, Operation};
use super::refusal::AccountRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::money::{Amount, EuroCents};

/// The largest amount an account is settled on, either way: EUR 10,000,000,000.00.
pub(super) const MOST_SETTLED: EuroCents = EuroCents::new(Amount::MOST);

/// Closes the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseAccount {
    /// When, and by whom stated.
    pub fact: Fact,
    /// What the authority settled on, in euro cents; less than nothing when more came back in the year than was spent.
    pub settled: EuroCents,
}

/// The account was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountClosed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// What the authority settled on, in euro cents.
    pub settled: EuroCents,
}

impl Operation for CloseAccount {
    type Event = AccountClosed;

    fn decide(&self, file: &AccountFile) -> Result<AccountClosed, AccountRefusal> {
        let settled = self.settled;
        if let Some(submitted) = &file.submitted {
            file.not_before(&self.fact, submitted.on)?;
        }
        match (-MOST_SETTLED..=MOST_SETTLED).contains(&settled) {
            true => Ok(AccountClosed { on: self.fact.on, by: self.fact.by.clone(), settled }),
            false => Err(AccountRefusal::SettlementOutOfRange { settled, most: MOST_SETTLED }),
        }
    }
}

impl Change for AccountClosed {
    fn change(&self, file: &mut AccountFile) {
        file.closed = Some(self.clone());
    }
}
