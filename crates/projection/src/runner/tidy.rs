//! Dropping editions of the past that nobody asks for any more, and what is left of dropped ones.

use ledger::LedgerName;

use super::RunnerOptions;
use crate::{ProjectionError, Projections, store};

impl Projections {
    /// Looks once at every ledger that is known to have something to be dropped one day.
    pub(crate) async fn tidy_up(&self, options: &RunnerOptions) {
        for ledger in self.pasts().to_tidy() {
            match tidy(self, &ledger, options).await {
                Ok(false) => {}
                Ok(true) => self.pasts().tidy_later(&ledger),
                Err(error) => {
                    tracing::warn!(%ledger, %error, "what nobody asks for could not be dropped; will try again");
                    self.pasts().tidy_later(&ledger);
                }
            }
        }
    }
}

/// Drops what nobody asked for in a while, and deletes the rows of what was dropped a while ago; false when the ledger
/// has nothing left to be dropped one day.
async fn tidy(
    projections: &Projections,
    ledger: &LedgerName,
    options: &RunnerOptions,
) -> Result<bool, ProjectionError> {
    let begin = || projections.database().begin(ledger.as_str());
    let mut transaction = begin().await?;
    store::expire(&mut transaction, ledger, options.kept_unasked).await?;
    let dropped = store::dropped(&mut transaction, ledger, options.read_out).await?;
    transaction.commit().await?;
    for edition in dropped {
        let mut more = true;
        while more {
            let mut transaction = begin().await?;
            more = store::delete_some(&mut transaction, ledger, &edition).await?;
            transaction.commit().await?;
        }
    }
    let mut transaction = begin().await?;
    let left = store::counts(&mut transaction, ledger).await?;
    transaction.commit().await?;
    Ok(!left.is_empty())
}
