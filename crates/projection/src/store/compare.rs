//! Comparing two editions of one view, row by row, in the database.

use sqlx::{PgConnection, Row as _, postgres::PgRow};
use uuid::Uuid;

use super::EditionId;

/// A row that two editions do not have alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DifferentRow {
    pub(crate) key: Uuid,
    pub(crate) in_old: bool,
    pub(crate) in_new: bool,
    /// What differs in it: `version`, or a name in `shown` or `row`.
    pub(crate) names: Vec<String>,
}

/// The first `limit` rows, in order of key, in which an edition differs from an older one.
pub(crate) async fn compare(
    connection: &mut PgConnection,
    old: i64,
    new: &EditionId,
    limit: i64,
) -> Result<Vec<DifferentRow>, sqlx::Error> {
    let statement = format!(
        "with a as (select view_id, version, payload from views.{view}_rows where ledger = $1 and edition = $2), \
              b as (select view_id, version, payload from views.{view}_rows where ledger = $1 and edition = $3) \
         select view_id::uuid, a.payload is not null, b.payload is not null, \
                array(select part || '.' || name \
                        from unnest(array['shown', 'row']) as part \
                       cross join lateral (select jsonb_object_keys(a.payload->part) where jsonb_typeof(a.payload->part) = 'object' \
                                            union select jsonb_object_keys(b.payload->part) \
                                                    where jsonb_typeof(b.payload->part) = 'object') as names (name) \
                       where a.payload->part->name is distinct from b.payload->part->name order by part desc, name), \
                a.version is distinct from b.version \
           from a full join b using (view_id) \
          where a.version is distinct from b.version or a.payload is distinct from b.payload \
          order by view_id limit $4",
        view = new.view
    );
    let rows = sqlx::query(&statement).bind(new.ledger.as_str()).bind(old).bind(new.edition).bind(limit);
    rows.fetch_all(connection).await?.iter().map(different).collect()
}

fn different(row: &PgRow) -> Result<DifferentRow, sqlx::Error> {
    let mut names: Vec<String> = row.try_get(3)?;
    if row.try_get::<bool, _>(4)? {
        names.insert(0, "version".to_owned());
    }
    let (in_old, in_new) = (row.try_get(1)?, row.try_get(2)?);
    if !(in_old && in_new) {
        names.clear();
    }
    Ok(DifferentRow { key: row.try_get(0)?, in_old, in_new, names })
}
