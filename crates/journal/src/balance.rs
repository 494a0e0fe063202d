//! What is where as of a date.
//!
//! The fold is the domain's own, over fewer events: what happened later is left out, whenever it was recorded.

use std::borrow::Borrow;

use domain::fund::{Balances, FundEvent};
use jiff::civil::Date;

use crate::Located;

/// The balances after what happened on or before `date`; after everything when there is none. Balances as of a
/// position come of giving fewer events.
///
/// The events of one fund, in the order of the ledger.
#[must_use]
pub fn balances_on<L>(events: impl IntoIterator<Item = L>, date: Option<Date>) -> Balances
where
    L: Borrow<Located<FundEvent>>,
{
    let mut balances = Balances::default();
    for located in events {
        post_on(&mut balances, &located.borrow().event, date);
    }
    balances
}

/// One step of [`balances_on`], for who reads the events page by page: an event that happened after `date` is left out.
pub fn post_on(balances: &mut Balances, event: &FundEvent, date: Option<Date>) {
    if date.is_none_or(|date| event.on() <= date) {
        balances.post(event);
    }
}
