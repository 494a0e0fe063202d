//! All rows one by one, for sums that no index holds.

use uuid::Uuid;
use views::View;

use super::listing::Ask;
use super::{Filter, Order, Place, Reading, statement};
use crate::{Moment, ProjectionError};

/// Rows in memory at a time: some megabytes.
const CHUNK: usize = 2_000;

impl Reading {
    /// Hands over every row that the filter lets through, in order of key, a chunk in memory at a time. Answers how many
    /// events of the ledger are in the rows.
    ///
    /// # Errors
    /// [`ProjectionError::Sql`], [`ProjectionError::Gone`], [`ProjectionError::Row`]; rows before it were handed over.
    pub async fn scan<V: View>(
        &mut self,
        moment: &Moment,
        filter: &Filter,
        mut each: impl FnMut(Uuid, V::Row) + Send,
    ) -> Result<u64, ProjectionError> {
        let order = Order::by_key();
        let mut after: Option<Place> = None;
        loop {
            let ask = Ask { filter, order: &order, after: after.as_ref(), limit: CHUNK as i64 };
            let found = self.fetch(statement::page::<V>(self.ledger(), moment, &ask)).await?;
            let size = statement::size::<V>(&found)?;
            let mut last = None;
            for row in &found {
                if let Some((key, content)) = statement::decode::<V>(row)? {
                    last = Some(key);
                    each(key, content);
                }
            }
            match last {
                Some(key) if found.len() == CHUNK => after = Some(Place { key, value: None }),
                _ => return Ok(size),
            }
        }
    }
}
