//! The roles people and systems have, as they stand in a token (snake case).

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])+ $role:ident = $word:literal,)+) => {
        /// A role. Words a token has and this list has not give no rights.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Role {
            $($(#[$doc])+ #[serde(rename = $word)] $role,)+
        }

        impl Role {
            /// All roles.
            pub const ALL: &'static [Role] = &[$(Role::$role,)+];

            /// The word for it in a token.
            pub fn word(self) -> &'static str {
                match self {
                    $(Role::$role => $word,)+
                }
            }
        }
    };
}

roles! {
    /// Regisseur: the one fixed contact of a household.
    Coordinator = "coordinator",
    /// Gezinswerker of a neighbourhood team.
    FamilyWorker = "family_worker",
    /// Sociaal raadslid.
    SocialCounsel = "social_counsel",
    /// Medewerker Werk en Inkomen.
    WorkAndIncome = "work_and_income",
    /// Manager of a neighbourhood team.
    TeamManager = "team_manager",
    /// Projectleider.
    ProjectLeader = "project_leader",
    /// Manager Werk en Inkomen.
    ManagerWorkAndIncome = "manager_work_and_income",
    /// Gemandateerd beslisser: decides in the name of the college.
    MandatedDecider = "mandated_decider",
    /// Budgethouder.
    BudgetHolder = "budget_holder",
    /// Prestatieverklaarder.
    PerformanceStater = "performance_stater",
    /// Betaaladministratie.
    PaymentAdministration = "payment_administration",
    /// Controller.
    Controller = "controller",
    /// Accountant: reads and replays everything, changes nothing.
    Accountant = "accountant",
    /// Rijk or a reporting service: aggregates only.
    ReportingService = "reporting_service",
    /// Functionaris gegevensbescherming.
    PrivacyOfficer = "privacy_officer",
    /// Archivaris.
    Archivist = "archivist",
    /// Bezwaarbehandelaar.
    ObjectionHandler = "objection_handler",
    /// Programmamanager.
    ProgrammeLead = "programme_lead",
    /// Partner organisation that carries out support.
    PartnerOrganisation = "partner_organisation",
    /// Keeps the installation running: opens ledgers, sees no case.
    PlatformEngineer = "platform_engineer",
}

impl std::fmt::Display for Role {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

impl std::str::FromStr for Role {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = || Role::ALL.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ");
        let role = Role::ALL.iter().copied().find(|role| role.word() == word);
        role.ok_or_else(|| format!("'{word}' is not a role; the roles are {}", known()))
    }
}
