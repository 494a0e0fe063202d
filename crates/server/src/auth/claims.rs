//! The caller, as the token states it.

use std::collections::BTreeSet;

use domain::ids::OfficerId;
use ledger::LedgerName;
use serde::{Deserialize, Serialize};

use super::{Action, Role};
use crate::errors::{Problem, Reason};

/// The word that stands for all ledgers of an installation; for the people who run it and for demonstrations.
const ALL_LEDGERS: &str = "*";

/// The claims of a token beyond the registered ones, which the JWT library has checked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    pub(super) sub: String,
    pub(super) iss: String,
    pub(super) aud: String,
    pub(super) exp: u64,
    #[serde(default)]
    pub(super) roles: Vec<String>,
    #[serde(default)]
    pub(super) ledgers: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) organisation: Option<String>,
}

/// Who is calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The officer, by the id of the identity provider.
    pub officer: OfficerId,
    /// The organisation the officer works for.
    pub organisation: Option<String>,
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
        let organisation = claims
            .organisation
            .map(domain::ids::OrganisationId::new)
            .transpose();
        Ok(Self {
            officer: OfficerId::new(claims.sub).map_err(|_| invalid())?,
            organisation: organisation
                .map_err(|_| invalid())?
                .map(|known| known.to_string()),
            roles: claims.roles.iter().filter_map(|word| word.parse().ok()).collect(),
            ledgers: if claims.ledgers.iter().any(|ledger| ledger == ALL_LEDGERS) {
                Ledgers::All
            } else {
                Ledgers::These(claims.ledgers.into_iter().collect())
            },
        })
    }
}

impl Caller {
    /// Whether the token names this ledger.
    pub fn sees(&self, ledger: &LedgerName) -> bool {
        match &self.ledgers {
            Ledgers::All => true,
            Ledgers::These(names) => names.contains(ledger.as_str()),
        }
    }

    /// The ledger, when the token names it; else it is as if it did not exist.
    pub fn ledger(&self, name: &str) -> Result<LedgerName, Problem> {
        let unknown = || Problem::new(Reason::LedgerNotFound).with("ledger", bounded(name));
        let ledger: LedgerName = name.parse().map_err(|_| unknown())?;
        if self.sees(&ledger) {
            Ok(ledger)
        } else {
            Err(unknown())
        }
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
        let allowed: Vec<_> = action.allowed_to().iter().map(|role| role.word()).collect();
        Err(Problem::new(Reason::RoleNotAllowed).with("roles", allowed.join(", ")))
    }
}

/// A name from outside, short enough for an answer.
fn bounded(name: &str) -> String {
    name.chars().take(32).collect()
}
