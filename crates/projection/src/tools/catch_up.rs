//! Bringing the views of one ledger up to its head, whether or not a runner does so too.

use ledger::Ledger;

use crate::{
    ProjectionError, Projections,
    runner::{Engine, Halt, Work},
    store::Role,
};

/// Moves every view of a ledger up to the head as it is now, building those that must be built, and says how many events
/// are in them. A runner may be doing the same: each batch is written once.
///
/// # Errors
/// [`ProjectionError::Database`], [`ProjectionError::Sql`], [`ProjectionError::Ledger`]; [`ProjectionError::Stopped`] when
/// a view cannot get there, after the others have.
pub async fn catch_up(projections: &Projections, ledger: &Ledger) -> Result<u64, ProjectionError> {
    let engine = Engine::new(projections.clone(), None);
    let wanted = ledger.head().await?.size();
    let mut live = Work::new(ledger.clone(), Role::Current);
    let mut building = Work::new(ledger.clone(), Role::Building);
    loop {
        // Looked at again each time: what replaces an edition that is further must get further too.
        let size = ledger.head().await?.size();
        let outcome = tried(live.turn(size, &engine).await)?;
        let begun = building.is_known() || outcome.is_none_or(|outcome| outcome.to_build);
        if begun {
            let built = tried(building.turn(size, &engine).await)?;
            if built.is_none_or(|built| built.switched) {
                live.forget();
            }
        }
        let settled = live.is_known() && !live.is_behind(wanted);
        if settled && (!begun || building.is_known() && building.is_idle()) {
            break;
        }
    }
    match live.stopped().iter().chain(building.stopped()).next() {
        Some(stop) => Err(stop.error()),
        None => Ok(wanted),
    }
}

/// What a turn came to; none when somebody else was first, and it is to be tried again.
pub(super) fn tried<T>(turn: Result<T, Halt>) -> Result<Option<T>, ProjectionError> {
    match turn {
        Ok(outcome) => Ok(Some(outcome)),
        Err(Halt::Moved | Halt::Dropped | Halt::Panicked) => Ok(None),
        Err(Halt::Failed(error)) => Err(error),
    }
}
