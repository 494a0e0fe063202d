//! An account of Utrecht's fund for 2025, with a set of seven figures.

use accountability::{
    Definition, FinalAccount, LeftOutSum, Problem, REPORT_FORMAT, RULES, Report, ReportedFigure, Value,
};
use annex::{Annex, Language, Standing};
use domain::ids::{ComponentCode, PublicText, SisaCode};
use domain::money::{AccountingYear, EuroCents};
use jiff::civil::date;

/// The set, as it stands in the ledger. The last label tries to be a formula.
pub(crate) const SET: &str = r#"{
  "format": "herstelboek-indicators/1",
  "name": { "nl": "SPUK hersteloperatie toeslagen", "en": "Grant for the recovery operation" },
  "sisa_code": "B2",
  "year": 2025,
  "source": { "nl": "SiSa 2025, met eigen cijfers", "en": "SiSa 2025, with figures of our own" },
  "figures": [
    { "id": "B2/01", "label": { "nl": "Aantal (potentieel) gedupeerden (jaar T)", "en": "Number of (potential) victims (year T)" },
      "kind": "count", "audit": "R", "origin": "sourced", "source": { "nl": "SiSa-bijlage 2021", "en": "SiSa annex 2021" }, "derivation": { "count": "persons", "what": ["victim"], "when": "in_year" } },
    { "id": "B2/02", "label": { "nl": "Aantal (potentieel) gedupeerden (cumulatief)", "en": "Number of (potential) victims (cumulative)" },
      "kind": "count", "audit": "n.v.t.", "origin": "sourced", "source": "SiSa bijlage 2021", "derivation": { "count": "persons", "what": ["victim"], "when": "cumulative" } },
    { "id": "B2/03", "label": { "nl": "Besteding onderdeel c (jaar T)", "en": "Spending, component c (year T)" },
      "kind": "cents", "audit": "R", "origin": "ours", "derivation": { "sum": "cents", "of": ["c"], "when": "in_year" } },
    { "id": "B2/04", "label": { "nl": "Correctie (jaar T-1)", "en": "Correction (year T-1)" },
      "kind": "cents", "audit": "R", "origin": "ours", "derivation": { "sum": "cents", "of": ["c"], "concerns": "earlier", "when": "in_year" } },
    { "id": "B2/05", "label": { "nl": "Eindverantwoording", "en": "Final account" },
      "kind": "yes_no", "audit": "n.v.t.", "origin": "ours", "derivation": { "final_account": true } },
    { "id": "-06", "label": { "nl": "=HYPERLINK(\"http://kwaad\";\"Besteding\")", "en": "@SUM(1+1)*cmd|' /C calc'!A0" },
      "kind": "cents", "audit": "n.v.t.", "origin": "ours", "source": "+31", "derivation": { "add": ["B2/03", "B2/04"] } }
  ]
}"#;

pub(crate) fn definition() -> Definition {
    Definition::parse(SET).unwrap()
}

pub(crate) fn report() -> Report {
    let component = |code| Some(ComponentCode::new(code).unwrap());
    let figure = |id: &str, value, lines| ReportedFigure { id: id.parse().unwrap(), value, lines };
    let amount = |cents| Value::Cents(EuroCents::new(cents));
    let sum = |reason: &str, component, lines, cents| LeftOutSum {
        reason: reason.to_owned(),
        component,
        lines,
        cents: EuroCents::new(cents),
    };
    Report {
        format: REPORT_FORMAT.to_owned(),
        ledger: "GM0344".to_owned(),
        fund: "01900000-0000-7000-8000-00000000b200".parse().unwrap(),
        fund_name: PublicText::new("Hersteloperatie toeslagen").unwrap(),
        sisa_code: Some(SisaCode::new("B2").unwrap()),
        year: AccountingYear::new(2025).unwrap(),
        position: 10_579,
        effective_on: date(2025, 12, 31),
        final_account: FinalAccount::No,
        indicators: Definition::sha256(SET),
        rules: RULES.to_owned(),
        figures: vec![
            figure("B2/01", Value::Count(3), 3),
            figure("B2/02", Value::Count(41), 41),
            figure("B2/03", amount(1_234_567_05), 17),
            figure("B2/04", amount(-640_00), 1),
            figure("B2/05", Value::YesNo(FinalAccount::No), 0),
            figure("-06", amount(1_233_927_05), 18),
        ],
        left_out: vec![
            sum("after_rejection", component("c"), 2, 1_280_50),
            sum("no_norm", component("a"), 1, 0),
            sum("error", component("c"), 1, 99),
        ],
        problems: vec![
            Problem::MethodNotChosen,
            Problem::NormMissing {
                component: component("a").unwrap(),
                year: AccountingYear::new(2025).unwrap(),
                lines: 1,
            },
        ],
    }
}

/// Of this report and set, in this language.
pub(crate) fn annex<'a>(report: &'a Report, definition: &'a Definition, language: Language) -> Annex<'a> {
    let (ledger_title, authority) = ("Utrecht", "Ministerie van Financiën");
    Annex { report, definition, standing: Standing::Unpinned, ledger_title, authority, language }
}
