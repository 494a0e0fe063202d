//! What a view is: which events it looks at, which row each goes to, and what a row makes of it.
//!
//! Everything here is pure. Where rows are kept, how they follow a ledger and how they are asked for is somebody
//! else's: the same fold gives the rows of now, those of any earlier position, and those of a check.

use std::fmt::Debug;

use domain::{BookEvent, BookId};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// An event as a view sees it.
#[derive(Debug, Clone, Copy)]
pub struct Recorded<'a> {
    /// Its position in the ledger, from 0.
    pub position: u64,
    /// When the ledger recorded it.
    pub recorded_at: Timestamp,
    /// The book it was written in.
    pub book: BookId,
    /// What happened.
    pub event: &'a BookEvent,
}

/// The row of a view that an event goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// None: the view does not show it.
    Nowhere,
    /// The row with this key.
    Row(Uuid),
    /// The row with this key; from now on events that name only the alias go there too.
    Alias {
        /// What later events name, such as a provision.
        alias: Uuid,
        /// The key, such as the household it was requested for.
        row: Uuid,
    },
    /// The row to which an earlier event tied this alias.
    Via(Uuid),
}

/// A read model: rows folded from the events of one ledger.
pub trait View: Send + Sync + 'static {
    /// Its name, which is also that of its table: lower case.
    const NAME: &'static str;
    /// The version of the fold, of the row and of what is shown. Whoever changes one of them raises it, and the rows
    /// are made again beside the old ones.
    const VERSION: i32;
    /// The kinds of books it looks at, as recorded; the events of others are not even read.
    const BOOKS: &'static [&'static str];
    /// What rows can be filtered by and ordered on.
    const FIELDS: &'static [Field];

    /// What is kept for one key: what the fold needs. No personal data in clear.
    type Row: Clone + Default + PartialEq + Debug + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// What is shown of a row to those who filter: a flat object whose names are the columns of [`Field::column`].
    type Shown: Serialize + PartialEq + Debug;

    /// Where an event goes.
    fn route(recorded: &Recorded<'_>) -> Route;

    /// Takes an event over into its row, which is `Default` before the first.
    fn apply(row: &mut Self::Row, recorded: &Recorded<'_>);

    /// What is shown of a row.
    fn shown(row: &Self::Row) -> Self::Shown;
}

/// A name by which rows can be filtered and perhaps ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in a filter, snake case.
    pub name: &'static str,
    /// The generated column it stands for; never null.
    pub column: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether rows can be ordered on it: only where an index is.
    pub ordered: bool,
}

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of these words.
    Word(&'static [&'static str]),
    /// Any number of these words, as an array; asked with `:`.
    Words(&'static [&'static str]),
    /// A text such as the id of an officer; empty when there is none.
    Text,
    /// Any number of texts, as an array; asked with `:`.
    Texts,
    /// A UUID, kept as text; empty when there is none.
    Id,
    /// A calendar date, kept as ISO 8601 text (`2026-03-03`), which sorts as dates do; [`NEVER`] or [`ALWAYS`] when there
    /// is none.
    Date,
    /// Euro cents.
    Cents,
    /// A number of something.
    Count,
    /// Yes or no.
    Flag,
}

/// In a column of dates: there is none, and it sorts after all others.
pub const NEVER: &str = "9999-12-31";
/// In a column of dates: there is none, and it sorts before all others.
pub const ALWAYS: &str = "0001-01-01";
