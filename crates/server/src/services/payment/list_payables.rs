//! What a fund has ordered and not paid, by what payments are called at the bank, a page at a time.

use api::v1;
use domain::{fund::Fund, ids::PaymentReference};

use crate::{
    auth::Action,
    convert::{Query as _, payable, position},
    errors::Problem,
    services::{Desk, call::Call, fund::fold, reading::size, told::told},
};

impl Desk {
    pub(super) async fn payables(
        &self,
        call: Call,
        message: v1::ListPayablesRequest,
    ) -> Result<v1::ListPayablesResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadPayments)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = size(&ledger, query.at_least_position).await?;
        let (fund, _) = fold(&ledger, query.fund, size, Fund::apply).await?;
        let after = |payment: &PaymentReference| query.after.is_none_or(|after| *payment > after);
        let waiting = fund.payables().filter(|(payment, _)| after(payment));
        let mut page: Vec<_> = waiting.take(query.page_size + 1).collect();
        let more = page.len() > query.page_size;
        page.truncate(query.page_size);
        let next = page.last().filter(|_| more).map(|(last, _)| query.next_page_token(**last));
        Ok(v1::ListPayablesResponse {
            payables: page.into_iter().map(|(payment, waits)| payable(*payment, waits)).collect(),
            next_page_token: next.unwrap_or_default(),
            position: position(size),
        })
    }
}
