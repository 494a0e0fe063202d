//! Checking rows against the events: everything is folded again in memory and compared row by row.
//!
//! Memory is bounded: when not all rows fit, those with the lowest keys are folded and compared first, and the events are
//! gone through again for the next.

use std::ops::Bound;
use std::sync::Arc;

use ledger::Ledger;
use sqlx::{Postgres, Transaction};
use uuid::Uuid;

use super::{
    Difference, Progress, What,
    compare::{compare_aliases, compare_rows},
    progress::Pace,
};
use crate::{
    ProjectionError, Projections,
    fold::{AnyView, Loader, Memory, Pages, Problem, Taken},
    store::{self, Edition, EditionId, Role},
};

/// How many differences of one view are told.
pub(super) const TOLD: usize = 1_000;

/// Checks one view of a ledger, or all, each up to its own position, and says where rows are not what the events make of
/// them: at most 1,000 differences per view. A view that stands still is one more, and is compared as far as it got.
///
/// # Errors
/// [`ProjectionError::Database`], [`ProjectionError::Sql`], [`ProjectionError::Ledger`], [`ProjectionError::Feed`];
/// [`ProjectionError::UnknownView`]; [`ProjectionError::NotBuilt`]; [`ProjectionError::Row`].
pub async fn check(
    projections: &Projections,
    ledger: &Ledger,
    view: Option<&str>,
    mut progress: impl FnMut(&'static str, Progress),
) -> Result<Vec<Difference>, ProjectionError> {
    let views: Vec<&Arc<dyn AnyView>> = match view {
        Some(name) => vec![projections.registered().known(name)?],
        None => projections.registered().iter().collect(),
    };
    let mut found = Vec::new();
    for view in views {
        found.extend(check_view(projections, ledger, view, &mut progress).await?);
    }
    Ok(found)
}

async fn check_view(
    projections: &Projections,
    ledger: &Ledger,
    view: &Arc<dyn AnyView>,
    progress: &mut impl FnMut(&'static str, Progress),
) -> Result<Vec<Difference>, ProjectionError> {
    let (mut from, mut found) = (None, Vec::new());
    let mut stop;
    loop {
        match Replay::new(projections, ledger, view, from).check(progress).await {
            Ok(checked) => {
                found.extend(checked.differences);
                (stop, from) = (checked.stop, checked.next);
            }
            // Not even as far as the rows go: an event was changed since.
            Err(ProjectionError::Stopped { position, reason, .. }) => {
                (stop, from) = (Some(Problem { position, reason }), None);
            }
            Err(error) => return Err(error),
        }
        if from.is_none() || found.len() >= TOLD {
            break;
        }
    }
    found.truncate(TOLD);
    found.extend(stop.map(|Problem { position, reason }| {
        let what = What::Stopped { position, reason };
        Difference { view: view.name(), key: None, what }
    }));
    Ok(found)
}

/// What a range of keys has shown.
struct Checked {
    differences: Vec<Difference>,
    /// The key to go on from.
    next: Option<Uuid>,
    /// Why the edition stands still.
    stop: Option<Problem>,
}

/// The rows from a key on, folded again.
struct Replay<'a> {
    projections: &'a Projections,
    ledger: &'a Ledger,
    view: &'a Arc<dyn AnyView>,
    from: Option<Uuid>,
    /// The first key that is left for the next time.
    below: Option<Uuid>,
    memory: Memory,
    position: u64,
}

impl<'a> Replay<'a> {
    fn new(
        projections: &'a Projections,
        ledger: &'a Ledger,
        view: &'a Arc<dyn AnyView>,
        from: Option<Uuid>,
    ) -> Self {
        let id = EditionId { ledger: ledger.name().clone(), view: view.name(), edition: 0 };
        let mut memory = Memory::new(view.clone(), id, false);
        memory.only(from..None);
        Self { projections, ledger, view, from, below: None, memory, position: 0 }
    }

    async fn check(
        mut self,
        progress: &mut impl FnMut(&'static str, Progress),
    ) -> Result<Checked, ProjectionError> {
        let line_up = self.projections.line_up(self.ledger).await?;
        let size = current(self.view, line_up.get(self.view.name(), Role::Current))?.next;
        self.fold(size, progress).await?;
        // The edition may have moved on since: what is compared is one snapshot of it.
        let mut transaction = self.projections.database().begin(self.ledger.name().as_str()).await?;
        sqlx::raw_sql("set transaction isolation level repeatable read, read only")
            .execute(&mut *transaction)
            .await?;
        let line_up = store::line_up(&mut transaction, self.ledger.name()).await?;
        let edition = current(self.view, line_up.get(self.view.name(), Role::Current))?;
        self.fold(edition.next, progress).await?;
        self.memory.id.edition = edition.edition;
        let differences = self.compare(&mut transaction).await?;
        Ok(Checked { differences, next: self.below, stop: edition.problem.clone() })
    }

    async fn fold(
        &mut self,
        size: u64,
        progress: &mut impl FnMut(&'static str, Progress),
    ) -> Result<(), ProjectionError> {
        let (pace, view, began) = (Pace::new(), self.view.name(), self.position);
        let (kinds, memory) = (self.view.books().into(), self.projections.memory());
        let mut pages = Pages::read(self.ledger.clone(), kinds, self.position..size, memory);
        while let Some(page) = pages.next().await {
            let page = page?;
            let mut loader = Loader::own(self.projections.database(), self.ledger.name());
            match self.memory.take(&page.events, &mut loader).await? {
                Taken::Whole => {}
                Taken::Until(Problem { position, reason }) | Taken::Broken(Problem { position, reason }) => {
                    return Err(ProjectionError::Stopped { view, position, reason });
                }
            }
            self.position = page.next;
            if self.memory.rows.bytes() > memory {
                self.leave_some_for_later();
            }
            if began == 0 {
                progress(view, pace.at(self.position, size));
            }
        }
        Ok(())
    }

    fn leave_some_for_later(&mut self) {
        let keep = self.memory.rows.count() / 4 * 3;
        if let Some(first) = self.memory.rows.keep_first(keep.max(1)) {
            self.below = Some(first);
            self.memory.only(self.from..self.below);
        }
    }

    async fn compare(
        &self,
        transaction: &mut Transaction<'static, Postgres>,
    ) -> Result<Vec<Difference>, ProjectionError> {
        let after = self.from.and_then(|from| from.as_u128().checked_sub(1)).map(Uuid::from_u128);
        let mut found = compare_rows(transaction, &self.memory, after, self.below).await?;
        if self.from.is_none() {
            found.extend(compare_aliases(transaction, &self.memory).await?);
        }
        Ok(found)
    }
}

/// The edition that answers, if it can be compared with what this version makes.
fn current<'a>(
    view: &Arc<dyn AnyView>,
    current: Option<&'a Edition>,
) -> Result<&'a Edition, ProjectionError> {
    let same = current.filter(|edition| edition.fold_version == view.version());
    same.ok_or(ProjectionError::NotBuilt { view: view.name(), version: view.version() })
}

/// Where a range of keys begins.
pub(super) fn lower(after: Option<Uuid>) -> Bound<Uuid> {
    after.map_or(Bound::Unbounded, Bound::Excluded)
}
