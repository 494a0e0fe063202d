//! Indicator sets: those that are shipped, and those made for these tests, with every derivation in every form.

use serde_json::{Value, json};

/// The sets that are shipped, each with its year.
pub(crate) const SHIPPED: [(i16, &str); 3] = [
    (2024, include_str!("../../data/indicators/spuk-b2-2024.json")),
    (2025, include_str!("../../data/indicators/spuk-b2-2025.json")),
    (2026, include_str!("../../data/indicators/spuk-b2-2026.json")),
];

/// Every form of every derivation, over these components.
pub(crate) fn wide(year: i16, sisa_code: Option<&str>, components: &[&str]) -> String {
    set(year, sisa_code, every_form(components))
}

/// Some of them, for who adopts another set.
pub(crate) fn narrow(year: i16, sisa_code: Option<&str>, components: &[&str]) -> String {
    let mut figures = every_form(components);
    figures.retain(|(_, derivation)| !derivation["add"].is_array() && !derivation["subtract"].is_array());
    set(year, sisa_code, figures.into_iter().step_by(7).collect())
}

/// A set as an event has it.
pub(crate) fn indicators(text: &str) -> Value {
    use sha2::Digest as _;
    json!({ "text": text, "sha256": hex::encode(sha2::Sha256::digest(text)) })
}

const UNITS: [&str; 3] = ["households", "persons", "lines"];
const WHENS: [&str; 3] = ["in_year", "cumulative", "before"];
const WHATS: [&str; 7] = ["victim", "first_contact", "plan", "aftercare", "talk", "year_of_support", "cost"];
const KINDS: [&str; 6] = ["norm", "actual", "compensable_vat", "correction", "reclassification", "recovery"];
const STANDINGS: [&str; 4] = ["counted", "left_out", "error", "uncertain"];
const CONCERNS: [&str; 3] = ["any", "this_year", "earlier"];

/// Kind and derivation of each figure.
fn every_form(components: &[&str]) -> Vec<(&'static str, Value)> {
    let mut figures = Vec::new();
    for when in WHENS {
        for what in WHATS {
            for unit in UNITS {
                figures.push(("count", json!({ "count": unit, "what": [what], "when": when })));
            }
        }
        for component in components {
            figures.push(("cents", sum(&[component], &KINDS, "counted", "any", when)));
            figures
                .push(("count", json!({ "count": "lines", "of": [component], "what": WHATS, "when": when })));
        }
        for kind in KINDS {
            figures.push(("cents", sum(components, &[kind], "counted", "any", when)));
        }
        for standing in STANDINGS {
            for concerns in CONCERNS {
                figures.push(("cents", sum(components, &KINDS, standing, concerns, when)));
            }
        }
        figures.push(("cents", json!({ "received": "advance", "when": when })));
    }
    figures.push(("yes_no", json!({ "final_account": true })));
    let cents = |place: &usize| figures[*place].0 == "cents";
    let money: Vec<String> = (0..figures.len()).filter(cents).map(name).take(12).collect();
    figures.push(("cents", json!({ "add": money })));
    figures.push(("cents", json!({ "subtract": money[..3] })));
    figures.push(("cents", json!({ "subtract": [name(figures.len() - 2), name(figures.len() - 1)] })));
    figures
}

fn sum(of: &[&str], kinds: &[&str], standing: &str, concerns: &str, when: &str) -> Value {
    json!({ "sum": "cents", "of": of, "kinds": kinds, "standing": standing, "concerns": concerns, "when": when })
}

fn name(place: usize) -> String {
    format!("B2/{:03}", place + 1)
}

fn set(year: i16, sisa_code: Option<&str>, figures: Vec<(&'static str, Value)>) -> String {
    let figures: Vec<Value> = figures
        .into_iter()
        .enumerate()
        .map(|(place, (kind, derivation))| {
            json!({
                "id": name(place), "label": { "nl": "Verzonnen", "en": "Made up" }, "kind": kind,
                "audit": "n.v.t.", "origin": "ours", "derivation": derivation,
            })
        })
        .collect();
    let mut set = json!({
        "format": "herstelboek-indicators/1", "name": { "nl": "Verzonnen", "en": "Made up" }, "year": year,
        "source": "made up for tests", "figures": figures,
    });
    if let Some(code) = sisa_code {
        set["sisa_code"] = json!(code);
    }
    set.to_string()
}
