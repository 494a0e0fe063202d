//! A view whose fold was changed: everything is as it was but the version, so it is made anew all the same.

use std::marker::PhantomData;

use views::{Field, Recorded, Route, View};

/// The view at a version that is higher by so much.
pub(crate) struct Raised<V, const BY: i32>(PhantomData<V>);

impl<V: View, const BY: i32> View for Raised<V, BY> {
    const NAME: &'static str = V::NAME;
    const VERSION: i32 = V::VERSION + BY;
    const BOOKS: &'static [&'static str] = V::BOOKS;
    const FIELDS: &'static [Field] = V::FIELDS;

    type Row = V::Row;
    type Shown = V::Shown;

    fn route(recorded: &Recorded<'_>) -> Route {
        V::route(recorded)
    }

    fn apply(row: &mut V::Row, recorded: &Recorded<'_>) {
        V::apply(row, recorded);
    }

    fn shown(row: &V::Row) -> V::Shown {
        V::shown(row)
    }
}
