//! The accounts of a ledger by fund and year, a page at a time, without anybody's name.

use accountability::Part;
use api::v1;
use projection::{Listing, Place};
use views::accounts::Accounts;

use crate::{
    auth::Action,
    convert::{Query as _, account_summary, position},
    errors::Problem,
    services::{Desk, call::Call, rows, told::told},
};

impl Desk {
    pub(super) async fn all_accounts(
        &self,
        call: Call,
        message: v1::ListAccountsRequest,
    ) -> Result<v1::ListAccountsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadReport)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let officer = &call.caller.officer;
        let of_fund = query.fund.map(|fund| format!(" AND fund = \"{fund}\"")).unwrap_or_default();
        let order = rows::order_by::<Accounts>("fund_year")?;
        let listing = Listing {
            filter: rows::filter::<Accounts>(&format!("kind = ACCOUNT{of_fund}"))?,
            after: query.paging.after_in(officer, |place: &Place| order.fits(place))?,
            order,
            limit: query.paging.size,
        };
        let page = self.listed::<Accounts>(&ledger, &query.asked, &listing).await?;
        let accounts = page.rows.iter().filter_map(|(_, part)| match part {
            Part::Account(account) => Some(account_summary(account)),
            _ => None,
        });
        let next = page.next.as_ref().map(|place| query.paging.next_page_token(officer, place));
        Ok(v1::ListAccountsResponse {
            accounts: accounts.collect(),
            next_page_token: next.unwrap_or_default(),
            position: position(page.size),
        })
    }
}
