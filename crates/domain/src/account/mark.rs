//! An accountant marks a line as wrong or uncertain, or takes the mark off again.
//!
//! Settlement leaves out what is marked. A mark changes the figures, so the account has to be drafted anew: neither the
//! draft nor its certificate outlives it. Whoever prepared the account marks nothing of it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Finding;
use super::file::AccountFile;
use super::line::LineId;
use super::operations::{Change, Operation};
use super::refusal::AccountRefusal;
use crate::fact::Fact;
use crate::ids::{HouseholdId, OfficerId};
use crate::sealed::Sealed;

/// The most lines marked at once in one account.
pub(super) const MOST_MARKS: u16 = 9_999;

/// Marks a line; a mark it has is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkLine {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which line.
    pub line: LineId,
    /// What was found.
    pub finding: Finding,
    /// The household the line is about, under whose key the text is sealed; none is under that of the account.
    pub household: Option<HouseholdId>,
    /// Why, sealed.
    pub text: Sealed,
}

/// A line was marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineMarked {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which line.
    pub line: LineId,
    /// What was found.
    pub finding: Finding,
    /// The household the line is about, under whose key the text is sealed; none is under that of the account.
    pub household: Option<HouseholdId>,
    /// Why, sealed.
    pub text: Sealed,
}

/// Takes the mark off a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClearMark {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which line.
    pub line: LineId,
}

/// The mark was taken off a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkCleared {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which line.
    pub line: LineId,
}

impl Operation for MarkLine {
    type Event = LineMarked;

    fn decide(&self, file: &AccountFile) -> Result<LineMarked, AccountRefusal> {
        if let Some(mark) = file.marks.get(&self.line) {
            file.not_before(&self.fact, mark.on)?;
        }
        file.may_examine(&self.fact)?;
        let is_new = !file.marks.contains_key(&self.line);
        if is_new && file.marks.size() >= usize::from(MOST_MARKS) {
            return Err(AccountRefusal::AccountFull { most: MOST_MARKS });
        }
        Ok(LineMarked {
            on: self.fact.on,
            by: self.fact.by.clone(),
            line: self.line,
            finding: self.finding,
            household: self.household,
            text: self.text.clone(),
        })
    }
}

impl Change for LineMarked {
    fn change(&self, file: &mut AccountFile) {
        file.marks.insert_mut(self.line, self.clone());
        file.examined.insert(self.by.clone());
        file.outdate();
    }
}

impl Operation for ClearMark {
    type Event = MarkCleared;

    fn decide(&self, file: &AccountFile) -> Result<MarkCleared, AccountRefusal> {
        let line = self.line;
        let mark = file.marks.get(&line);
        mark.map_or(Ok(()), |mark| file.not_before(&self.fact, mark.on))?;
        mark.ok_or(AccountRefusal::LineNotMarked { line })?;
        file.may_examine(&self.fact)?;
        Ok(MarkCleared { on: self.fact.on, by: self.fact.by.clone(), line })
    }
}

impl Change for MarkCleared {
    fn change(&self, file: &mut AccountFile) {
        file.marks.remove_mut(&self.line);
        file.examined.insert(self.by.clone());
        file.outdate();
    }
}
