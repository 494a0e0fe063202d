//! The provisions of one household, a page at a time.

use api::v1;
use domain::{Book, BookId, ids::HouseholdId, ids::ProvisionId};
use ledger::{Ledger, PageLimit, StreamId};

use crate::{
    auth::Action,
    convert::{Query as _, position, provision_summary},
    errors::{Problem, Reason},
    services::{
        Desk,
        call::Call,
        reading::{books, size},
        told::told,
    },
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
        let size = size(&ledger, query.at_least_position).await?;
        let register = self.registers.at(&ledger, size).await.map_err(told)?;
        let after = |id: &ProvisionId| query.after.is_none_or(|after| *id > after);
        let mut page: Vec<_> =
            register.provisions_of(query.household).filter(after).take(query.page_size + 1).collect();
        if page.is_empty() {
            known(&ledger, query.household, size).await?;
        }
        let more = page.len() > query.page_size;
        page.truncate(query.page_size);
        let next = page.last().filter(|_| more).map(|last| query.next_page_token(*last));
        Ok(v1::ListProvisionsResponse {
            provisions: summaries(&ledger, &page, size).await?,
            next_page_token: next.unwrap_or_default(),
            position: position(size),
        })
    }
}

/// The provisions as they stand in a list. One that was requested after `size` is left for the next question.
async fn summaries(
    ledger: &Ledger,
    page: &[ProvisionId],
    size: u64,
) -> Result<Vec<v1::ProvisionSummary>, Problem> {
    let ids: Vec<_> = page.iter().copied().map(BookId::Provision).collect();
    let books = books(ledger, &ids, size).await?;
    let summaries = page.iter().zip(&books).filter_map(|(id, book)| match book {
        Book::Provision(state) => provision_summary(*id, state),
        _ => None,
    });
    Ok(summaries.collect())
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
