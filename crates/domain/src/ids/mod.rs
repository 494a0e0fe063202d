//! Identifiers: what a household, person, plan part, officer, organisation or municipality is called.
//!
//! Every id is a type of its own, so one can never be passed for another. None of them says anything
//! about a natural person: they may appear in records, logs, error values and URLs.

mod account;
mod hash;
mod payment;
mod public_text;
mod texts;
mod uuids;

pub use payment::{ParsePaymentError, PaymentReference};
pub use public_text::{PublicText, PublicTextError};
pub use texts::{
    ActivityCode, BankReason, BankReference, ComponentCode, FileHash, MunicipalityKey, OfficerId,
    OrganisationId, OwnBic, OwnIban, RefusalCode, RoleCode, RulesVersion, SisaCode, TextIdError,
};
pub use uuids::{
    AccountId, ConsentId, FundId, GoalId, HouseholdId, MeasureId, MethodId, NeedId, NoteId, OfferId,
    ParseIdError, PaymentRunId, PersonId, ProvisionId, RecoveryId, SignalId, StatementId,
};

#[cfg(test)]
mod tests;
