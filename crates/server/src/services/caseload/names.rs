//! The names of the members of households on a page, read from their books and opened for who may.

use std::collections::HashMap;

use api::v1;
use domain::household::Household;
use domain::ids::HouseholdId;
use domain::{Book, BookId};
use ledger::{Ledger, LedgerName};

use crate::{
    convert::{Opened, name_texts, names},
    errors::{Problem, Reason},
    services::{
        Desk,
        call::Call,
        reading::{books, fits},
    },
};

impl Desk {
    /// Opens the names of the members of some households as they were after `size` events, with one access record for
    /// each person, and puts them with their households.
    ///
    /// # Errors
    /// `PAGE_TOO_LARGE` before anything is opened; what reading the books and opening refuse.
    pub(super) async fn with_names(
        &self,
        call: &Call,
        (name, ledger): (&LedgerName, &Ledger),
        processing_activity: &str,
        households: &mut [v1::CaseloadHousehold],
        size: u64,
    ) -> Result<(), Problem> {
        let ids: Vec<HouseholdId> =
            households.iter().filter_map(|household| household.household_id.parse().ok()).collect();
        let books_of: Vec<_> = ids.iter().copied().map(BookId::Household).collect();
        let books = books(ledger, &books_of, size).await?;
        let texts: Vec<_> = states(&ids, &books).flat_map(|(id, state)| name_texts(id, state)).collect();
        name_members(households, states(&ids, &books), &Opened::new());
        let page = v1::FindHouseholdResponse { households: households.to_vec(), position: 0 };
        fits(&page, &texts, Reason::PageTooLarge)?;
        let opened = self.open(call, name, processing_activity, texts).await?;
        name_members(households, states(&ids, &books), &opened);
        Ok(())
    }
}

/// Puts the names of members with their households, sealed but for those that were opened.
fn name_members<'a>(
    households: &mut [v1::CaseloadHousehold],
    states: impl Iterator<Item = (HouseholdId, &'a Household)>,
    opened: &Opened,
) {
    let mut named: HashMap<_, _> =
        states.map(|(id, state)| (id.to_string(), names(id, state, opened))).collect();
    for household in households {
        household.names = named.remove(&household.household_id).unwrap_or_default();
    }
}

/// Households with their states.
fn states<'a>(
    ids: &'a [HouseholdId],
    books: &'a [Book],
) -> impl Iterator<Item = (HouseholdId, &'a Household)> {
    ids.iter().zip(books).filter_map(|(id, book)| match book {
        Book::Household(state) => Some((*id, state)),
        _ => None,
    })
}
