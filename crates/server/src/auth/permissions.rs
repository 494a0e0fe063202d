//! Which role may do what: one table.

use super::Role;

/// What an rpc does, as far as permission goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Record what happened with a household.
    RecordCase,
    /// Deviate from a term for hardship: the college, or who has its mandate (Wht 9.1).
    DecideHardship,
    /// Read a household, personal data left sealed.
    ReadCase,
    /// Open sealed personal data, for a named processing activity.
    OpenPersonalData,
    /// Read the events and proofs of a ledger, personal data left sealed.
    ReadLedger,
    /// See which ledgers there are.
    ListLedgers,
    /// Open a new ledger.
    OpenLedger,
}

impl Action {
    /// The roles that may. Partner organisations record and read nothing here: third parties may carry out, but not
    /// determine rights and duties (Wht 2.21(5)). Reporting services get aggregates, never a ledger.
    pub fn allowed_to(self) -> &'static [Role] {
        use Role::*;
        match self {
            Self::RecordCase => &[Coordinator, FamilyWorker, SocialCounsel, WorkAndIncome],
            Self::DecideHardship => &[MandatedDecider],
            Self::ReadCase => &[
                Coordinator,
                FamilyWorker,
                SocialCounsel,
                WorkAndIncome,
                TeamManager,
                ProjectLeader,
                ManagerWorkAndIncome,
                MandatedDecider,
                Accountant,
                PrivacyOfficer,
                Archivist,
                ObjectionHandler,
                ProgrammeLead,
            ],
            Self::OpenPersonalData => {
                &[Coordinator, FamilyWorker, SocialCounsel, WorkAndIncome, ObjectionHandler, PrivacyOfficer]
            }
            Self::ReadLedger => &[Controller, Accountant, PrivacyOfficer, Archivist],
            Self::ListLedgers => Role::ALL,
            Self::OpenLedger => &[PlatformEngineer],
        }
    }
}
