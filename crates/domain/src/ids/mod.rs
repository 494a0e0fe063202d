//! Identifiers: what a household, person, plan part, officer, organisation or municipality is called.
//!
//! Every id is a type of its own, so one can never be passed for another. None of them says anything
//! about a natural person: they may appear in records, logs, error values and URLs.

mod texts;
mod uuids;

pub use texts::{MunicipalityKey, OfficerId, OrganisationId, TextIdError};
pub use uuids::{ConsentId, GoalId, HouseholdId, MeasureId, NeedId, NoteId, ParseIdError, PersonId};

#[cfg(test)]
mod tests;
