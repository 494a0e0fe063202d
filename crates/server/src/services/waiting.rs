//! Waiting for what must be in an answer, and what is told when the deadline of the call comes first.

use std::{future::Future, time::Duration};

use ledger::Ledger;
use projection::{AsOf, Asked, Moment};
use views::View;

use super::{Desk, told::told};
use crate::errors::{Problem, Reason};

/// Kept free of the deadline, to find out how far things are and to say so.
const RESERVE: Duration = Duration::from_millis(100);

impl Desk {
    /// The rows of a view that answer, as soon as what must be among them is.
    ///
    /// # Errors
    /// `VIEW_BEHIND` when the deadline comes first; what reading the view and the ledger refuses.
    pub(super) async fn rows_in_time<V: View>(
        &self,
        ledger: &Ledger,
        asked: &Asked,
    ) -> Result<Moment, Problem> {
        match in_time(self.projections.moment::<V>(ledger, *asked)).await {
            Some(moment) => moment.map_err(told),
            None => Err(self.behind::<V>(ledger, asked).await?),
        }
    }

    /// How far a view is from what was asked of it.
    async fn behind<V: View>(&self, ledger: &Ledger, asked: &Asked) -> Result<Problem, Problem> {
        let views = projection::status(&self.projections, ledger).await.map_err(told)?;
        let view = views.iter().find(|one| one.view == V::NAME).ok_or(Problem::new(Reason::Internal))?;
        let last = view.ledger_size.saturating_sub(1);
        // Of the rows of a moment none are shown before they are all there.
        let (position, size) = match (asked.at_least, asked.as_of) {
            (Some(position), Some(_)) if position >= view.ledger_size => (position, view.ledger_size),
            (_, Some(AsOf::Position(position))) => (position, 0),
            (_, Some(AsOf::Instant(instant))) => {
                (ledger.size_at(instant).await.map_err(told)?.saturating_sub(1), 0)
            }
            (at_least, None) => {
                let current = [&view.current, &view.building].into_iter().flatten();
                let mut of_version = current.filter(|edition| edition.version == view.version);
                (at_least.unwrap_or(last), of_version.next().map_or(0, |edition| edition.size))
            }
        };
        Ok(behind(V::NAME, position, size))
    }
}

/// The head of a ledger, when it has so many events in time.
///
/// # Errors
/// `VIEW_BEHIND` when the deadline comes first; what reading the ledger refuses.
pub(super) async fn reached(ledger: &Ledger, position: u64) -> Result<u64, Problem> {
    match in_time(ledger.reach(position.saturating_add(1))).await {
        Some(head) => Ok(head.map_err(told)?.size()),
        None => Err(behind("LEDGER", position, ledger.head().await.map_err(told)?.size())),
    }
}

/// What some work comes to, unless the deadline comes first.
async fn in_time<F: Future>(work: F) -> Option<F::Output> {
    match database::left() {
        None => Some(work.await),
        Some(left) => tokio::time::timeout(left.saturating_sub(RESERVE.min(left / 4)), work).await.ok(),
    }
}

fn behind(view: &str, asked: u64, size: u64) -> Problem {
    Problem::new(Reason::ViewBehind).with("view", view).with("asked", asked).with("size", size)
}
