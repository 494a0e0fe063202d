//! How many rows, and how many of each value of some fields.

use sqlx::Row as _;
use views::{Field, Kind, View};

use super::statement::{self, Statement};
use super::{Answer, Filter, Reading};
use crate::{Moment, ProjectionError};

/// The most values of a field that are counted apart.
pub const MOST_FACET_VALUES: usize = 1_000;

/// How many rows a filter lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub total: u64,
    /// Of each field asked for, in the order asked.
    pub facets: Vec<FacetCount>,
}

/// The values of a field among some rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The field.
    pub field: &'static Field,
    /// Its values, the most frequent first and equals in order of value; at most [`MOST_FACET_VALUES`].
    pub values: Vec<ValueCount>,
    /// Whether there are other values besides.
    pub more: bool,
}

/// How often a value was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueCount {
    /// The value as text; empty when there is none. Of a field with any number of words or texts: one of them.
    pub value: String,
    /// How many rows have it.
    pub count: u64,
}

impl Reading {
    /// Counts rows: all that the filter lets through, and by each value of the facets.
    ///
    /// # Errors
    /// [`ProjectionError::Sql`], [`ProjectionError::Gone`], [`ProjectionError::Row`].
    pub async fn count<V: View>(
        &mut self,
        moment: &Moment,
        filter: &Filter,
        facets: &[&'static Field],
    ) -> Result<Answer<Counts>, ProjectionError> {
        let mut query = statement::at::<V>(self.ledger(), moment);
        query.push(", matching as materialized (select 1 as one");
        for (number, facet) in facets.iter().enumerate() {
            query.push(", ").push(facet.column).push(" as facet_").push(number);
        }
        statement::from_rows::<V>(&mut query, self.ledger(), filter);
        query.push(") select at.next_position, counted.* from at cross join lateral (");
        query.push("select -1::bigint as facet, '' as value, count(*) as many from matching");
        for (number, facet) in facets.iter().enumerate() {
            write_facet(&mut query, number, facet);
        }
        query.push(") as counted");
        let found = self.fetch(query).await?;
        let size = statement::size::<V>(&found)?;
        let mut counts = Counts { total: 0, facets: facets.iter().map(|field| empty(field)).collect() };
        for row in &found {
            let many = row.try_get::<i64, _>("many")?;
            let count = u64::try_from(many).map_err(|error| statement::broken::<V>(error.to_string()))?;
            match usize::try_from(row.try_get::<i64, _>("facet")?) {
                Ok(number) => {
                    counts.facets[number].values.push(ValueCount { value: row.try_get("value")?, count })
                }
                Err(_) => counts.total = count,
            }
        }
        counts.facets.iter_mut().for_each(finish);
        Ok(Answer { value: counts, size })
    }
}

/// One more value than is answered tells whether there are more.
fn write_facet(query: &mut Statement, number: usize, facet: &Field) {
    query.push(" union all (select ").push(number).push("::bigint, value, count(*) from ");
    match facet.kind {
        Kind::Words(_) | Kind::Texts => query
            .push("(select jsonb_array_elements_text(facet_")
            .push(number)
            .push(") collate \"C\" as value from matching) as values"),
        _ => query
            .push("(select facet_")
            .push(number)
            .push("::text collate \"C\" as value from matching) as values"),
    };
    query.push(" group by value order by count(*) desc, value limit ").push(MOST_FACET_VALUES + 1).push(")");
}

fn empty(field: &'static Field) -> FacetCount {
    FacetCount { field, values: Vec::new(), more: false }
}

fn finish(facet: &mut FacetCount) {
    facet.values.sort_by(|one, other| (other.count, &one.value).cmp(&(one.count, &other.value)));
    facet.more = facet.values.len() > MOST_FACET_VALUES;
    facet.values.truncate(MOST_FACET_VALUES);
}
