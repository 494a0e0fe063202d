//! The provisions of one household, a page at a time.

use api::v1;
use domain::{
    BookId,
    ids::{HouseholdId, ProvisionId},
};
use ledger::{Ledger, PageLimit, StreamId};
use projection::{Listing, Order, Place};
use views::provisions::Provisions;

use crate::{
    auth::Action,
    convert::{Query as _, position, provision_summary},
    errors::{Problem, Reason},
    services::{Desk, call::Call, rows, told::told},
};

impl Desk {
    pub(super) async fn provisions_of(
        &self,
        call: Call,
        message: v1::ListProvisionsRequest,
    ) -> Result<v1::ListProvisionsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadProvision)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let listing = Listing {
            filter: rows::filter::<Provisions>(&format!("household = {}", query.household))?,
            order: Order::by_key(),
            after: query.after.map(after).transpose()?,
            limit: u32::try_from(query.page_size).unwrap_or(u32::MAX),
        };
        // The connection is given back before the household is looked for.
        let page = self.listed::<Provisions>(&ledger, &query.asked, &listing).await?;
        if page.rows.is_empty() {
            known(&ledger, query.household, page.size).await?;
        }
        let last = page.rows.last().map(|(last, _)| ProvisionId::from(*last)).filter(|_| page.next.is_some());
        let summary = |(id, row): &(_, views::provisions::Row)| {
            provision_summary(ProvisionId::from(*id), &row.provision)
        };
        Ok(v1::ListProvisionsResponse {
            provisions: page.rows.iter().filter_map(summary).collect(),
            next_page_token: last.map(|last| query.next_page_token(last)).unwrap_or_default(),
            position: position(page.size),
        })
    }
}

/// The place of a provision among others by id.
fn after(provision: ProvisionId) -> Result<Place, Problem> {
    provision.to_string().parse().map_err(|_| Problem::new(Reason::Internal))
}

/// A household without provisions must at least be there.
async fn known(ledger: &Ledger, household: HouseholdId, size: u64) -> Result<(), Problem> {
    let book = BookId::Household(household);
    let stream = StreamId::new(book.aggregate_type(), book.aggregate_id());
    let first = PageLimit { events: 1, bytes: usize::MAX };
    let page = ledger.read_stream_page(&stream, 0, size, first).await.map_err(told)?;
    match page.events.is_empty() {
        true => Err(Problem::new(Reason::HouseholdNotFound).with("household_id", household)),
        false => Ok(()),
    }
}
