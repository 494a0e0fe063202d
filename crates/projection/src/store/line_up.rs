//! Which editions of a ledger are followed: what is read once and then kept in memory.

use ledger::LedgerName;
use sqlx::{PgConnection, Row as _, postgres::PgRow};

use super::unsigned;
use crate::fold::Problem;

/// What an edition is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It follows the head and answers.
    Current,
    /// It is made beside the current one and will take its place.
    Building,
}

/// An edition that is followed.
#[derive(Debug, Clone)]
pub(crate) struct Edition {
    pub(crate) view: String,
    pub(crate) edition: i64,
    pub(crate) fold_version: i32,
    pub(crate) role: Role,
    pub(crate) next: u64,
    pub(crate) problem: Option<Problem>,
    /// Somebody else than the runner makes it.
    pub(crate) held: bool,
    /// When it was begun, in microseconds since 1970.
    pub(crate) started_micros: i64,
}

/// The editions of a ledger that are followed.
#[derive(Debug, Clone, Default)]
pub(crate) struct LineUp {
    pub(crate) editions: Vec<Edition>,
    /// Editions that answer as of a moment, or of which rows are left.
    pub(crate) others: i64,
}

impl Role {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Building => "building",
        }
    }
}

impl LineUp {
    /// The edition of a view in a role: there is at most one.
    pub(crate) fn get(&self, view: &str, role: Role) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.view == view && edition.role == role)
    }

    /// One text for which editions there are, as [`super::swap`] gives it.
    pub(crate) fn fingerprint(&self) -> String {
        let named =
            |edition: &Edition| format!("{} {} {}", edition.view, edition.edition, edition.role.as_str());
        self.editions.iter().map(named).collect::<Vec<_>>().join(",")
    }
}

/// The editions that are followed.
pub(crate) async fn line_up(
    connection: &mut PgConnection,
    ledger: &LedgerName,
) -> Result<LineUp, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "select view, edition, fold_version, role, next_position, problem_position, problem,",
        " held_until > clock_timestamp() as held, (extract(epoch from started_at) * 1000000)::bigint as started",
        " from views.editions where ledger = $1 order by view collate \"C\", edition"
    ))
    .bind(ledger.as_str())
    .fetch_all(connection)
    .await?;
    let mut line_up = LineUp::default();
    for row in &rows {
        match role(row.try_get("role")?) {
            Some(role) => line_up.editions.push(edition(row, role)?),
            None => line_up.others += 1,
        }
    }
    Ok(line_up)
}

fn edition(row: &PgRow, role: Role) -> Result<Edition, sqlx::Error> {
    let position: Option<i64> = row.try_get("problem_position")?;
    let reason: Option<String> = row.try_get("problem")?;
    Ok(Edition {
        view: row.try_get("view")?,
        edition: row.try_get("edition")?,
        fold_version: row.try_get("fold_version")?,
        role,
        next: unsigned(row.try_get("next_position")?),
        problem: position.zip(reason).map(|(at, reason)| Problem { position: unsigned(at), reason }),
        held: row.try_get("held")?,
        started_micros: row.try_get("started")?,
    })
}

fn role(text: &str) -> Option<Role> {
    [Role::Current, Role::Building].into_iter().find(|role| role.as_str() == text)
}
