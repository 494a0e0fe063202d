//! Who acts in the demonstration: each person has a token that opens no more than their part needs.
//!
//! The subjects must never change: who sends a request is part of what makes it the same request in a second run.

use std::time::Duration;

use anyhow::Context as _;
use jiff::Timestamp;
use server::auth::{DevelopmentKey, Role, TokenRequest};

use super::story::LEDGER;

/// The organisation of the coordinator of the household in the story.
pub(super) const NEIGHBOURHOOD_TEAM: &str = "buurtteam-utrecht";
/// The organisation of those who work for the municipality itself.
const MUNICIPALITY: &str = "gemeente-utrecht";
/// How long the tokens are valid: longer than any demonstration takes.
const VALID: Duration = Duration::from_secs(24 * 60 * 60);
/// All ledgers of an installation.
const EVERY_LEDGER: &str = "*";

/// Somebody who acts in the story, and sees the ledger of Utrecht only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Officer {
    /// Coordinates the household, and requests what it needs.
    Coordinator,
    /// Votes on amounts in the first band.
    FamilyWorker,
    /// Votes on amounts in the first band.
    WorkAndIncome,
    /// Votes on amounts in the first band.
    SocialCounsel,
    /// Votes on amounts above it.
    TeamManager,
    /// Votes on amounts above it.
    ProjectLeader,
    /// Votes on amounts above it.
    ManagerWorkAndIncome,
    /// Decides in the name of the college.
    Decider,
    /// Keeps the fund, and commits its money.
    BudgetHolder,
    /// States that something was delivered.
    PerformanceStater,
    /// Orders payments and brings them to the bank.
    PaymentAdministration,
    /// Draws up the account.
    Controller,
    /// Examines it.
    Accountant,
    /// Reads totals for the ministry, and nothing else.
    ReportingService,
}

impl Officer {
    /// All of them.
    pub(crate) const ALL: [Self; 14] = [
        Self::Coordinator,
        Self::FamilyWorker,
        Self::WorkAndIncome,
        Self::SocialCounsel,
        Self::TeamManager,
        Self::ProjectLeader,
        Self::ManagerWorkAndIncome,
        Self::Decider,
        Self::BudgetHolder,
        Self::PerformanceStater,
        Self::PaymentAdministration,
        Self::Controller,
        Self::Accountant,
        Self::ReportingService,
    ];

    /// The subject of the token.
    pub(crate) fn subject(self) -> &'static str {
        match self {
            Self::Coordinator => "e.devries",
            Self::FamilyWorker => "m.jansen",
            Self::WorkAndIncome => "r.yilmaz",
            Self::SocialCounsel => "s.bakker",
            Self::TeamManager => "t.visser",
            Self::ProjectLeader => "p.mulder",
            Self::ManagerWorkAndIncome => "h.smit",
            Self::Decider => "d.dejong",
            Self::BudgetHolder => "b.peters",
            Self::PerformanceStater => "a.meijer",
            Self::PaymentAdministration => "k.bos",
            Self::Controller => "c.vandam",
            Self::Accountant => "w.dekker",
            Self::ReportingService => "rijk-rapportage",
        }
    }

    /// The role in which they act.
    pub(crate) fn role(self) -> Role {
        match self {
            Self::Coordinator => Role::Coordinator,
            Self::FamilyWorker => Role::FamilyWorker,
            Self::WorkAndIncome => Role::WorkAndIncome,
            Self::SocialCounsel => Role::SocialCounsel,
            Self::TeamManager => Role::TeamManager,
            Self::ProjectLeader => Role::ProjectLeader,
            Self::ManagerWorkAndIncome => Role::ManagerWorkAndIncome,
            Self::Decider => Role::MandatedDecider,
            Self::BudgetHolder => Role::BudgetHolder,
            Self::PerformanceStater => Role::PerformanceStater,
            Self::PaymentAdministration => Role::PaymentAdministration,
            Self::Controller => Role::Controller,
            Self::Accountant => Role::Accountant,
            Self::ReportingService => Role::ReportingService,
        }
    }

    /// The roles of the token. Two officers have two that must not meet: the story shows that they do not.
    pub(super) fn roles(self) -> Vec<Role> {
        match self {
            Self::PerformanceStater => vec![self.role(), Role::PaymentAdministration],
            Self::Controller => vec![self.role(), Role::Accountant],
            _ => vec![self.role()],
        }
    }

    fn organisation(self) -> &'static str {
        match self {
            Self::Coordinator | Self::FamilyWorker | Self::SocialCounsel | Self::TeamManager => {
                NEIGHBOURHOOD_TEAM
            }
            _ => MUNICIPALITY,
        }
    }
}

/// Bearer tokens.
pub(crate) struct Tokens {
    /// A platform engineer, who opens ledgers and sees no case.
    pub(super) engineer: String,
    /// A caseworker who records the caseload, in all ledgers.
    pub(super) caseworker: String,
    /// In the order of [`Officer::ALL`].
    officers: Vec<String>,
}

impl Tokens {
    /// Development tokens for everybody.
    ///
    /// # Errors
    /// When signing fails.
    pub(crate) fn issue(key: &DevelopmentKey, now: Timestamp) -> anyhow::Result<Self> {
        let token = |subject: &str, roles: Vec<Role>, ledger: &str, organisation: &str| {
            let request = TokenRequest {
                subject: subject.to_owned(),
                roles,
                ledgers: vec![ledger.to_owned()],
                organisation: Some(organisation.to_owned()),
                valid: VALID,
                now,
            };
            key.issue(&request).context("signing a token for the demonstration")
        };
        let officer =
            |officer: Officer| token(officer.subject(), officer.roles(), LEDGER, officer.organisation());
        Ok(Self {
            engineer: token("platform-engineer", vec![Role::PlatformEngineer], EVERY_LEDGER, "platform")?,
            caseworker: token("caseworker", vec![Role::FamilyWorker], EVERY_LEDGER, "caseload")?,
            officers: Officer::ALL.into_iter().map(officer).collect::<Result<_, _>>()?,
        })
    }

    /// The token of an officer.
    pub(super) fn of(&self, officer: Officer) -> &str {
        &self.officers[officer as usize]
    }
}
