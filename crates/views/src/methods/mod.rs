//! Working methods: how the work is done, with every version and what led to it.
//!
//! One row per working method: the method itself.

use domain::working_method::{MethodFile, WorkingMethod};
use domain::{BookEvent, BookId};
use serde::{Deserialize, Serialize};

use crate::{Field, Kind, NEVER, Recorded, Route, View};

/// The view of working methods.
#[derive(Debug, Clone, Copy)]
pub struct Methods;

/// A working method.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Method {
    /// As its book has it.
    pub method: WorkingMethod,
}

/// What is shown of a working method to those who filter.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    title: String,
    version_in_use: u32,
    since: String,
    retired: bool,
}

const fn field(name: &'static str, kind: Kind, ordered: bool) -> Field {
    Field { name, column: name, kind, ordered }
}

impl View for Methods {
    const NAME: &'static str = "working_methods";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &["working_method"];
    const FIELDS: &'static [Field] = &[
        field("title", Kind::Text, true),
        Field { name: "version", column: "version_in_use", kind: Kind::Count, ordered: false },
        field("since", Kind::Date, true),
        field("retired", Kind::Flag, false),
    ];

    type Row = Method;
    type Shown = Shown;

    fn route(recorded: &Recorded<'_>) -> Route {
        match recorded.book {
            BookId::WorkingMethod(method) => Route::Row(method.as_uuid()),
            _ => Route::Nowhere,
        }
    }

    fn apply(row: &mut Method, recorded: &Recorded<'_>) {
        if let BookEvent::WorkingMethod(event) = recorded.event {
            row.method.apply(event);
        }
    }

    fn shown(row: &Method) -> Shown {
        let file = row.method.file();
        Shown {
            title: file.map(|file| file.adopted.title.to_string()).unwrap_or_default(),
            version_in_use: file.map_or(0, MethodFile::version),
            since: file.map_or_else(|| NEVER.to_owned(), |file| file.since().to_string()),
            retired: file.is_some_and(|file| file.retired.is_some()),
        }
    }
}
