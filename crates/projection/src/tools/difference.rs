//! Where rows are not what the events make of them.

use std::fmt;

use uuid::Uuid;

use crate::store::DifferentRow;

/// One row, or one alias, that is not as it should be, or a view that stands still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Of which view.
    pub view: &'static str,
    /// The key of the row, or the alias; none when it is the view.
    pub key: Option<Uuid>,
    /// How it differs. Values of rows are not told.
    pub what: What,
}

/// How a row differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is not there.
    Missing,
    /// It is there and should not be.
    TooMany,
    /// It is not alike in these places: `version`, `shown.…`, `row.…`.
    Unlike(Vec<String>),
    /// The alias stands for another row, or for none, or should not be there.
    Alias,
    /// The view stands still: its rows are those of its position, and that is all there is.
    Stopped {
        /// The event that it cannot pass.
        position: u64,
        /// Why not.
        reason: String,
    },
}

impl Difference {
    /// Of an older edition and a newer one, where the newer is taken to be right.
    pub(super) fn between(view: &'static str, row: DifferentRow) -> Self {
        let what = match (row.in_old, row.in_new) {
            (false, _) => What::Missing,
            (true, false) => What::TooMany,
            (true, true) => What::Unlike(row.names),
        };
        Self { view, key: Some(row.key), what }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { view, key, what } = self;
        let key = key.map(|key| key.to_string()).unwrap_or_default();
        match what {
            What::Missing => write!(f, "{view}: row {key} is missing"),
            What::TooMany => write!(f, "{view}: row {key} should not be there"),
            What::Unlike(names) => write!(f, "{view}: row {key} differs in {}", names.join(", ")),
            What::Alias => write!(f, "{view}: {key} is not known as it should be"),
            What::Stopped { position, reason } => {
                write!(f, "{view}: stands still at position {position}: {reason}")
            }
        }
    }
}
