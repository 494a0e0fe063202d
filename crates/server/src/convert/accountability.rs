//! What an account says as the wire shows it: figures, lines behind one, and how two accounts differ.
//!
//! A household is shown by its pseudonym, and that only to who may read the ledger; a person never is.

use std::collections::BTreeMap;

use accountability as a;
use accountability::{
    ChangeLabel, Compared, Comparison, Counted, Definition, Explanation, Figure, LeftOut, LeftOutSum, Line,
    LineKind, Problem, Question, RULES, Reference, Report, ReportedFigure, Share, Standing, Value,
};
use api::v1;
use api::v1::figure_value::Value as Wire;
use domain::account::{FinalAccount, Finding};
use domain::ids::FileHash;
use merkle::Hash;

use super::dates::day;
use super::receipt::count;
use super::words::{Word, words};

/// How much of an answer is for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Figures and sums: nobody can be recognised.
    Figures,
    /// Records, days and the pseudonyms of households as well, for who may read the ledger.
    Records,
}

words! {
    a::FigureKind = v1::FigureKind { Count, Cents, YesNo }
    a::Audit = v1::FigureAudit { Required, None }
    a::Origin = v1::FigureOrigin { Sourced, Ours }
    LineKind = v1::LineKind { Norm, Actual, CompensableVat, Correction, Reclassification, Recovery, Count }
    LeftOut = v1::LeftOutReason {
        NotEligible, AfterRejection, AfterLastCommitment, AfterLastAccountDay, AlreadyCounted, OverLimit,
        OtherMethod, NoNorm
    }
    ChangeLabel = v1::ChangeReason {
        LateEntry, Correction, Reversal, Reclassification, Finding, TermsChanged, DefinitionChanged,
        CorrectionOfEarlierYear
    }
}

/// The rules that leave lines out.
const LEFT_OUT: [LeftOut; 8] = [
    LeftOut::NotEligible,
    LeftOut::AfterRejection,
    LeftOut::AfterLastCommitment,
    LeftOut::AfterLastAccountDay,
    LeftOut::OtherMethod,
    LeftOut::AlreadyCounted,
    LeftOut::OverLimit,
    LeftOut::NoNorm,
];

/// A report, without the bytes it is hashed as.
#[must_use]
pub(crate) fn account_report(report: &Report, definition: &Definition, root: &Hash) -> v1::AccountReport {
    let question = asked(report);
    v1::AccountReport {
        fund_id: report.fund.to_string(),
        fund_name: report.fund_name.to_string(),
        sisa_code: report.sisa_code.as_ref().map(ToString::to_string).unwrap_or_default(),
        year: report.year.number().into(),
        pin: Some(v1::Pin { rules: report.rules.clone(), ..pin_of(&question, &report.indicators, root) }),
        figures: report.figures.iter().map(|one| figure(one, definition, &question)).collect(),
        left_out: report.left_out.iter().map(left_out).collect(),
        problems: report.problems.iter().map(problem).collect(),
        canonical: vec![],
        sha256: String::new(),
    }
}

/// What keeps a report from being drafted, and what to do about it; in English.
#[must_use]
pub(crate) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::MethodNotChosen => {
            "neither norm amounts nor actual cost were chosen; record it with ChooseMethod".to_owned()
        }
        Problem::NormMissing { component, year, lines } => format!(
            "component {component} has no norm amount for {year}, and {lines} lines need it; record it with SetNormAmount"
        ),
    }
}

/// What an answer rests on.
#[must_use]
pub(crate) fn pin_of(question: &Question, indicators: &FileHash, root: &Hash) -> v1::Pin {
    v1::Pin {
        tree_size: count(question.position),
        root: root.to_string(),
        effective_on: day(question.effective_on),
        indicators_sha256: indicators.to_string(),
        rules: RULES.to_owned(),
        final_account: question.final_account.number(),
    }
}

/// A figure with what the indicator set says about it.
#[must_use]
pub(crate) fn figure(reported: &ReportedFigure, definition: &Definition, question: &Question) -> v1::Figure {
    let ReportedFigure { id, value: of, lines } = reported;
    let Question { fund, year, position, .. } = *question;
    let reference = Reference { fund, year, figure: id.clone(), position };
    let defined = definition.figure(id);
    let said = |text: fn(&Figure) -> String| defined.map(text).unwrap_or_default();
    v1::Figure {
        id: id.to_string(),
        kind: of.kind().number(),
        value: Some(value(*of)),
        lines: count(*lines),
        label_nl: said(|figure| figure.label.nl.clone()),
        label_en: said(|figure| figure.label.en.clone()),
        audit: defined.map_or(0, |figure| figure.audit.number()),
        origin: defined.map_or(0, |figure| figure.origin.number()),
        source: said(|figure| figure.source.as_ref().map(|source| source.nl.clone()).unwrap_or_default()),
        source_en: said(|figure| figure.source.as_ref().map(|source| source.en.clone()).unwrap_or_default()),
        reference: reference.to_string(),
    }
}

/// A value.
#[must_use]
pub(crate) fn value(value: Value) -> v1::FigureValue {
    let value = match value {
        Value::Count(number) => Wire::Count(number),
        Value::Cents(amount) => Wire::Cents(amount.cents()),
        Value::YesNo(answer) => Wire::Yes(answer == FinalAccount::Yes),
    };
    v1::FigureValue { value: Some(value) }
}

/// The lines behind a figure with what each adds, by id; an advance is shown as one.
#[must_use]
pub(crate) fn explained_lines(explanation: &Explanation) -> Vec<v1::ExplainedLine> {
    let by_id = |share: &Share| {
        let place = explanation.lines.binary_search_by(|line| line.id.cmp(&share.line));
        place.ok().and_then(|place| explanation.lines.get(place))
    };
    let explained = |share: &Share| match by_id(share) {
        Some(line) => v1::ExplainedLine { adds: share.adds, ..explained_line(line) },
        None => v1::ExplainedLine {
            line_id: share.line.to_string(),
            counts: v1::CountedFact::Advance.into(),
            cents: share.adds,
            standing: v1::LineStanding::Counted.into(),
            rests_on: vec![count(share.line.position)],
            adds: share.adds,
            ..v1::ExplainedLine::default()
        },
    };
    explanation.shares.iter().map(explained).collect()
}

/// The lines behind a figure added up by what they count: nobody can be recognised.
#[must_use]
pub(crate) fn line_sums(explanation: &Explanation) -> Vec<v1::LineSum> {
    let mut sums: BTreeMap<(String, i32, i32, i32, i32), v1::LineSum> = BTreeMap::new();
    for line in explained_lines(explanation) {
        let key = (line.component, line.kind, line.counts, line.standing, line.left_out);
        let sum = sums.entry(key).or_default();
        sum.lines += 1;
        sum.cents = sum.cents.saturating_add(line.cents);
        sum.adds = sum.adds.saturating_add(line.adds);
    }
    let keyed = |((component, kind, counts, standing, left_out), sum)| v1::LineSum {
        component,
        kind,
        counts,
        standing,
        left_out,
        ..sum
    };
    sums.into_iter().map(keyed).collect()
}

/// How the figures of two accounts differ.
#[must_use]
pub(crate) fn compared(comparison: &Comparison, shown: Shown) -> Vec<v1::FigureComparison> {
    comparison.figures.iter().map(|figure| comparison_of(figure, shown)).collect()
}

fn asked(report: &Report) -> Question {
    Question {
        ledger: report.ledger.clone(),
        fund: report.fund,
        year: report.year,
        position: report.position,
        effective_on: report.effective_on,
        final_account: report.final_account,
    }
}

fn left_out(sum: &LeftOutSum) -> v1::LeftOutLines {
    let rule = LEFT_OUT.iter().find(|rule| rule.word() == sum.reason);
    let standing = match (rule, sum.reason.as_str()) {
        (Some(_), _) => v1::LineStanding::LeftOut,
        (None, "error") => v1::LineStanding::Error,
        (None, _) => v1::LineStanding::Uncertain,
    };
    v1::LeftOutLines {
        standing: standing.into(),
        reason: rule.map_or(0, Word::number),
        component: sum.component.as_ref().map(ToString::to_string).unwrap_or_default(),
        lines: count(sum.lines),
        cents: sum.cents.cents(),
    }
}

fn standing(line: &Line) -> (v1::LineStanding, i32) {
    match line.standing {
        Standing::Counted => (v1::LineStanding::Counted, 0),
        Standing::LeftOut(rule) => (v1::LineStanding::LeftOut, rule.number()),
        Standing::Marked(Finding::Error) => (v1::LineStanding::Error, 0),
        Standing::Marked(Finding::Uncertainty) => (v1::LineStanding::Uncertain, 0),
    }
}

fn explained_line(line: &Line) -> v1::ExplainedLine {
    let (standing, left_out) = standing(line);
    v1::ExplainedLine {
        line_id: line.id.to_string(),
        counts: counted(line.counts).into(),
        kind: line.kind.number(),
        component: line.component.as_ref().map(ToString::to_string).unwrap_or_default(),
        year: line.year.number().into(),
        concerns: line.concerns.number().into(),
        cents: line.amount.cents(),
        standing: standing.into(),
        left_out,
        rests_on: line.rests_on.iter().copied().map(count).collect(),
        happened_on: day(line.on),
        household_pseudonym: line.pseudonym().unwrap_or_default(),
        adds: 0,
    }
}

fn counted(counted: Counted) -> v1::CountedFact {
    match counted {
        Counted::Victim => v1::CountedFact::Victim,
        Counted::FirstContact => v1::CountedFact::FirstContact,
        Counted::Plan => v1::CountedFact::Plan,
        Counted::Aftercare => v1::CountedFact::Aftercare,
        Counted::Talk => v1::CountedFact::Talk,
        Counted::YearOfSupport => v1::CountedFact::YearOfSupport,
        Counted::Cost => v1::CountedFact::Cost,
    }
}

fn comparison_of(compared: &Compared, shown: Shown) -> v1::FigureComparison {
    let change = |change: &a::Change| v1::FigureChange {
        reason: change.label.number(),
        difference: change.difference,
        lines: count(change.lines.len() as u64),
        line_ids: match shown {
            Shown::Records => change.lines.iter().map(ToString::to_string).collect(),
            Shown::Figures => vec![],
        },
    };
    v1::FigureComparison {
        id: compared.id.to_string(),
        kind: compared.kind.number(),
        before: compared.before.map(value),
        after: compared.after.map(value),
        changes: compared.changes.iter().map(change).collect(),
    }
}
