//! The management report: what the sheets say, as one JSON document for whoever makes a dashboard of it.

use accountability::{FigureKind, FinalAccount, Origin, Problem, ReportedFigure, Value};
use domain::ids::{FileHash, FundId};
use domain::money::{AccountingYear, EuroCents};
use jiff::civil::Date;
use serde::Serialize;

use super::left_out::Total;
use super::words;
use crate::annex::Annex;
use crate::table::decimal;
use crate::{Language, Standing};

/// The format of the document.
const FORMAT: &str = "herstelboek-management-report/1";

/// The order of the fields is that of the JSON.
#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    language: Language,
    authority: &'a str,
    ledger: Ledger<'a>,
    fund: Fund<'a>,
    year: AccountingYear,
    position: u64,
    effective_on: Date,
    standing: Standing,
    standing_explained: String,
    final_account: &'static str,
    indicators: &'a FileHash,
    rules: &'a str,
    report: FileHash,
    totals: Totals,
    figures: Vec<Figure<'a>>,
    left_out: Vec<LeftOut<'a>>,
    problems: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Ledger<'a> {
    key: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Fund<'a> {
    id: FundId,
    name: &'a str,
    sisa_code: Option<&'a str>,
}

#[derive(Serialize)]
struct Totals {
    figures: usize,
    figures_audited: usize,
    left_out_lines: u64,
    left_out_cents: i64,
    left_out_euros: String,
    problems: usize,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: &'a str,
    label: String,
    kind: FigureKind,
    value: Worth,
    /// The same amount as decimal text, for what is an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    euros: Option<String>,
    lines: u64,
    audit: &'static str,
    origin: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    reference: String,
}

/// A number of things or of euro cents, or `"yes"` or `"no"`.
#[derive(Serialize)]
#[serde(untagged)]
enum Worth {
    Number(i64),
    Word(&'static str),
}

#[derive(Serialize)]
struct LeftOut<'a> {
    reason: &'a str,
    explained: &'a str,
    component: Option<&'a str>,
    lines: u64,
    cents: EuroCents,
    euros: String,
}

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    problem: &'a Problem,
    explained: String,
}

/// The document as bytes, indented, with a newline at its end.
pub(crate) fn bytes(annex: &Annex<'_>) -> Vec<u8> {
    let document = document(annex);
    let mut bytes = serde_json::to_vec_pretty(&document)
        .expect("the document has text keys only and no value that JSON cannot hold");
    bytes.push(b'\n');
    bytes
}

fn document<'a>(annex: &Annex<'a>) -> Document<'a> {
    let Annex { report, language, .. } = *annex;
    Document {
        format: FORMAT,
        language,
        authority: annex.authority,
        ledger: Ledger { key: &report.ledger, title: annex.ledger_title },
        fund: Fund {
            id: report.fund,
            name: report.fund_name.as_str(),
            sisa_code: report.sisa_code.as_ref().map(|code| code.as_str()),
        },
        year: report.year,
        position: report.position,
        effective_on: report.effective_on,
        standing: annex.standing,
        standing_explained: words::standing(annex),
        final_account: word(report.final_account),
        indicators: &report.indicators,
        rules: &report.rules,
        report: report.sha256(),
        totals: totals(annex),
        figures: annex.figures().map(|(reported, set)| figure(annex, reported, set)).collect(),
        left_out: left_out(annex),
        problems: report
            .problems
            .iter()
            .map(|problem| Told { problem, explained: words::problem(problem, language) })
            .collect(),
    }
}

fn totals(annex: &Annex<'_>) -> Totals {
    let total = Total::of(annex);
    let audited =
        |(_, figure): &(_, &accountability::Figure)| figure.audit == accountability::Audit::Required;
    Totals {
        figures: annex.report.figures.len(),
        figures_audited: annex.figures().filter(audited).count(),
        left_out_lines: total.lines,
        left_out_cents: total.cents,
        left_out_euros: decimal(EuroCents::new(total.cents), '.'),
        problems: annex.report.problems.len(),
    }
}

fn figure<'a>(
    annex: &Annex<'a>,
    reported: &'a ReportedFigure,
    set: &'a accountability::Figure,
) -> Figure<'a> {
    let (value, euros) = match reported.value {
        Value::Count(number) => (Worth::Number(number), None),
        Value::Cents(amount) => (Worth::Number(amount.cents()), Some(decimal(amount, '.'))),
        Value::YesNo(answer) => (Worth::Word(word(answer)), None),
    };
    Figure {
        id: set.id.as_str(),
        label: annex.label(set).to_string(),
        kind: set.kind,
        value,
        euros,
        lines: reported.lines,
        audit: words::audit_mark(set.audit),
        origin: match set.origin {
            Origin::Sourced => "sourced",
            Origin::Ours => "ours",
        },
        source: annex.source(set),
        reference: annex.reference(set).to_string(),
    }
}

fn left_out<'a>(annex: &Annex<'a>) -> Vec<LeftOut<'a>> {
    let sums = annex.report.left_out.iter();
    sums.map(|sum| LeftOut {
        reason: &sum.reason,
        explained: words::left_out(&sum.reason, annex.language),
        component: sum.component.as_ref().map(|component| component.as_str()),
        lines: sum.lines,
        cents: sum.cents,
        euros: decimal(sum.cents, '.'),
    })
    .collect()
}

fn word(answer: FinalAccount) -> &'static str {
    match answer {
        FinalAccount::Yes => "yes",
        FinalAccount::No => "no",
    }
}
