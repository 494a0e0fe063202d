//! Pages: a filter, an order, a place to go on after.

use sqlx::Row as _;
use sqlx::postgres::PgRow;
use uuid::Uuid;
use views::{Kind, View};

use super::place::Value;
use super::{Filter, Order, Place, PlaceError, Reading, statement};
use crate::{Moment, ProjectionError};

/// The most rows a page has.
pub const LARGEST_PAGE: u32 = 1_000;

/// Which rows, in which order, from where, and how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Which rows.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// The place the page before ended at; from the beginning when absent.
    pub after: Option<Place>,
    /// The most rows to answer with. Below 1 means 1, above [`LARGEST_PAGE`] means that.
    pub limit: u32,
}

/// Some rows in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<R> {
    /// Keys and rows.
    pub rows: Vec<(Uuid, R)>,
    /// Where it ended, when there are more.
    pub next: Option<Place>,
    /// How many events of the ledger are in the answer.
    pub size: u64,
}

/// A page as its statement needs it.
pub(super) struct Ask<'a> {
    pub(super) filter: &'a Filter,
    pub(super) order: &'a Order,
    pub(super) after: Option<&'a Place>,
    pub(super) limit: i64,
}

impl Reading {
    /// A page of rows.
    ///
    /// # Errors
    /// [`ProjectionError::Place`], [`ProjectionError::Sql`], [`ProjectionError::Gone`], [`ProjectionError::Row`].
    pub async fn list<V: View>(
        &mut self,
        moment: &Moment,
        listing: &Listing,
    ) -> Result<Page<V::Row>, ProjectionError> {
        let Listing { filter, order, after, limit } = listing;
        if after.as_ref().is_some_and(|after| !order.fits(after)) {
            return Err(PlaceError.into());
        }
        let limit = (*limit).clamp(1, LARGEST_PAGE) as usize;
        // One more than asked for tells whether there are more.
        let ask =
            Ask { filter, order, after: after.as_ref(), limit: i64::try_from(limit + 1).unwrap_or(i64::MAX) };
        let found = self.fetch(statement::page::<V>(self.ledger(), moment, &ask)).await?;
        let size = statement::size::<V>(&found)?;
        let mut rows = Vec::with_capacity(found.len().min(limit));
        for row in found.iter().take(limit) {
            rows.extend(statement::decode::<V>(row)?);
        }
        let next = match (rows.last(), found.get(limit)) {
            (Some((key, _)), Some(_)) => Some(Place { key: *key, value: value(order, &found[limit - 1])? }),
            _ => None,
        };
        Ok(Page { rows, next, size })
    }
}

/// What this row is ordered by.
fn value(order: &Order, row: &PgRow) -> Result<Option<Value>, sqlx::Error> {
    let Some(field) = order.field() else { return Ok(None) };
    let value = match field.kind {
        Kind::Cents | Kind::Count => Value::Number(row.try_get("place")?),
        Kind::Flag => Value::Flag(row.try_get("place")?),
        _ => Value::Text(row.try_get("place")?),
    };
    Ok(Some(value))
}
