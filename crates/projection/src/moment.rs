//! When: as of which position a view is asked, and waiting until it can be.

use jiff::Timestamp;
use ledger::Ledger;
use views::View;

use crate::{
    ProjectionError, Projections,
    registered::typed,
    store::{self, LineUp, Past, Role},
};

/// What an answer must include, and where it must stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// As of when; as it is now when absent.
    pub as_of: Option<AsOf>,
    /// The position that must be included. With `as_of` it is the ledger that must have got there.
    pub at_least: Option<u64>,
}

/// A moment in the past of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// Right after this position.
    Position(u64),
    /// With all that was recorded at or before this instant.
    Instant(Timestamp),
}

/// The rows that answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Those that follow the head, made by the version of the fold in this program.
    Current,
    /// Those of an edition that stopped.
    Past {
        /// Which edition.
        edition: i64,
        /// How many events are in it.
        size: u64,
    },
}

impl Projections {
    /// The rows of a view that answer what is asked, waiting until they include it and making them when they are of the
    /// past. The caller sets the deadline by no longer waiting; rows of the past are then made all the same, for
    /// whoever asks again.
    ///
    /// # Errors
    /// [`ProjectionError::Database`], [`ProjectionError::Sql`], [`ProjectionError::Ledger`], [`ProjectionError::Feed`];
    /// [`ProjectionError::Stopped`] when the view cannot come so far; [`ProjectionError::PositionNotReached`].
    pub async fn moment<V: View>(&self, ledger: &Ledger, asked: Asked) -> Result<Moment, ProjectionError> {
        let Some(as_of) = asked.as_of else {
            return self.current(ledger, (V::NAME, V::VERSION), asked.at_least).await;
        };
        if let Some(position) = asked.at_least {
            ledger.reach(position.saturating_add(1)).await?;
        }
        let size = size_at(ledger, as_of).await?;
        let past = Past { ledger: ledger.name(), view: V::NAME, fold_version: V::VERSION, size };
        let edition = self.past_edition(ledger, &typed::<V>(), past).await?;
        Ok(Moment::Past { edition, size })
    }

    /// Waits for the current edition.
    async fn current(
        &self,
        ledger: &Ledger,
        view: (&'static str, i32),
        at_least: Option<u64>,
    ) -> Result<Moment, ProjectionError> {
        loop {
            // The watch is taken before looking, so a change between the two is not lost.
            let mut change = self.changes().watch(ledger.name());
            let line_up = self.line_up(ledger).await?;
            if let Some(current) = standing(&line_up, view)?
                && at_least.is_none_or(|position| current > position)
            {
                return Ok(Moment::Current);
            }
            self.changes().wait(&mut change).await;
        }
    }

    /// The editions of a ledger that are followed.
    pub(crate) async fn line_up(&self, ledger: &Ledger) -> Result<LineUp, ProjectionError> {
        let mut transaction = self.database().begin(ledger.name().as_str()).await?;
        let line_up = store::line_up(&mut transaction, ledger.name()).await?;
        transaction.commit().await?;
        Ok(line_up)
    }
}

/// How many events are in the current edition, if there is one of this version of the fold: rows of another do not
/// answer. Refused when it, or the first of its version, has stopped.
fn standing(line_up: &LineUp, (view, version): (&'static str, i32)) -> Result<Option<u64>, ProjectionError> {
    let of_version = |role| line_up.get(view, role).filter(|edition| edition.fold_version == version);
    let current = of_version(Role::Current);
    let first = current.or_else(|| of_version(Role::Building).filter(|edition| !edition.held));
    if let Some(problem) = first.and_then(|edition| edition.problem.clone()) {
        return Err(ProjectionError::Stopped { view, position: problem.position, reason: problem.reason });
    }
    Ok(current.map(|current| current.next))
}

/// How many events there were.
async fn size_at(ledger: &Ledger, as_of: AsOf) -> Result<u64, ProjectionError> {
    match as_of {
        AsOf::Instant(instant) => Ok(ledger.size_at(instant).await?),
        AsOf::Position(asked) => {
            let size = ledger.head().await?.size();
            match asked < size {
                true => Ok(asked + 1),
                false => Err(ProjectionError::PositionNotReached { asked, size }),
            }
        }
    }
}
