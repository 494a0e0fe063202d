//! Where a figure comes from: its lines, what each adds, and every event behind them.
//!
//! Sufficient: a basis of nothing but the events at [`Explanation::positions`] gives the figure the same value. So
//! whoever has those events and their proofs can check the figure without the rest of the ledger.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::account::LineId;
use domain::ids::FileHash;
use serde::{Deserialize, Serialize};

use crate::definition::{Definition, Derivation, Figure, FigureId};
use crate::line::{Counted, Line};
use crate::question::{Question, Reference};
use crate::report::ReportedFigure;
use crate::value::Value;
use crate::{AccountError, Basis, RULES};

/// The format of an explanation's JSON.
pub const EXPLANATION_FORMAT: &str = "herstelboek-figure/1";

/// A figure with everything behind it. The order of the fields is that of the JSON, and part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// [`EXPLANATION_FORMAT`].
    pub format: String,
    /// What was asked.
    pub question: Question,
    /// The hash of the indicator set's text.
    pub indicators: FileHash,
    /// The version of the rules.
    pub rules: String,
    /// The figure and its value.
    pub figure: ReportedFigure,
    /// What each line, or advance, adds to it; together its value. By id.
    pub shares: Vec<Share>,
    /// The lines themselves, by id; an advance is no line.
    pub lines: Vec<Line>,
    /// The positions of all events it rests on, what defines fund and account among them; ascending.
    pub positions: Vec<u64>,
}

/// What a line adds to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The line; of an advance, the position of its event.
    pub line: LineId,
    /// Euro cents; or 1 for what is counted, and 0 for a line about something another line counted. Less than nothing
    /// where a figure is made by subtracting.
    pub adds: i64,
}

/// Bytes that are no explanation of a figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExplanationError {
    /// No JSON, or not that of an explanation. What is in it is not repeated.
    #[error("this is no explanation of a figure at line {line}, column {column}; make it again")]
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Another format.
    #[error("the explanation has another format; this version reads {EXPLANATION_FORMAT}")]
    Format,
}

impl Basis {
    /// Where a figure of the account asked for comes from.
    ///
    /// # Errors
    /// In the order of [`AccountError`].
    pub fn explain(&self, question: &Question, figure: &FigureId) -> Result<Explanation, AccountError> {
        let (definition, source) = self.asked(question)?;
        let Some(asked) = definition.figure(figure) else {
            let known = definition.figures().iter().map(|one| one.id.clone()).collect();
            return Err(AccountError::FigureUnknown { figure: figure.clone(), known });
        };
        let worked = source.work_out_one(&definition, asked);
        let shares = source.shares(&definition, asked);
        let mut positions = self.rests_on(&definition, asked, &source.lines, &shares);
        positions.extend(self.defines(question)?);
        Ok(Explanation {
            format: EXPLANATION_FORMAT.to_owned(),
            question: question.clone(),
            indicators: self.adopted(question.fund, question.year)?.sha256().clone(),
            rules: RULES.to_owned(),
            figure: ReportedFigure { id: asked.id.clone(), value: worked.value, lines: worked.lines },
            lines: source.lines.into_iter().filter(|line| shares.contains_key(&line.id)).collect(),
            shares: shares.into_iter().map(|(line, adds)| Share { line, adds }).collect(),
            positions: positions.into_iter().collect(),
        })
    }

    /// The events that define the fund and the account, and those that settled a year of it.
    fn defines(&self, question: &Question) -> Result<Vec<u64>, AccountError> {
        let account = self.opened_account(question.fund, question.year)?;
        let fund = self.known_fund(question.fund)?;
        let submitted = self.accounts().filter(|one| one.fund == question.fund);
        let submitted = submitted.filter_map(|one| one.submitted.as_ref().map(|it| [one.opened_at, it.at]));
        let own = [account.opened_at, account.adopted_at];
        Ok(fund.defined_at().chain(own).chain(submitted.flatten()).collect())
    }

    /// Every event the figure's lines rest on; and what the other lines rest on that those events bring with them, so that
    /// each comes out as it is and none adds what it does not.
    fn rests_on(
        &self,
        definition: &Definition,
        figure: &Figure,
        lines: &[Line],
        shares: &BTreeMap<LineId, i64>,
    ) -> BTreeSet<u64> {
        let mut brings: HashMap<u64, Vec<&Line>> = HashMap::new();
        lines.iter().for_each(|line| brings.entry(line.id.position).or_default().push(line));
        let mut open: Vec<u64> = shares.keys().map(|id| id.position).collect();
        // Years of support are brought by the fund itself, which is always there.
        let years = lines.iter().filter(|line| line.counts == Counted::YearOfSupport);
        if could_take_years(definition, figure, years.clone().next()) {
            open.extend(years.flat_map(|line| line.rests_on.iter().copied()));
        }
        let own = lines.iter().filter(|line| shares.contains_key(&line.id));
        open.extend(own.flat_map(|line| line.rests_on.iter().copied()));
        let mut found = BTreeSet::new();
        while let Some(position) = open.pop() {
            if found.insert(position) {
                let brought = brings.get(&position).into_iter().flatten();
                let brought = brought.filter(|line| line.counts != Counted::YearOfSupport);
                open.extend(brought.flat_map(|line| line.rests_on.iter().copied()));
            }
        }
        found
    }
}

/// Whether a year of support could add to the figure in any circumstances. Every figure it is made of is looked at once.
fn could_take_years(definition: &Definition, figure: &Figure, year: Option<&Line>) -> bool {
    let Some(line) = year else { return false };
    let (mut open, mut seen) = (vec![figure], BTreeSet::from([&figure.id]));
    while let Some(figure) = open.pop() {
        if let Derivation::Count { of, .. } | Derivation::Sum { of } = &figure.derivation
            && of.could_take(line.component.as_ref(), line.counts)
        {
            return true;
        }
        let parts = figure.derivation.parts().iter().filter_map(|id| definition.figure(id));
        open.extend(parts.filter(|part| seen.insert(&part.id)));
    }
    false
}

impl Explanation {
    /// The name of the figure, by which it is asked for again.
    #[must_use]
    pub fn reference(&self) -> Reference {
        let Question { fund, year, position, .. } = self.question;
        Reference { fund, year, figure: self.figure.id.clone(), position }
    }

    /// What the shares come to: the value again, added up anew.
    #[must_use]
    pub fn recount(&self) -> Value {
        let number = self.shares.iter().fold(0_i64, |sum, share| sum.saturating_add(share.adds));
        match self.figure.value {
            Value::YesNo(_) => self.figure.value,
            value => Value::of(value.kind(), number),
        }
    }

    /// The explanation as one line of JSON that ends with a line feed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec(self)
            .expect("an explanation has text keys only and no value that JSON cannot hold");
        bytes.push(b'\n');
        bytes
    }

    /// Reads an explanation.
    ///
    /// # Errors
    /// In the order of [`ExplanationError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ExplanationError> {
        let explanation: Self = serde_json::from_slice(bytes)
            .map_err(|error| ExplanationError::Unreadable { line: error.line(), column: error.column() })?;
        match explanation.format == EXPLANATION_FORMAT {
            true => Ok(explanation),
            false => Err(ExplanationError::Format),
        }
    }
}
