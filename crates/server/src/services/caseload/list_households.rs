//! Households, filtered and ordered, a page at a time.

use api::v1;
use uuid::Uuid;
use views::caseload::{Caseload, Row};

use super::sight;
use crate::{
    auth::Action,
    convert::{Query as _, caseload_household, position},
    errors::Problem,
    services::{Desk, call::Call, listing::next_page_token, told::told},
};

/// The order when none is asked: what is due first comes first.
const USUAL: &str = "next_deadline";

impl Desk {
    pub(super) async fn list_of_households(
        &self,
        call: Call,
        message: v1::ListHouseholdsRequest,
    ) -> Result<v1::ListHouseholdsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadCaseload)?;
        if message.open_personal_data.is_some() {
            call.authorise(Action::OpenPersonalData)?;
        }
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let listing = self.listing_of::<Caseload>(&call, &ledger, &query.rows, USUAL).await?;
        sight::may_filter(&call.caller, &listing.filter)?;
        let page = self.listed::<Caseload>(&ledger, &query.rows.asked, &listing).await?;
        let next_page_token = next_page_token(&call, &query.rows, &page);
        let shown = |(key, row): &(Uuid, Row)| sight::household(&call.caller, caseload_household(*key, row));
        let mut households: Vec<_> = page.rows.iter().map(shown).collect();
        if let Some(activity) = &query.processing_activity {
            self.with_names(&call, (&name, &ledger), activity, &mut households, page.size).await?;
        }
        Ok(v1::ListHouseholdsResponse { households, next_page_token, position: position(page.size) })
    }
}
