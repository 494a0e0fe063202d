//! Ids of the demonstration: names turned into UUIDs (version 5, RFC 9562), never random.
//!
//! The same name gives the same id in every run and every version of this program. So a second run sends the same
//! requests, and the ledger answers them with the receipts of the first: nothing is recorded twice.

use uuid::Uuid;

/// The name space of the demonstration. Must never change: it is in every id of it.
const DEMONSTRATION: Uuid = Uuid::from_u128(0x5d0a_11c3_8f0e_4c52_9d6b_4e71_5b1e_2021);

/// The id with a name.
pub(super) fn of(name: &str) -> Uuid {
    Uuid::new_v5(&DEMONSTRATION, name.as_bytes())
}

/// The id of one request about a household: the step is what tells its requests apart.
pub(super) fn request(household: Uuid, step: &str) -> Uuid {
    of(&format!("request/{household}/{step}"))
}
