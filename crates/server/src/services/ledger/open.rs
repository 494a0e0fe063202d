//! Opening a ledger, and which ledgers there are.

use api::v1;
use ledger::{LedgerName, LedgerSummary};

use crate::{
    auth::{Action, Caller},
    convert::{LedgersQuery, Query as _, ledger_summary},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

/// How many ledgers are looked at in one round trip.
const LOOKED_AT: u32 = 500;

impl Desk {
    pub(super) async fn open_one(
        &self,
        call: Call,
        message: v1::OpenLedgerRequest,
    ) -> Result<v1::OpenLedgerResponse, Problem> {
        call.caller.ledger(&message.ledger)?;
        call.authorise(Action::OpenLedger)?;
        let query = message.check()?;
        self.ledgers.open(&query.ledger, &query.title).await.map_err(told)?;
        let opened = self.ledgers.summary(&query.ledger).await.map_err(told)?;
        Ok(v1::OpenLedgerResponse { ledger: Some(ledger_summary(&opened)) })
    }

    pub(super) async fn list(
        &self,
        call: Call,
        message: v1::ListLedgersRequest,
    ) -> Result<v1::ListLedgersResponse, Problem> {
        call.authorise(Action::ListLedgers)?;
        let query = message.check()?;
        let mut seen = self.seen(&call.caller, query.after, query.page_size + 1).await?;
        let more = seen.len() > query.page_size;
        seen.truncate(query.page_size);
        let next = seen.last().filter(|_| more).map(|last| LedgersQuery::next_page_token(&last.name));
        Ok(v1::ListLedgersResponse {
            ledgers: seen.iter().map(ledger_summary).collect(),
            next_page_token: next.unwrap_or_default(),
        })
    }

    /// The first ledgers after `after` that the caller may see.
    async fn seen(
        &self,
        caller: &Caller,
        mut after: Option<LedgerName>,
        enough: usize,
    ) -> Result<Vec<LedgerSummary>, Problem> {
        let mut seen = Vec::new();
        loop {
            let page = self.ledgers.list(after.as_ref(), LOOKED_AT).await.map_err(told)?;
            let last = page.last().map(|last| last.name.clone());
            seen.extend(page.into_iter().filter(|ledger| caller.sees(&ledger.name)));
            seen.truncate(enough);
            if last.is_none() || seen.len() == enough {
                return Ok(seen);
            }
            after = last;
        }
    }
}
