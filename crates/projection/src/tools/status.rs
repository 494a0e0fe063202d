//! How the views of a ledger are.

use jiff::Timestamp;
use ledger::Ledger;

use crate::{
    ProjectionError, Projections,
    store::{self, Edition, Role},
};

/// A view of one ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewStatus {
    /// Its name.
    pub view: &'static str,
    /// The version of the fold in this program.
    pub version: i32,
    /// How many events the ledger has.
    pub ledger_size: u64,
    /// The edition that answers; none before the first is built.
    pub current: Option<EditionStatus>,
    /// The edition that is being built to take its place.
    pub building: Option<EditionStatus>,
    /// How many editions answer as of a moment.
    pub pasts: u64,
}

/// An edition of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionStatus {
    /// Its number.
    pub edition: i64,
    /// The version of the fold it was made with.
    pub version: i32,
    /// How many events are in it.
    pub size: u64,
    /// When it was begun.
    pub started_at: Timestamp,
    /// The position it cannot pass, and why.
    pub stopped: Option<(u64, String)>,
}

/// How each view of a ledger is, in the order in which they are registered.
///
/// # Errors
/// [`ProjectionError::Database`], [`ProjectionError::Sql`], [`ProjectionError::Ledger`].
pub async fn status(projections: &Projections, ledger: &Ledger) -> Result<Vec<ViewStatus>, ProjectionError> {
    let ledger_size = ledger.head().await?.size();
    let mut transaction = projections.database().begin(ledger.name().as_str()).await?;
    let line_up = store::line_up(&mut transaction, ledger.name()).await?;
    let counts = store::counts(&mut transaction, ledger.name()).await?;
    transaction.commit().await?;
    let one = |view: &'static str, version: i32| ViewStatus {
        view,
        version,
        ledger_size,
        current: line_up.get(view, Role::Current).map(EditionStatus::of),
        building: line_up.get(view, Role::Building).map(EditionStatus::of),
        pasts: counts
            .iter()
            .find(|(name, ..)| name == view)
            .map_or(0, |(_, pasts, _)| store::unsigned(*pasts)),
    };
    Ok(projections.registered().iter().map(|view| one(view.name(), view.version())).collect())
}

impl EditionStatus {
    fn of(edition: &Edition) -> Self {
        Self {
            edition: edition.edition,
            version: edition.fold_version,
            size: edition.next,
            started_at: Timestamp::from_microsecond(edition.started_micros).unwrap_or_default(),
            stopped: edition.problem.as_ref().map(|problem| (problem.position, problem.reason.clone())),
        }
    }
}
