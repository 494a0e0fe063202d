//! The caller, as the token states it.

use std::{collections::BTreeSet, time::Duration};

use domain::ids::{OfficerId, RoleCode};
use jiff::Timestamp;
use jsonwebtoken::get_current_timestamp;
use ledger::LedgerName;
use serde::Deserialize;
use serde_json::Number;

use super::{Action, Role};
use crate::errors::{Problem, Reason, Violation};

/// The word that stands for all ledgers of an installation; for the people who run it and for demonstrations.
const ALL_LEDGERS: &str = "*";

/// How far the clocks of the identity provider and of ours may be apart: a token is let in until so long after its
/// `exp` (RFC 7519, section 4.1.4).
pub(super) const LEEWAY: Duration = Duration::from_secs(60);

/// What is read of a token. Its other claims are the business of the JWT library, which has checked them and knows
/// their forms: `aud` may be one or a list (RFC 7519, section 4.1.3).
#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    sub: String,
    /// Seconds since 1970, not necessarily whole ones (RFC 7519, section 2: NumericDate).
    exp: Number,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    ledgers: Vec<String>,
    #[serde(default)]
    organisation: Option<String>,
}

/// Who is calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The officer, by the id of the identity provider.
    pub officer: OfficerId,
    /// The organisation the officer works for.
    pub organisation: Option<String>,
    /// From when on the gate does not let the token in any more: its `exp`, and what clocks may be apart.
    pub expires: Timestamp,
    roles: BTreeSet<Role>,
    ledgers: Ledgers,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Ledgers {
    All,
    These(BTreeSet<String>),
}

impl TryFrom<Claims> for Caller {
    type Error = Problem;

    fn try_from(claims: Claims) -> Result<Self, Problem> {
        let invalid = || Problem::new(Reason::TokenInvalid);
        let organisation = claims.organisation.map(domain::ids::OrganisationId::new).transpose();
        Ok(Self {
            officer: OfficerId::new(claims.sub).map_err(|_| invalid())?,
            organisation: organisation.map_err(|_| invalid())?.map(|known| known.to_string()),
            expires: expires(&claims.exp).ok_or_else(invalid)?,
            roles: claims.roles.iter().filter_map(|word| word.parse().ok()).collect(),
            ledgers: if claims.ledgers.iter().any(|ledger| ledger == ALL_LEDGERS) {
                Ledgers::All
            } else {
                Ledgers::These(claims.ledgers.into_iter().collect())
            },
        })
    }
}

/// A day that no calendar has is as far away as one that can be written.
fn expires(exp: &Number) -> Option<Timestamp> {
    let seconds = exp.as_i64().or_else(|| exp.as_f64().map(|seconds| seconds as i64))?;
    let last = seconds.saturating_add(LEEWAY.as_secs().cast_signed());
    Some(Timestamp::from_second(last).unwrap_or(Timestamp::MAX))
}

impl Caller {
    /// How long the token still opens the gate, by the clock its expiry was checked with.
    pub fn remaining(&self) -> Duration {
        let now = get_current_timestamp().cast_signed();
        let seconds = self.expires.as_second().saturating_sub(now);
        Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
    }

    /// Whether the token names this ledger.
    pub fn sees(&self, ledger: &LedgerName) -> bool {
        match &self.ledgers {
            Ledgers::All => true,
            Ledgers::These(names) => names.contains(ledger.as_str()),
        }
    }

    /// The ledger, when the token names it; else it is as if it did not exist. What cannot be the name of a ledger is
    /// not repeated: anything may have been typed there.
    pub fn ledger(&self, name: &str) -> Result<LedgerName, Problem> {
        let unknown = Problem::new(Reason::LedgerNotFound);
        match name.parse::<LedgerName>() {
            Ok(ledger) if self.sees(&ledger) => Ok(ledger),
            Ok(ledger) => Err(unknown.with("ledger", ledger)),
            Err(_) => Err(unknown),
        }
    }

    /// The roles, as the words a policy has for them.
    pub fn role_codes(&self) -> BTreeSet<RoleCode> {
        self.roles.iter().filter_map(|role| RoleCode::new(role.word()).ok()).collect()
    }

    /// Whether one of the roles allows the action.
    pub fn may(&self, action: Action) -> bool {
        action.allowed_to().iter().any(|role| self.roles.contains(role))
    }

    /// Refuses what no role of the caller allows.
    pub fn authorise(&self, action: Action) -> Result<(), Problem> {
        if self.may(action) {
            return Ok(());
        }
        Err(Problem::new(Reason::RoleNotAllowed).with("roles", allowed(action)))
    }

    /// Refuses what no role of the caller allows to be `asked` in a field of the request. That is a name of ours, never a
    /// text of the caller's.
    pub(crate) fn authorise_field(
        &self,
        action: Action,
        field: &str,
        asked: &'static str,
    ) -> Result<(), Problem> {
        if self.may(action) {
            return Ok(());
        }
        let values = vec![("roles", allowed(action)), ("asked", asked.to_owned())];
        Err(Problem::field(Violation { field: field.to_owned(), reason: Reason::RoleNotAllowed, values }))
    }
}

/// The roles that may, as people read them.
fn allowed(action: Action) -> String {
    let allowed: Vec<_> = action.allowed_to().iter().map(|role| role.word()).collect();
    allowed.join(", ")
}
