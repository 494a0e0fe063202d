//! Questions about funds: one, all of a ledger, how one stands, and its journal.

use api::v1;
use domain::ids::FundId;
use domain::money::BudgetLine;
use jiff::civil::Date;
use ledger::LedgerName;
use projection::Asked;

use super::Query;
use super::moment::asked;
use crate::convert::fields::{Field, Fields};
use crate::convert::tokens;
use crate::errors::Problem;

/// Asks for one fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FundQuery {
    /// The fund.
    pub(crate) fund: FundId,
    /// As it was right after this position; as it is now when `None`.
    pub(crate) as_of_position: Option<u64>,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

/// Asks for a page of the funds of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FundsQuery {
    /// The ledger they are in.
    pub(crate) ledger: LedgerName,
    /// How many at most.
    pub(crate) page_size: usize,
    /// Funds opened after this position; from the first when `None`.
    pub(crate) after_position: Option<u64>,
    /// As of when.
    pub(crate) asked: Asked,
}

/// Asks how a fund stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BalanceQuery {
    /// The fund.
    pub(crate) fund: FundId,
    /// Of what was recorded up to and including this position; of everything when `None`.
    pub(crate) as_of_position: Option<u64>,
    /// Of what happened up to and including this day; of everything when `None`.
    pub(crate) as_of_date: Option<Date>,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

/// Asks for a page of the journal of a fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JournalQuery {
    /// The ledger it is in.
    pub(crate) ledger: LedgerName,
    /// The fund.
    pub(crate) fund: FundId,
    /// How many entries at most.
    pub(crate) page_size: usize,
    /// Entries of events after this one of the fund; from the first when 0.
    pub(crate) after_sequence: u64,
    /// Entries up to and including this position.
    pub(crate) as_of_position: Option<u64>,
    /// Entries that moved money on this line; all when `None`.
    pub(crate) line: Option<BudgetLine>,
}

impl FundsQuery {
    /// The token with which the next page begins after the fund that was opened at this position.
    #[must_use]
    pub(crate) fn next_page_token(&self, opened_at: u64) -> String {
        tokens::token(&["ListFunds", self.ledger.as_str()], &opened_at.to_string())
    }
}

impl JournalQuery {
    /// The token with which the next page begins after this event of the fund.
    #[must_use]
    pub(crate) fn next_page_token(&self, after_sequence: u64) -> String {
        let line = self.line.as_ref().map(ToString::to_string).unwrap_or_default();
        let fund = self.fund.to_string();
        tokens::token(&journal(&self.ledger, &fund, &line), &after_sequence.to_string())
    }
}

impl Query for v1::GetFundRequest {
    type Checked = FundQuery;

    fn check(self) -> Result<FundQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let fund = fields.id("fund_id", &self.fund_id);
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(FundQuery {
                fund: fund?,
                as_of_position: as_of_position?,
                at_least_position: at_least_position?,
            })
        })())
    }
}

impl Query for v1::ListFundsRequest {
    type Checked = FundsQuery;

    fn check(self) -> Result<FundsQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let page_size = fields.page_size("page_size", self.page_size);
        let after_position = match &ledger {
            Ok(ledger) => fields.place("page_token", &self.page_token, &["ListFunds", ledger.as_str()]),
            Err(_) => Ok(None),
        };
        let asked = asked(&mut fields, self.as_of, self.at_least_position);
        fields.finish((|| {
            Ok(FundsQuery {
                ledger: ledger?,
                page_size: page_size?,
                after_position: after_position?,
                asked: asked?,
            })
        })())
    }
}

impl Query for v1::GetFundBalanceRequest {
    type Checked = BalanceQuery;

    fn check(self) -> Result<BalanceQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let fund = fields.id("fund_id", &self.fund_id);
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        let as_of_date = fields.optional_date("as_of_date", self.as_of_date);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(BalanceQuery {
                fund: fund?,
                as_of_position: as_of_position?,
                as_of_date: as_of_date?,
                at_least_position: at_least_position?,
            })
        })())
    }
}

impl Query for v1::ListJournalRequest {
    type Checked = JournalQuery;

    fn check(self) -> Result<JournalQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let fund: Field<FundId> = fields.id("fund_id", &self.fund_id);
        let page_size = fields.page_size("page_size", self.page_size);
        let after_sequence = match (&ledger, fund) {
            (Ok(ledger), Ok(fund)) => {
                // The line as it was sent; when it is wrong that is said next, and the token does not matter.
                let sent = self.line.as_ref().map(|line| format!("{}/{}", line.year, line.component));
                let (fund, line) = (fund.to_string(), sent.unwrap_or_default());
                fields.place("page_token", &self.page_token, &journal(ledger, &fund, &line))
            }
            _ => Ok(None),
        };
        let as_of_position = fields.optional_count("as_of_position", self.as_of_position);
        let line = self.line.map(|line| fields.budget_line("line", Some(line))).transpose();
        fields.finish((|| {
            Ok(JournalQuery {
                ledger: ledger?,
                fund: fund?,
                page_size: page_size?,
                after_sequence: after_sequence?.unwrap_or(0),
                as_of_position: as_of_position?,
                line: line?,
            })
        })())
    }
}

/// What a page token of ListJournal is bound to. Another line, `2025/c` or empty for all, is another journal.
fn journal<'a>(ledger: &'a LedgerName, fund: &'a str, line: &'a str) -> [&'a str; 4] {
    ["ListJournal", ledger.as_str(), fund, line]
}
