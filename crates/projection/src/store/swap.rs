//! Moving editions on: the first statement of every batch, and what makes a second runner harmless.

use ledger::LedgerName;
use sqlx::{PgConnection, Row as _};

use super::{signed, unsigned};
use crate::fold::Problem;

/// One edition's step from a position to a later one, where it stands still when there is a problem.
#[derive(Debug, Clone)]
pub(crate) struct Move {
    pub(crate) view: &'static str,
    pub(crate) edition: i64,
    pub(crate) from: u64,
    pub(crate) to: u64,
    pub(crate) problem: Option<Problem>,
}

/// What became of some moves.
#[derive(Debug)]
pub(crate) struct Swapped {
    /// How many editions were where they were thought to be, and have moved.
    pub(crate) moved: u64,
    /// [`super::LineUp::fingerprint`] as it is now.
    pub(crate) line_up: String,
}

/// Moves editions that are still where they were seen; the others stay.
pub(crate) async fn swap(
    connection: &mut PgConnection,
    ledger: &LedgerName,
    moves: &[Move],
) -> Result<Swapped, sqlx::Error> {
    let problem = |one: &Move| one.problem.as_ref().map(|problem| signed(problem.position));
    let reason = |one: &Move| one.problem.as_ref().map(|problem| shortened(&problem.reason));
    let row = sqlx::query(concat!(
        "with moved as (",
        "  update views.editions set next_position = steps.target, problem_position = steps.stopped, problem = steps.reason",
        "    from unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[])",
        "         as steps (view, edition, origin, target, stopped, reason)",
        "   where editions.ledger = $1 and editions.view = steps.view and editions.edition = steps.edition",
        "     and editions.next_position = steps.origin and editions.role in ('current', 'building')",
        "  returning editions.view)",
        " select (select count(*) from moved) as moved,",
        "  (select coalesce(string_agg(view || ' ' || edition || ' ' || role, ',' order by view collate \"C\", edition), '')",
        "     from views.editions where ledger = $1 and role in ('current', 'building')) as line_up"
    ))
    .bind(ledger.as_str())
    .bind(moves.iter().map(|one| one.view).collect::<Vec<_>>())
    .bind(moves.iter().map(|one| one.edition).collect::<Vec<_>>())
    .bind(moves.iter().map(|one| signed(one.from)).collect::<Vec<_>>())
    .bind(moves.iter().map(|one| signed(one.to)).collect::<Vec<_>>())
    .bind(moves.iter().map(problem).collect::<Vec<_>>())
    .bind(moves.iter().map(reason).collect::<Vec<_>>())
    .fetch_one(connection)
    .await?;
    Ok(Swapped { moved: unsigned(row.try_get("moved")?), line_up: row.try_get("line_up")? })
}

/// A reason as long as it may be kept, and as PostgreSQL takes it.
fn shortened(reason: &str) -> String {
    reason.chars().filter(|character| *character != '\0').take(1_000).collect()
}
