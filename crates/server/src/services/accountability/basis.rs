//! What accounts are made of: the rows of a view as of a moment, all of them, and computing with them.
//!
//! The basis of so many events never changes, so one that was loaded is kept for the next question. How much is loaded at
//! once, and how much is kept, is bounded by the number of facts: a fact is some hundred bytes.

use std::sync::Arc;

use accountability::{AccountError, Basis, Part};
use ledger::Ledger;
use moka::future::Cache;
use projection::{AsOf, Asked};
use uuid::Uuid;
use views::accounts::Accounts;

use crate::{
    errors::{Problem, Reason},
    services::{Desk, rows, snapshot::Extent, told::told},
};

/// How many facts a ledger has at most to be accounted for by this server.
pub(super) const FACTS: u64 = 4_000_000;
/// How many facts are kept at most, of all ledgers together; a basis with more is loaded for each question.
const KEPT: u64 = 2_000_000;

/// What was loaded before: the basis of so many events of a ledger. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Bases(Cache<(String, u64), Arc<Basis>>);

impl Default for Bases {
    fn default() -> Self {
        // A basis without facts takes a place as well.
        let weight =
            |_: &(String, u64), basis: &Arc<Basis>| u32::try_from(basis.facts()).unwrap_or(u32::MAX).max(1);
        Self(Cache::builder().max_capacity(KEPT).weigher(weight).build())
    }
}

/// A basis while its parts come in: when they are too many, none is kept.
struct Loading {
    basis: Basis,
    most: u64,
}

impl Loading {
    fn at_most(most: u64) -> Self {
        Self { basis: Basis::default(), most }
    }

    fn take(&mut self, key: Uuid, part: Part) {
        if self.basis.facts() <= self.most {
            self.basis.insert(key, part);
        }
    }

    fn finish(self) -> Result<Basis, Problem> {
        bounded(&self.basis, self.most)?;
        Ok(self.basis)
    }
}

/// Refuses a basis with more facts than that.
///
/// # Errors
/// `ACCOUNT_TOO_LARGE`.
pub(super) fn bounded(basis: &Basis, most: u64) -> Result<(), Problem> {
    match basis.facts() > most {
        true => Err(Problem::new(Reason::AccountTooLarge).with("limit", most)),
        false => Ok(()),
    }
}

impl Desk {
    /// The basis as of a moment, and how many events are in it.
    async fn basis(&self, ledger: &Ledger, asked: &Asked) -> Result<(Arc<Basis>, u64), Problem> {
        let mut snapshot = self.snapshot::<Accounts>(ledger, asked, Extent::All).await?;
        let mut loading = Loading::at_most(FACTS);
        let everything = rows::filter::<Accounts>("")?;
        let take = |key, part| loading.take(key, part);
        let size = snapshot.reading.scan::<Accounts>(&snapshot.moment, &everything, take).await;
        let (size, basis) = (size.map_err(told)?, Arc::new(loading.finish()?));
        self.bases.0.insert((ledger.name().to_string(), size), basis.clone()).await;
        Ok((basis, size))
    }

    /// The basis of now, with this position in it.
    pub(in crate::services) async fn basis_now(
        &self,
        ledger: &Ledger,
        at_least: Option<u64>,
    ) -> Result<(Arc<Basis>, u64), Problem> {
        let head = ledger.head().await.map_err(told)?.size();
        if at_least.is_none_or(|position| position < head)
            && let Some(kept) = self.kept(ledger, head).await
        {
            return Ok((kept, head));
        }
        self.basis(ledger, &Asked { as_of: None, at_least }).await
    }

    /// The basis of the first `size` events, at least one.
    pub(in crate::services) async fn basis_at(
        &self,
        ledger: &Ledger,
        size: u64,
    ) -> Result<Arc<Basis>, Problem> {
        if let Some(kept) = self.kept(ledger, size).await {
            return Ok(kept);
        }
        let as_of = Some(AsOf::Position(size.saturating_sub(1)));
        let (basis, _) = self.basis(ledger, &Asked { as_of, at_least: None }).await?;
        Ok(basis)
    }

    async fn kept(&self, ledger: &Ledger, size: u64) -> Option<Arc<Basis>> {
        self.bases.0.get(&(ledger.name().to_string(), size)).await
    }

    /// Computes with a basis, beside the threads that answer calls: a year of a city takes a while.
    pub(in crate::services) async fn computed<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, AccountError> + Send + 'static,
    ) -> Result<T, Problem> {
        let worked = tokio::task::spawn_blocking(work).await;
        worked.map_err(|_| Problem::new(Reason::Internal))?.map_err(told)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        BookEvent, BookId,
        household::{AftercareStarted, HouseholdEvent},
        ids::OfficerId,
    };
    use jiff::civil::date;

    use super::*;

    fn part() -> Part {
        let by = OfficerId::new("c.controller").unwrap();
        let started = AftercareStarted { on: date(2025, 1, 8), by, text: None };
        let mut part = Part::default();
        let event = BookEvent::Household(HouseholdEvent::AftercareStarted(started));
        part.apply(7, BookId::Household(Uuid::from_u128(1).into()), &event);
        part
    }

    #[test]
    fn a_ledger_with_too_many_facts_is_refused_before_all_of_it_is_held() {
        let one = part().facts();
        let mut loading = Loading::at_most(2 * one);
        for key in 0..100 {
            loading.take(Uuid::from_u128(key), part());
        }
        assert_eq!(loading.basis.facts(), 3 * one, "what is over the bound is not held");
        let refused = loading.finish().unwrap_err();
        assert_eq!(refused.to_string(), format!("ACCOUNT_TOO_LARGE limit={}", 2 * one));

        let mut fits = Loading::at_most(2 * one);
        fits.take(Uuid::from_u128(0), part());
        assert_eq!(fits.finish().unwrap().parts().count(), 1);
    }
}
