//! The funds of a ledger in the order in which they were opened, a page at a time.

use api::v1;
use domain::ids::FundId;
use projection::Listing;
use views::funds::Funds;

use crate::{
    auth::Action,
    convert::{Query as _, fund_summary, position},
    errors::Problem,
    services::{Desk, call::Call, rows, told::told},
};

impl Desk {
    pub(super) async fn all_funds(
        &self,
        call: Call,
        message: v1::ListFundsRequest,
    ) -> Result<v1::ListFundsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadFund)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let after = query.after_position.map(|after| format!("opened_position > {after}"));
        let listing = Listing {
            filter: rows::filter::<Funds>(&after.unwrap_or_default())?,
            order: rows::order_by::<Funds>("opened_position")?,
            after: None,
            limit: u32::try_from(query.page_size).unwrap_or(u32::MAX),
        };
        let page = self.listed::<Funds>(&ledger, &query.asked, &listing).await?;
        let last = page.rows.last().map(|(_, last)| last.opened_position).filter(|_| page.next.is_some());
        Ok(v1::ListFundsResponse {
            funds: page.rows.iter().map(|(id, row)| fund_summary(FundId::from(*id), row)).collect(),
            next_page_token: last.map(|last| query.next_page_token(last)).unwrap_or_default(),
            position: position(page.size),
        })
    }
}
