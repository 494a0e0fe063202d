//! The indicator sets of the random histories: few figures, of what the funds of these histories have.

use domain::account::{IndicatorSet, IndicatorText};
use domain::money::AccountingYear;
use serde_json::{Value, json};

use crate::generator::money::component_of;

/// The set for a year of a fund, in one of its versions.
pub(super) fn set(rijk: bool, year: AccountingYear, version: u32) -> IndicatorSet {
    let component = component_of(rijk);
    let mut set = json!({
        "format": "herstelboek-indicators/1",
        "name": { "nl": "Verzonnen indicatoren", "en": "Made-up indicators" },
        "year": year.number(),
        "source": format!("made up for random histories, version {version}"),
        "figures": [
            figure("01", "count", &json!({ "count": "persons", "what": ["victim"], "when": "cumulative" })),
            figure("02", "cents", &json!({ "sum": "cents", "of": [component], "when": "in_year" })),
            figure("03", "yes_no", &json!({ "final_account": true })),
        ],
    });
    if rijk {
        set["sisa_code"] = "B2".into();
    }
    let text = IndicatorText::new(set.to_string()).expect("a short text without control characters");
    IndicatorSet::new(text)
}

fn figure(number: &str, kind: &str, derivation: &Value) -> Value {
    json!({
        "id": format!("B2/{number}"),
        "label": { "nl": format!("Cijfer {number}"), "en": format!("Figure {number}") },
        "kind": kind,
        "audit": "R",
        "origin": "ours",
        "derivation": derivation,
    })
}
