//! The work as these peers read it: our households, our two events, as text of the size they have with us.

use std::{fs, path::Path};

use domain::household::{Household, HouseholdEvent};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::ours::{self, HOUSEHOLDS};

/// The shape of `work.json`; `tests/peers/src/work.rs` reads it.
#[derive(Serialize)]
struct Work {
    households: Vec<String>,
    report: Event,
    note: Event,
}

#[derive(Serialize)]
struct Event {
    event_type: String,
    payload: Box<RawValue>,
    metadata: Box<RawValue>,
}

impl From<&HouseholdEvent> for Event {
    fn from(event: &HouseholdEvent) -> Self {
        Self {
            event_type: event.event_type().to_owned(),
            payload: to_raw_value(event).unwrap(),
            metadata: to_raw_value(&ours::metadata()).unwrap(),
        }
    }
}

/// Writes it into a peer's folder.
pub(super) fn write(folder: &Path) {
    let mut household = Household::default();
    let report = household.decide(&ours::report(None), None).unwrap().remove(0);
    household.apply(&report);
    let added = household.decide(&ours::add_note(ours::sealed_constant()), None).unwrap().remove(0);
    let households = (0..HOUSEHOLDS).map(|number| ours::household(number).to_string()).collect();
    let work = Work { households, report: (&report).into(), note: (&added).into() };
    fs::write(folder.join("work.json"), serde_json::to_vec(&work).unwrap()).unwrap();
}
