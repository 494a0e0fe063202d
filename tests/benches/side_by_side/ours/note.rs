//! The command of workload (a), the same for us and for our peers: a note is added to the file of a household.
//!
//! One command, one event, never refused, and nothing of it is kept in state: so it can be given for ever.

use std::collections::HashMap;

use domain::{
    Fact, Sealed,
    household::{AddNote, HouseholdCommand, LifeDomain, ReportHousehold, ReportSource},
    ids::{HouseholdId, NoteId, OfficerId},
};
use jiff::civil::{Date, date};
use stories::COORDINATOR;
use uuid::Uuid;

use super::ids::new_id;

/// How many households there are in one ledger.
pub(crate) const HOUSEHOLDS: u32 = 10_000;

/// The day on which everything happens.
pub(crate) const TODAY: Date = date(2025, 3, 3);

/// What a note says: 180 bytes.
pub(crate) const TEXT: &str = "Called about the arrears with the housing corporation; she will send the letters on Thursday. \
     Agreed to go there together, and to ask the credit bank whether the instalments can wait.";

/// The household with this number.
pub(crate) fn household(number: u32) -> HouseholdId {
    HouseholdId::new(Uuid::from_u64_pair(0x0190_0000_0000_7000, 0x8000_0000_0000_0000 | u64::from(number)))
}

/// It happened today, and this officer says so.
pub(crate) fn stated_by(officer: &str) -> Fact {
    Fact { on: TODAY, today: TODAY, by: OfficerId::new(officer).expect("a short name") }
}

/// What a household begins with: one event.
pub(crate) fn report(text: Option<Sealed>) -> HouseholdCommand {
    let fact = stated_by(COORDINATOR.name);
    ReportHousehold { fact, source: ReportSource::UhtHandover, text }.into()
}

/// What is asked over and over.
pub(crate) fn add_note(text: Sealed) -> HouseholdCommand {
    let (fact, note) = (stated_by(COORDINATOR.name), NoteId::new(new_id()));
    AddNote { fact, note, life_domain: Some(LifeDomain::Finance), text }.into()
}

/// A text of the same length for those who do not seal.
pub(crate) fn sealed_constant() -> Sealed {
    Sealed { key: Uuid::from_u64_pair(1, 1), nonce: [7; 12], ciphertext: vec![7; TEXT.len() + 16] }
}

/// What is recorded beside each event, of the same length as ours.
pub(crate) fn metadata() -> HashMap<String, String> {
    let entries = [
        ("actor", COORDINATOR.name.to_owned()),
        ("request_id", new_id().to_string()),
        ("trace_id", new_id().simple().to_string()),
    ];
    entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
