//! `vault.openings`: the access log. The time of a record is the database's.

use sqlx::{Postgres, Transaction};
use uuid::Uuid;

use crate::{Access, Purpose, Subject};

/// What was opened of one subject.
#[derive(Debug)]
pub(crate) struct Opening {
    pub(crate) subject: Subject,
    /// Each kind of text once; at least one.
    pub(crate) purposes: Vec<Purpose>,
}

/// Writes one record for each subject of one processing, in one statement and in their order.
pub(crate) async fn insert(
    transaction: &mut Transaction<'_, Postgres>,
    ledger: &str,
    openings: &[Opening],
    access: &Access,
) -> Result<(), sqlx::Error> {
    let kinds: Vec<&str> = openings.iter().map(|opening| opening.subject.kind()).collect();
    let ids: Vec<Uuid> = openings.iter().map(|opening| opening.subject.id()).collect();
    // The words for purposes hold no blank.
    let words =
        |opening: &Opening| opening.purposes.iter().map(Purpose::as_str).collect::<Vec<_>>().join(" ");
    let purposes: Vec<String> = openings.iter().map(words).collect();
    sqlx::query(
        "INSERT INTO vault.openings \
         (ledger, subject_kind, subject_id, purposes, actor, processing_activity, trace_id) \
         SELECT $1, kind, id, string_to_array(purposes, ' '), $5, $6, $7 \
         FROM unnest($2::text[], $3::uuid[], $4::text[]) WITH ORDINALITY AS one (kind, id, purposes, place) \
         ORDER BY place",
    )
    .bind(ledger)
    .bind(kinds)
    .bind(ids)
    .bind(purposes)
    .bind(&access.actor)
    .bind(&access.processing_activity)
    .bind(&access.trace_id)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
