//! The catalogue, a page at a time.

use api::v1;
use views::offers::Offers;

use crate::{
    auth::Action,
    convert::{Query as _, offer, position},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn all_offers(
        &self,
        call: Call,
        message: v1::ListOffersRequest,
    ) -> Result<v1::ListOffersResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadPractice)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (page, next_page_token) = self.page_of::<Offers>(&call, &ledger, &query, "title").await?;
        let offers = page.rows.iter().filter_map(|(id, row)| offer(*id, row)).collect();
        Ok(v1::ListOffersResponse { offers, next_page_token, position: position(page.size) })
    }
}
