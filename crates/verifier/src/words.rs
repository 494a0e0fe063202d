//! What an examination of an account says, in both languages and as values. The same matches, in the same order, in each.

mod dutch;
mod english;
mod ruled;
mod stands;

use std::collections::BTreeMap;

use accountability::{FigureId, FinalAccount, Question, ReportedFigure, Value};
use dossier::{Objection, Place, Remark, shown};
use serde_json::json;

pub(crate) use ruled::Ruled;
pub(crate) use stands::{Standing, Stands};

/// What is said: first what is wrong, then what is proved, then what is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// Report or figure is no JSON of its format.
    Unreadable { reason: String },
    /// It is not written as its format is.
    NotInItsForm,
    /// `definition.json` is not the one it names.
    OtherDefinition,
    /// It is of another ledger.
    OtherLedger,
    /// It is of another position than the dossier can show.
    OtherPosition { position: u64, size: u64 },
    /// An event that the rules cannot read.
    EventUnreadable { reason: String },
    /// More facts than are kept.
    TooManyFacts { most: u64 },
    /// Lines that rest on more positions than are kept.
    ReachesTooFar { most: u64 },
    /// The events give no such account.
    NoAccount { reason: String },
    /// A figure has another value.
    FigureDiffers { figure: FigureId, claimed: Value, computed: Value },
    /// A figure is of another number of lines.
    LinesDiffer { figure: FigureId, claimed: u64, computed: u64 },
    /// A figure that the definition does not have.
    FigureNotDefined { figure: FigureId },
    /// A figure of the definition that is not in the report.
    FigureLeftOff { figure: FigureId },
    /// Something beside the figures is otherwise.
    FieldDiffers { field: Field },
    /// The report follows from the events.
    SameReport { fund: String, figures: u64, asked: Question },
    /// The figure follows from its events.
    SameFigure { figure: ReportedFigure, fund: String, shares: u64, asked: Question },
    /// It was made by rules this version does not have.
    OtherRules { rules: String },
    /// An event of an account that the rules do not give.
    Ruled(Ruled),
    /// What the events of accounts say.
    Stands(Stands),
}

/// What of a report or a figure can be otherwise, beside its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    FundName,
    SisaCode,
    Indicators,
    LeftOut,
    Problems,
    Order,
    Other,
    Shares,
    Lines,
    Positions,
}

impl Field {
    fn name(self) -> &'static str {
        match self {
            Field::FundName => "fund_name",
            Field::SisaCode => "sisa_code",
            Field::Indicators => "indicators",
            Field::LeftOut => "left_out",
            Field::Problems => "problems",
            Field::Order => "figures",
            Field::Other => "report",
            Field::Shares => "shares",
            Field::Lines => "lines",
            Field::Positions => "positions",
        }
    }
}

impl Said {
    /// As an examiner says it.
    pub(crate) fn remark(&self) -> Remark {
        let (code, values) = self.for_programs();
        Remark { code, values, en: english::told(self), nl: dutch::told(self) }
    }

    /// As something wrong at a place.
    pub(crate) fn at(&self, place: Place) -> Objection {
        Objection { place, remark: self.remark() }
    }

    fn for_programs(&self) -> (&'static str, BTreeMap<&'static str, serde_json::Value>) {
        match self {
            Said::Unreadable { reason } => ("claim_unreadable", [("reason", json!(shown(reason)))].into()),
            Said::NotInItsForm => ("claim_not_canonical", BTreeMap::new()),
            Said::OtherDefinition => ("definition_differs", BTreeMap::new()),
            Said::OtherLedger => ("claim_of_other_ledger", BTreeMap::new()),
            Said::OtherPosition { position, size } => {
                ("claim_of_other_position", [("position", json!(position)), ("size", json!(size))].into())
            }
            Said::EventUnreadable { reason } => {
                ("event_unreadable", [("reason", json!(shown(reason)))].into())
            }
            Said::TooManyFacts { most } => ("too_many_facts", [("most", json!(most))].into()),
            Said::ReachesTooFar { most } => ("reaches_too_far", [("most", json!(most))].into()),
            Said::NoAccount { reason } => ("no_account", [("reason", json!(shown(reason)))].into()),
            Said::FigureDiffers { figure, claimed, computed } => (
                "figure_differs",
                [("figure", json!(figure)), ("claimed", value(*claimed)), ("computed", value(*computed))]
                    .into(),
            ),
            Said::LinesDiffer { figure, claimed, computed } => (
                "figure_lines_differ",
                [("figure", json!(figure)), ("claimed", json!(claimed)), ("computed", json!(computed))]
                    .into(),
            ),
            Said::FigureNotDefined { figure } => ("figure_not_defined", [("figure", json!(figure))].into()),
            Said::FigureLeftOff { figure } => ("figure_left_off", [("figure", json!(figure))].into()),
            Said::FieldDiffers { field } => ("field_differs", [("field", json!(field.name()))].into()),
            Said::SameReport { fund, figures, asked } => (
                "report_follows",
                question(fund, asked).into_iter().chain([("figures", json!(figures))]).collect(),
            ),
            Said::SameFigure { figure, fund, shares, asked } => {
                let own =
                    [("figure", json!(figure.id)), ("value", value(figure.value)), ("shares", json!(shares))];
                ("figure_follows", question(fund, asked).into_iter().chain(own).collect())
            }
            Said::OtherRules { rules } => ("other_rules", [("rules", json!(shown(rules)))].into()),
            Said::Ruled(ruled) => ruled.for_programs(),
            Said::Stands(stands) => stands.for_programs(),
        }
    }
}

/// What was asked, for a program.
fn question(fund: &str, asked: &Question) -> BTreeMap<&'static str, serde_json::Value> {
    [
        ("fund", json!(shown(fund))),
        ("fund_id", json!(asked.fund)),
        ("year", json!(asked.year)),
        ("position", json!(asked.position)),
        ("effective_on", json!(asked.effective_on)),
        ("final_account", json!(asked.final_account == FinalAccount::Yes)),
    ]
    .into()
}

/// A value for a program: a whole number, of euro cents where it is an amount, or `yes` or `no`.
fn value(value: Value) -> serde_json::Value {
    match value {
        Value::YesNo(_) => json!(value.to_string()),
        Value::Count(_) | Value::Cents(_) => json!(value.number()),
    }
}

/// A whole number in groups of three digits.
fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests;
