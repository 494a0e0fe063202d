//! Questions about payment runs, bank statements, and what waits to be paid.

use api::v1;
use domain::ids::{FundId, PaymentReference, PaymentRunId, StatementId};
use ledger::LedgerName;

use super::Query;
use crate::convert::fields::{Field, Fields};
use crate::convert::tokens;
use crate::errors::Problem;

/// Asks for one payment run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RunQuery {
    /// The payment run.
    pub(crate) run: PaymentRunId,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

/// Asks for one bank statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatementQuery {
    /// The bank statement.
    pub(crate) statement: StatementId,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

/// Asks for a page of what a fund has ordered and not paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PayablesQuery {
    /// The ledger it is in.
    pub(crate) ledger: LedgerName,
    /// The fund.
    pub(crate) fund: FundId,
    /// How many at most.
    pub(crate) page_size: usize,
    /// Payments after this one; from the first when `None`.
    pub(crate) after: Option<PaymentReference>,
    /// The position that must be included in the answer.
    pub(crate) at_least_position: Option<u64>,
}

impl PayablesQuery {
    /// The token with which the next page begins after this payment.
    #[must_use]
    pub(crate) fn next_page_token(&self, after: PaymentReference) -> String {
        tokens::token(&question(&self.ledger, &self.fund.to_string()), &after.to_string())
    }
}

impl Query for v1::GetPaymentRunRequest {
    type Checked = RunQuery;

    fn check(self) -> Result<RunQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let run = fields.id("payment_run_id", &self.payment_run_id);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(RunQuery { run: run?, at_least_position: at_least_position? })
        })())
    }
}

impl Query for v1::GetStatementRequest {
    type Checked = StatementQuery;

    fn check(self) -> Result<StatementQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let statement = fields.id("statement_id", &self.statement_id);
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            ledger?;
            Ok(StatementQuery { statement: statement?, at_least_position: at_least_position? })
        })())
    }
}

impl Query for v1::ListPayablesRequest {
    type Checked = PayablesQuery;

    fn check(self) -> Result<PayablesQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let fund: Field<FundId> = fields.id("fund_id", &self.fund_id);
        let page_size = fields.page_size("page_size", self.page_size);
        let after = match (&ledger, fund) {
            (Ok(ledger), Ok(fund)) => {
                fields.place("page_token", &self.page_token, &question(ledger, &fund.to_string()))
            }
            _ => Ok(None),
        };
        let at_least_position = fields.optional_count("at_least_position", self.at_least_position);
        fields.finish((|| {
            Ok(PayablesQuery {
                ledger: ledger?,
                fund: fund?,
                page_size: page_size?,
                after: after?,
                at_least_position: at_least_position?,
            })
        })())
    }
}

/// What a page token of ListPayables is bound to.
fn question<'a>(ledger: &'a LedgerName, fund: &'a str) -> [&'a str; 3] {
    ["ListPayables", ledger.as_str(), fund]
}
