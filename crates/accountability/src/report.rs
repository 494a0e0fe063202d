//! The report: every figure of an account, as bytes that are the same whenever and wherever they are made.

use std::collections::BTreeMap;

use domain::account::{FinalAccount, Finding};
use domain::fund::{ComponentMethod, FundTerms};
use domain::ids::{ComponentCode, FileHash, FundId, PublicText, SisaCode};
use domain::money::{AccountingYear, EuroCents};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::definition::{Definition, FigureId, FigureKind};
use crate::figures::Source;
use crate::line::{LeftOut, Line, Standing};
use crate::question::Question;
use crate::value::{Value, Written};
use crate::{AccountError, Basis, RULES, hash};

/// The format of a report's JSON.
pub const REPORT_FORMAT: &str = "herstelboek-report/1";

/// The account of a fund for a year. The order of the fields is that of the JSON, and part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// [`REPORT_FORMAT`].
    pub format: String,
    /// The ledger, by the key of the municipality.
    pub ledger: String,
    /// The fund.
    pub fund: FundId,
    /// What it is called.
    pub fund_name: PublicText,
    /// The line of the account to the Rijk, when it has one.
    pub sisa_code: Option<SisaCode>,
    /// The year.
    pub year: AccountingYear,
    /// The events below this position count.
    pub position: u64,
    /// Facts that happened after this day do not count.
    pub effective_on: Date,
    /// Whether it is the final account.
    #[serde(with = "crate::value::yes_no")]
    pub final_account: FinalAccount,
    /// The hash of the indicator set's text.
    pub indicators: FileHash,
    /// The version of the rules.
    pub rules: String,
    /// Every figure of the set, in its order.
    pub figures: Vec<ReportedFigure>,
    /// What counts in the year and is left out or marked, by reason and component.
    pub left_out: Vec<LeftOutSum>,
    /// What has to be mended before it is an account.
    pub problems: Vec<Problem>,
}

/// A figure of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenFigure", into = "WrittenFigure")]
pub struct ReportedFigure {
    /// Which.
    pub id: FigureId,
    /// What it comes to.
    pub value: Value,
    /// Of how many lines; of a figure made of figures, those of all its parts.
    pub lines: u64,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFigure {
    id: FigureId,
    kind: FigureKind,
    value: Written,
    lines: u64,
}

/// What is left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOutSum {
    /// Why: the word of [`LeftOut`], or `error` or `uncertain` for what the accountant marked.
    pub reason: String,
    /// Of which component; none for victims.
    pub component: Option<ComponentCode>,
    /// How many lines.
    pub lines: u64,
    /// How much together, in euro cents.
    pub cents: EuroCents,
}

/// What has to be mended before a report is an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case", deny_unknown_fields)]
pub enum Problem {
    /// Neither norm nor actual cost was chosen for components that leave the choice: no amount of them counts.
    MethodNotChosen,
    /// A component has no norm amount for a year: what it counts for is left out.
    NormMissing {
        /// The component.
        component: ComponentCode,
        /// The year of the norm.
        year: AccountingYear,
        /// How many lines.
        lines: u64,
    },
}

/// Bytes that are no report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// No JSON, or not that of a report. What is in it is not repeated.
    #[error("this is no report of an account at line {line}, column {column}; make it again")]
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Another format.
    #[error("the report has another format; this version reads {REPORT_FORMAT}")]
    Format,
}

impl Basis {
    /// The account asked for, by the set adopted for it.
    ///
    /// # Errors
    /// In the order of [`AccountError`].
    pub fn report(&self, question: &Question) -> Result<Report, AccountError> {
        let (definition, source) = self.asked(question)?;
        let terms = self.terms(question.fund)?;
        let figures = source.work_out(&definition).into_iter().map(|(figure, worked)| ReportedFigure {
            id: figure.id.clone(),
            value: worked.value,
            lines: worked.lines,
        });
        Ok(Report {
            format: REPORT_FORMAT.to_owned(),
            ledger: question.ledger.clone(),
            fund: question.fund,
            fund_name: terms.name.clone(),
            sisa_code: terms.sisa_code.clone(),
            year: question.year,
            position: question.position,
            effective_on: question.effective_on,
            final_account: question.final_account,
            indicators: self.adopted(question.fund, question.year)?.sha256().clone(),
            rules: RULES.to_owned(),
            figures: figures.collect(),
            left_out: left_out(&source),
            problems: self.problems(question, &source)?,
        })
    }

    /// The definition and what its figures are worked out from.
    pub(crate) fn asked(&self, question: &Question) -> Result<(Definition, Source), AccountError> {
        let terms = self.terms(question.fund)?;
        let set = self.adopted(question.fund, question.year)?;
        let definition = Definition::parse(set.text().as_str())?;
        definition.check_against(terms, question.year)?;
        Ok((definition, self.source(question)?))
    }

    /// The terms of a fund, as last amended.
    ///
    /// # Errors
    /// [`AccountError::FundUnknown`].
    pub fn terms(&self, fund: FundId) -> Result<&FundTerms, AccountError> {
        self.known_fund(fund)?.terms().ok_or(AccountError::FundUnknown { fund })
    }

    fn problems(&self, question: &Question, source: &Source) -> Result<Vec<Problem>, AccountError> {
        let mut problems = BTreeMap::new();
        let fund = self.known_fund(question.fund)?;
        if fund.method().is_none() && leaves_choice(self.terms(question.fund)?) {
            problems.insert(Problem::MethodNotChosen, 0);
        }
        let missing = |line: &&Line| line.standing == Standing::LeftOut(LeftOut::NoNorm);
        for line in source.lines.iter().filter(|line| line.year == question.year).filter(missing) {
            if let Some(component) = line.component.clone() {
                let problem = Problem::NormMissing { component, year: line.concerns, lines: 0 };
                *problems.entry(problem).or_insert(0_u64) += 1;
            }
        }
        let counted = problems.into_iter().map(|(problem, count)| match problem {
            Problem::NormMissing { component, year, .. } => {
                Problem::NormMissing { component, year, lines: count }
            }
            Problem::MethodNotChosen => problem,
        });
        Ok(counted.collect())
    }
}

/// Whether any component leaves the choice between norm and actual cost.
fn leaves_choice(terms: &FundTerms) -> bool {
    terms.components.iter().any(|one| one.method == ComponentMethod::Chosen)
}

fn left_out(source: &Source) -> Vec<LeftOutSum> {
    let mut sums: BTreeMap<(Standing, Option<ComponentCode>), LeftOutSum> = BTreeMap::new();
    let in_year = source.lines.iter().filter(|line| line.year == source.year);
    for line in in_year.filter(|line| line.standing != Standing::Counted) {
        let component = line.component.clone();
        let sum = sums.entry((line.standing, component.clone())).or_insert_with(|| LeftOutSum {
            reason: reason(line.standing).to_owned(),
            component,
            lines: 0,
            cents: EuroCents::ZERO,
        });
        sum.lines += 1;
        sum.cents = EuroCents::new(sum.cents.cents().saturating_add(line.amount.cents()));
    }
    sums.into_values().collect()
}

fn reason(standing: Standing) -> &'static str {
    match standing {
        Standing::Counted => "counted",
        Standing::LeftOut(rule) => rule.word(),
        Standing::Marked(Finding::Error) => "error",
        Standing::Marked(Finding::Uncertainty) => "uncertain",
    }
}

impl Report {
    /// The report as one line of JSON that ends with a line feed. It has one form: what is pinned is the hash of these
    /// bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec(self).expect("a report has text keys only and no value that JSON cannot hold");
        bytes.push(b'\n');
        bytes
    }

    /// The SHA-256 hash of those bytes.
    #[must_use]
    pub fn sha256(&self) -> FileHash {
        hash::sha256(&self.to_bytes())
    }

    /// Reads a report.
    ///
    /// # Errors
    /// In the order of [`ReportError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ReportError> {
        let report: Self = serde_json::from_slice(bytes)
            .map_err(|error| ReportError::Unreadable { line: error.line(), column: error.column() })?;
        match report.format == REPORT_FORMAT {
            true => Ok(report),
            false => Err(ReportError::Format),
        }
    }

    /// A figure of it.
    #[must_use]
    pub fn figure(&self, id: &FigureId) -> Option<&ReportedFigure> {
        self.figures.iter().find(|figure| figure.id == *id)
    }
}

impl From<ReportedFigure> for WrittenFigure {
    fn from(figure: ReportedFigure) -> Self {
        let (kind, value) = (figure.value.kind(), figure.value.into());
        Self { id: figure.id, kind, value, lines: figure.lines }
    }
}

impl TryFrom<WrittenFigure> for ReportedFigure {
    type Error = &'static str;

    fn try_from(written: WrittenFigure) -> Result<Self, Self::Error> {
        let value = written.value.read(written.kind).ok_or("the value is not of the kind of the figure")?;
        Ok(Self { id: written.id, value, lines: written.lines })
    }
}
