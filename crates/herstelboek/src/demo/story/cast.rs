//! Who and what the story is about: a household of three. Everybody is made up, and so is their address.
//!
//! The ids are names turned into UUIDs, the same in every run. The BSNs are published test numbers.

use api::v1;
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::demo::{command::wire_date, ids};

const ADDRESS: &str = "Voorbeeldplantsoen 14, 3599 ZZ Utrecht";

/// The ids of the story.
#[derive(Debug, Clone)]
pub(super) struct Cast {
    pub(super) household: Uuid,
    pub(super) nadia: Uuid,
    pub(super) karim: Uuid,
    pub(super) noor: Uuid,
    pub(super) debts: Thread,
    pub(super) training: Thread,
    pub(super) reading: Thread,
    pub(super) consent: Uuid,
    pub(super) note: Uuid,
}

/// One line through the story: the need, the goal that answers it and the measure that serves the goal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thread {
    pub(super) need: Uuid,
    pub(super) goal: Uuid,
    pub(super) measure: Uuid,
}

impl Cast {
    /// Everybody and everything.
    pub(super) fn new() -> Self {
        let id = |name: &str| ids::of(&format!("story/{name}"));
        let thread = |name: &str| Thread {
            need: id(&format!("{name}/need")),
            goal: id(&format!("{name}/goal")),
            measure: id(&format!("{name}/measure")),
        };
        Self {
            household: id("household"),
            nadia: id("nadia"),
            karim: id("karim"),
            noor: id("noor"),
            debts: thread("debts"),
            training: thread("training"),
            reading: thread("reading"),
            consent: id("consent"),
            note: id("note"),
        }
    }

    /// The two adults.
    pub(super) fn adults(&self) -> Vec<String> {
        vec![self.nadia.to_string(), self.karim.to_string()]
    }
}

/// Nadia, who applied for recovery.
pub(super) fn nadia() -> v1::Identity {
    identity("Nadia Verhoeven", "999990342", date(1986, 5, 14), "nadia.verhoeven@example.org")
}

/// Karim, her partner.
pub(super) fn karim() -> v1::Identity {
    identity("Karim Benali", "111222333", date(1984, 11, 2), "karim.benali@example.org")
}

/// Noor, their daughter.
pub(super) fn noor() -> v1::Identity {
    identity("Noor Benali", "999990019", date(2015, 8, 27), "")
}

fn identity(name: &str, bsn: &str, born: Date, contact_details: &str) -> v1::Identity {
    v1::Identity {
        name: name.to_owned(),
        bsn: bsn.to_owned(),
        date_of_birth: Some(wire_date(born)),
        address: ADDRESS.to_owned(),
        contact_details: contact_details.to_owned(),
    }
}
