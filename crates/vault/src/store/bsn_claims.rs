//! `vault.bsn_claims` and `vault.bsn_releases`: who may become the owner of a BSN while commands are on their way.
//!
//! Releases are inserted in the order of their key, so that two transactions never wait for each other.

use sqlx::{Postgres, Transaction};
use uuid::Uuid;

use super::bsn_index::Row;
use crate::{BsnClaim, Tries};

/// How long a command can be on its way: more than twice what the server allows a call.
const ON_ITS_WAY_SECONDS: i32 = 75;

/// Adds the next claim to a BSN: for its owner, else for whom others claim it, else for `candidate`. Answers with the
/// person and the generation; none when another claim came first, which the next try will see.
///
/// One statement, so one snapshot: a claim that is missing in it makes the generation collide, and a release that is
/// missing in it only makes this claim follow one that has just ended.
pub(crate) async fn insert(
    transaction: &mut Transaction<'_, Postgres>,
    ledger: &str,
    bsn_hmac: &[u8; 32],
    candidate: Uuid,
    request: &[u8; 32],
) -> Result<Option<(Uuid, i32)>, sqlx::Error> {
    sqlx::query_as(
        "INSERT INTO vault.bsn_claims (ledger, bsn_hmac, person_id, request, generation) \
         SELECT $1, $2, coalesce(vault.bsn_owner($1, $2), vault.bsn_claimant($1, $2), $3), $4, \
         coalesce(max(generation), 0) + 1 FROM vault.bsn_claims WHERE ledger = $1 AND bsn_hmac = $2 \
         ON CONFLICT DO NOTHING RETURNING person_id, generation",
    )
    .bind(ledger)
    .bind(bsn_hmac.as_slice())
    .bind(candidate)
    .bind(request.as_slice())
    .fetch_optional(&mut **transaction)
    .await
}

/// Releases a claim, and with [`Tries::All`] those that earlier tries of the same request made.
pub(crate) async fn release(
    transaction: &mut Transaction<'_, Postgres>,
    ledger: &str,
    claim: &BsnClaim,
    tries: Tries<'_>,
) -> Result<(), sqlx::Error> {
    let request = match tries {
        Tries::This => None,
        Tries::All(request) => Some(request.as_slice()),
    };
    sqlx::query(
        "INSERT INTO vault.bsn_releases (ledger, bsn_hmac, generation) \
         SELECT ledger, bsn_hmac, generation FROM vault.bsn_claims WHERE ledger = $1 AND bsn_hmac = $2 \
         AND (generation = $3 OR generation < $3 AND request = $4) ORDER BY generation ON CONFLICT DO NOTHING",
    )
    .bind(ledger)
    .bind(claim.bsn_hmac.as_slice())
    .bind(claim.generation)
    .bind(request)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Releases what was claimed for a person whose identity has been recorded: by the request that was recorded, and by
/// whom nobody waits for any more.
pub(crate) async fn release_past(
    transaction: &mut Transaction<'_, Postgres>,
    recorded: &Row<'_>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO vault.bsn_releases (ledger, bsn_hmac, generation) \
         SELECT ledger, bsn_hmac, generation FROM vault.bsn_claims WHERE ledger = $1 AND person_id = $2 \
         AND (request = $3 OR claimed_at < clock_timestamp() - $4 * interval '1 second') \
         ORDER BY bsn_hmac, generation ON CONFLICT DO NOTHING",
    )
    .bind(recorded.ledger)
    .bind(recorded.person)
    .bind(recorded.request.as_slice())
    .bind(ON_ITS_WAY_SECONDS)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
