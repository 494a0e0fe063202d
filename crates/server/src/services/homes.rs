//! The household of a provision, which never changes: so the ledger is asked once, not for every text about it.

use domain::{
    Book, BookId,
    ids::{HouseholdId, ProvisionId},
};
use execution::load;
use ledger::{Ledger, LedgerName};
use moka::future::Cache;

use super::told::told;
use crate::errors::{Problem, Reason};

/// Of how many provisions it is known at most, in all ledgers together: some 10 MB.
const MOST_KNOWN: u64 = 50_000;

/// What was asked before. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Homes(Cache<(LedgerName, ProvisionId), HouseholdId>);

impl Default for Homes {
    fn default() -> Self {
        Self(Cache::new(MOST_KNOWN))
    }
}

impl Homes {
    /// The household a provision was requested for.
    ///
    /// # Errors
    /// `PROVISION_NOT_REQUESTED`, then whatever the ledger answers.
    pub(super) async fn of(&self, ledger: &Ledger, provision: ProvisionId) -> Result<HouseholdId, Problem> {
        let place = (ledger.name().clone(), provision);
        if let Some(household) = self.0.get(&place).await {
            return Ok(household);
        }
        let head = ledger.head().await.map_err(told)?;
        let loaded = load(ledger, BookId::Provision(provision), head.size()).await.map_err(told)?;
        let household = match &loaded.book {
            Book::Provision(provision) => provision.household(),
            _ => None,
        };
        let household = household.ok_or_else(|| Problem::new(Reason::ProvisionNotRequested))?;
        self.0.insert(place, household).await;
        Ok(household)
    }
}
