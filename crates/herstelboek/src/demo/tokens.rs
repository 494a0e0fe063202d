//! Who acts in the demonstration: three people, each with a token that opens no more than their part needs.
//!
//! The subjects must never change: who sends a request is part of what makes it the same request in a second run.

use std::time::Duration;

use anyhow::Context as _;
use jiff::Timestamp;
use server::auth::{DevelopmentKey, Role, TokenRequest};

use super::story::LEDGER;

/// The coordinator of the household in the story, by the subject of the token.
pub(super) const COORDINATOR: &str = "e.devries";
/// The organisation that coordinator works for.
pub(super) const NEIGHBOURHOOD_TEAM: &str = "buurtteam-utrecht";
/// How long the tokens are valid: longer than any demonstration takes.
const VALID: Duration = Duration::from_secs(24 * 60 * 60);
/// All ledgers of an installation.
const EVERY_LEDGER: &str = "*";

/// Bearer tokens.
pub(crate) struct Tokens {
    /// A platform engineer, who opens ledgers and sees no case.
    pub(crate) engineer: String,
    /// The coordinator of the household in the story, who sees the ledger of Utrecht only.
    pub(crate) coordinator: String,
    /// A caseworker who records the caseload, in all ledgers.
    pub(crate) caseworker: String,
}

impl Tokens {
    /// Development tokens for the three.
    ///
    /// # Errors
    /// When signing fails.
    pub(crate) fn issue(key: &DevelopmentKey, now: Timestamp) -> anyhow::Result<Self> {
        let token = |subject: &str, role: Role, ledger: &str, organisation: &str| {
            let request = TokenRequest {
                subject: subject.to_owned(),
                roles: vec![role],
                ledgers: vec![ledger.to_owned()],
                organisation: Some(organisation.to_owned()),
                valid: VALID,
                now,
            };
            key.issue(&request).context("signing a token for the demonstration")
        };
        Ok(Self {
            engineer: token("platform-engineer", Role::PlatformEngineer, EVERY_LEDGER, "platform")?,
            coordinator: token(COORDINATOR, Role::Coordinator, LEDGER, NEIGHBOURHOOD_TEAM)?,
            caseworker: token("caseworker", Role::FamilyWorker, EVERY_LEDGER, "caseload")?,
        })
    }
}
