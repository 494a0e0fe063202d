//! Building a view anew beside the old rows, comparing, and switching. Nobody waits meanwhile.

use std::{
    pin::pin,
    time::{Duration, Instant},
};

use ledger::Ledger;

use super::{Difference, Progress, catch_up::tried, progress::Pace};
use crate::{
    ProjectionError, Projections,
    runner::{Engine, Stop, Switched, Work, delete_rows},
    store::{self, EditionId, Role},
};

/// How long the runner stays away from an edition that is built by hand, unless that is prolonged.
const HELD: Duration = Duration::from_secs(60);
/// How often it is.
const PROLONGED: Duration = Duration::from_secs(10);

/// What came of building a view anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// The edition that answers now.
    pub edition: i64,
    /// How many events were in it when it took its place.
    pub size: u64,
    /// Where the old rows were not what the new ones are, at most 100; `None` when they are of another version of the
    /// fold, or did not stand at the same position, and were not compared.
    pub differences: Option<Vec<Difference>>,
}

/// Builds a view of a ledger anew and switches to it. A view that stopped goes on, if it can now.
///
/// Questions are answered from the old rows until the new ones take their place. While the two are compared, which is the
/// last thing, the old ones stand still: whoever asks for a later position waits for that, about as long as it takes to
/// read all rows of the view twice. The ledger itself waits for nothing.
///
/// # Errors
/// [`ProjectionError::Database`], [`ProjectionError::Sql`], [`ProjectionError::Ledger`];
/// [`ProjectionError::UnknownView`]; [`ProjectionError::BeingRebuilt`] when somebody else does the same;
/// [`ProjectionError::Stopped`] when the new edition cannot get to the head: the old one stays.
pub async fn rebuild(
    projections: &Projections,
    ledger: &Ledger,
    view: &str,
    mut progress: impl FnMut(Progress),
) -> Result<Rebuilt, ProjectionError> {
    let engine = Engine::new(projections.clone(), None);
    let begun = begin(projections, ledger, view).await?;
    match build(&engine, ledger, &begun, &mut progress).await {
        Ok(switched) => Ok(finish(&engine, &begun, switched).await),
        Err(error) => {
            give_up(&engine, &begun).await?;
            Err(error)
        }
    }
}

/// Begins an edition that the runner leaves alone.
async fn begin(projections: &Projections, ledger: &Ledger, name: &str) -> Result<EditionId, ProjectionError> {
    let view = projections.registered().known(name)?;
    let id = |edition| EditionId { ledger: ledger.name().clone(), view: view.name(), edition };
    projections.pasts().tidy_later(ledger.name());
    loop {
        let mut transaction = projections.database().begin(ledger.name().as_str()).await?;
        let line_up = store::lock_line_up(&mut transaction, ledger.name(), view.name()).await?;
        if let Some(building) = line_up.get(view.name(), Role::Building) {
            if building.held {
                return Err(ProjectionError::BeingRebuilt { view: view.name() });
            }
            store::discard(&mut transaction, &id(building.edition)).await?;
        }
        store::create(&mut transaction, ledger.name(), &[(view.name(), view.version())], HELD).await?;
        let line_up = store::line_up(&mut transaction, ledger.name()).await?;
        transaction.commit().await?;
        // The runner may have begun one in between, which is then discarded in the next round.
        if let Some(begun) = line_up.get(view.name(), Role::Building).filter(|building| building.held) {
            return Ok(id(begun.edition));
        }
    }
}

async fn build(
    engine: &Engine,
    ledger: &Ledger,
    begun: &EditionId,
    progress: &mut impl FnMut(Progress),
) -> Result<Switched, ProjectionError> {
    let (pace, mut held) = (Pace::new(), Instant::now());
    let mut work = Work::on(ledger.clone(), begun.clone());
    loop {
        let size = ledger.head().await?.size();
        let moved = tried(work.turn(size, engine).await)?.is_none();
        if let Some(stop) = work.stopped().first() {
            return Err(stop.error());
        }
        progress(pace.at(work.positions().map(|(_, position)| position).min().unwrap_or(0), size));
        // What was moved or replaced by somebody else may be lost for good.
        if moved || work.is_idle() || held.elapsed() > PROLONGED {
            held = Instant::now();
            hold(engine, begun).await?;
        }
        if work.is_built(size) {
            catch_up_others(engine, ledger, begun).await?;
            if let Some(switched) = tried(work.take_its_place(engine).await)? {
                return Ok(switched);
            }
            work.forget();
        }
    }
}

/// Brings the old rows to the head, so that both stand at the same position and can be compared if no event comes between.
/// Meanwhile the new ones stay held.
async fn catch_up_others(engine: &Engine, ledger: &Ledger, begun: &EditionId) -> Result<(), ProjectionError> {
    let mut caught_up = pin!(super::catch_up(&engine.projections, ledger));
    loop {
        hold(engine, begun).await?;
        tokio::select! {
            caught_up = &mut caught_up => return caught_up.map(drop).or_else(only_stopped),
            () = tokio::time::sleep(PROLONGED) => {}
        }
    }
}

/// Another view that stands still, or the very one that is built anew because it does, is no reason not to go on.
fn only_stopped(error: ProjectionError) -> Result<(), ProjectionError> {
    match error {
        ProjectionError::Stopped { .. } => Ok(()),
        error => Err(error),
    }
}

/// Nothing can fail any more: old rows that cannot be deleted now are deleted by the runner one day.
async fn finish(engine: &Engine, begun: &EditionId, switched: Switched) -> Rebuilt {
    if let Some(edition) = switched.old
        && let Err(halt) = delete_rows(&EditionId { edition, ..begun.clone() }, engine).await
    {
        tracing::warn!(
            view = begun.view,
            edition,
            ?halt,
            "the rows of a replaced edition are not all deleted"
        );
    }
    let told = |rows: Vec<_>| rows.into_iter().map(|row| Difference::between(begun.view, row)).collect();
    let differences = switched.differences.map(told);
    Rebuilt { edition: begun.edition, size: switched.size, differences }
}

/// Keeps the runner away for a while longer; refused when the edition is not there to be built any more.
async fn hold(engine: &Engine, begun: &EditionId) -> Result<(), ProjectionError> {
    let mut transaction = engine.projections.database().begin(begun.ledger.as_str()).await?;
    let there = store::hold(&mut transaction, begun, HELD).await?;
    transaction.commit().await?;
    there.then_some(()).ok_or(ProjectionError::BeingRebuilt { view: begun.view })
}

/// Drops the edition if it is still being built. If it is not, it answers, or somebody else has dropped it.
async fn give_up(engine: &Engine, begun: &EditionId) -> Result<(), ProjectionError> {
    let mut transaction = engine.projections.database().begin(begun.ledger.as_str()).await?;
    let given_up = store::discard(&mut transaction, begun).await?;
    transaction.commit().await?;
    if given_up {
        tried(delete_rows(begun, engine).await)?;
    }
    Ok(())
}

impl Stop {
    /// As whoever asked for the view is told.
    pub(super) fn error(&self) -> ProjectionError {
        let (position, reason) = (self.problem.position, self.problem.reason.clone());
        ProjectionError::Stopped { view: self.view, position, reason }
    }
}
