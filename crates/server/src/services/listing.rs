//! A page of the rows of a view, for a question that has a filter, an order and nothing else.

use ledger::Ledger;
use projection::{Asked, Listing, Page, Place};
use views::View;

use super::{Desk, call::Call, snapshot::Extent, told::told};
use crate::{
    convert::{RowsQuery, filter, order},
    errors::Problem,
};

impl Desk {
    /// The rows, and the token for the next page; empty when this is the last. In the `usual` order when none is asked.
    pub(super) async fn page_of<V: View>(
        &self,
        call: &Call,
        ledger: &Ledger,
        query: &RowsQuery,
        usual: &str,
    ) -> Result<(Page<V::Row>, String), Problem> {
        let listing = self.listing_of::<V>(call, ledger, query, usual).await?;
        let page = self.listed::<V>(ledger, &query.asked, &listing).await?;
        let next = next_page_token(call, query, &page);
        Ok((page, next))
    }

    /// What is asked of the rows, checked before anything is waited for.
    pub(super) async fn listing_of<V: View>(
        &self,
        call: &Call,
        ledger: &Ledger,
        query: &RowsQuery,
        usual: &str,
    ) -> Result<Listing, Problem> {
        let today = self.day_of(ledger, &query.asked).await?;
        let filter = filter(V::FIELDS, &query.filter, today)?;
        let order = order(V::FIELDS, &query.order, usual)?;
        let after = query.paging.after_in(&call.caller.officer, |place: &Place| order.fits(place))?;
        Ok(Listing { filter, order, after, limit: query.paging.size })
    }

    /// The rows of a listing.
    pub(super) async fn listed<V: View>(
        &self,
        ledger: &Ledger,
        asked: &Asked,
        listing: &Listing,
    ) -> Result<Page<V::Row>, Problem> {
        let mut snapshot = self.snapshot::<V>(ledger, asked, Extent::Some).await?;
        snapshot.reading.list::<V>(&snapshot.moment, listing).await.map_err(told)
    }
}

/// The token with which the page after this one begins; empty when this is the last.
pub(super) fn next_page_token<R>(call: &Call, query: &RowsQuery, page: &Page<R>) -> String {
    let next = page.next.as_ref();
    next.map(|place| query.paging.next_page_token(&call.caller.officer, place)).unwrap_or_default()
}
