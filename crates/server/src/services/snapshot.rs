//! Snapshots: which rows of a view answer, and a connection that sees them.
//!
//! No connection is held while a view, rows of the past or a turn is waited for.

use ledger::Ledger;
use projection::{AsOf, Asked, Moment, ProjectionError, Reading};
use tokio::sync::OwnedSemaphorePermit;
use views::View;

use super::{Desk, told::told};
use crate::errors::{Problem, Reason};

/// How much of a view is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// What indices hold: pages and counts.
    Some,
    /// Every row; there are only so many turns for that.
    All,
}

/// One snapshot, and which rows of a view answer in it.
pub(super) struct Snapshot {
    pub(super) reading: Reading,
    pub(super) moment: Moment,
    /// Given back when the rows are read.
    _turn: Option<OwnedSemaphorePermit>,
}

/// One snapshot in which three views stand at one position.
pub(super) struct Together {
    pub(super) reading: Reading,
    /// Which rows of each view answer.
    pub(super) moments: [Moment; 3],
    /// How many events of the ledger are in the rows of each.
    pub(super) size: u64,
    /// Given back when the rows are read.
    _turn: Option<OwnedSemaphorePermit>,
}

impl Desk {
    /// The rows of a view that answer, as soon as what must be among them is.
    async fn rows_of<V: View>(&self, ledger: &Ledger, asked: &Asked) -> Result<Moment, Problem> {
        if let Some(AsOf::Instant(instant)) = asked.as_of {
            self.has_passed(instant)?;
        }
        self.rows_in_time::<V>(ledger, asked).await
    }

    /// The rows of a view that answer, in a snapshot that begins when they are there.
    pub(super) async fn snapshot<V: View>(
        &self,
        ledger: &Ledger,
        asked: &Asked,
        extent: Extent,
    ) -> Result<Snapshot, Problem> {
        match self.snapshot_once::<V>(ledger, asked, extent).await {
            // Nobody had asked for these rows of the past for long, and they were dropped just now.
            Err(Missed::Gone) => Ok(self.snapshot_once::<V>(ledger, asked, extent).await?),
            answer => Ok(answer?),
        }
    }

    async fn snapshot_once<V: View>(
        &self,
        ledger: &Ledger,
        asked: &Asked,
        extent: Extent,
    ) -> Result<Snapshot, Missed> {
        let moment = self.rows_of::<V>(ledger, asked).await?;
        let (mut reading, turn) = self.begin(ledger, extent).await?;
        if let Moment::Past { .. } = moment {
            size_of::<V>(&mut reading, &moment).await?;
        }
        Ok(Snapshot { reading, moment, _turn: turn })
    }

    /// The rows of three views that answer, all at one position; the same view twice does no harm.
    pub(super) async fn together<A: View, B: View, C: View>(
        &self,
        ledger: &Ledger,
        asked: &Asked,
        extent: Extent,
    ) -> Result<Together, Problem> {
        match self.together_once::<A, B, C>(ledger, asked, extent).await {
            Err(Missed::Gone) => Ok(self.together_once::<A, B, C>(ledger, asked, extent).await?),
            answer => Ok(answer?),
        }
    }

    async fn together_once<A: View, B: View, C: View>(
        &self,
        ledger: &Ledger,
        asked: &Asked,
        extent: Extent,
    ) -> Result<Together, Missed> {
        let mut asked = *asked;
        loop {
            let first = self.rows_of::<A>(ledger, &asked).await?;
            // An instant is one position for all of them.
            if let Moment::Past { size, .. } = first {
                asked.as_of = size.checked_sub(1).map(AsOf::Position).or(asked.as_of);
            }
            let moments =
                [first, self.rows_of::<B>(ledger, &asked).await?, self.rows_of::<C>(ledger, &asked).await?];
            let (mut reading, turn) = self.begin(ledger, extent).await?;
            let sizes = [
                size_of::<A>(&mut reading, &moments[0]).await?,
                size_of::<B>(&mut reading, &moments[1]).await?,
                size_of::<C>(&mut reading, &moments[2]).await?,
            ];
            let size = sizes.into_iter().fold(0, u64::max);
            if sizes.iter().all(|one| *one == size) {
                return Ok(Together { reading, moments, size, _turn: turn });
            }
            asked.at_least = size.checked_sub(1);
        }
    }

    /// A snapshot, in turn when it is of everything: whoever waits for a turn holds no connection.
    async fn begin(
        &self,
        ledger: &Ledger,
        extent: Extent,
    ) -> Result<(Reading, Option<OwnedSemaphorePermit>), Problem> {
        let turn = match extent {
            Extent::Some => None,
            Extent::All => Some(self.turn().await?),
        };
        Ok((self.projections.reading(ledger).await.map_err(told)?, turn))
    }
}

/// Why a snapshot cannot answer.
enum Missed {
    /// Its rows are not there any more.
    Gone,
    /// For this reason, which asking again does not change.
    Refused(Problem),
}

impl From<Problem> for Missed {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<Missed> for Problem {
    fn from(missed: Missed) -> Self {
        match missed {
            Missed::Gone => Self::new(Reason::DatabaseUnavailable),
            Missed::Refused(problem) => problem,
        }
    }
}

/// How many events of the ledger are in the rows of a view.
async fn size_of<V: View>(reading: &mut Reading, moment: &Moment) -> Result<u64, Missed> {
    match reading.rows::<V>(moment, &[]).await {
        Ok(answer) => Ok(answer.size),
        Err(ProjectionError::Gone { .. }) => Err(Missed::Gone),
        Err(error) => Err(told(error).into()),
    }
}
