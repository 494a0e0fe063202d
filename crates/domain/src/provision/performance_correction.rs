//! What a delivery is worth is corrected: it was measured wrongly, not delivered after all, or entered late.
//!
//! The statement stays as it was made. This is a new fact of the day it is stated on, which names the day of the delivery:
//! the year of that day may be closed. What is ordered or paid stays covered by what is stated to be delivered; money
//! paid for nothing is ordered back, which corrects the account in its own way.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::performance::PerformanceStated;
use super::refusal::ProvisionRefusal;
use super::rules::{MOST_CORRECTIONS, fits};
use super::separation::separate;
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::OfficerId;
use crate::money::EuroCents;

/// Why what a delivery is worth is corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum PerformanceCorrection {
    /// It was measured or valued wrongly.
    MeasuredWrongly,
    /// It was not delivered, or not all of it.
    NotDelivered,
    /// Something of it was entered late.
    LateEntry,
    /// Another reason.
    Other,
}

/// Corrects what a delivery is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectPerformance {
    /// When it is stated, and by whom.
    pub fact: Fact,
    /// Which statement.
    pub statement: u16,
    /// What the delivery is really worth, in euro cents: nothing or more.
    pub amount: EuroCents,
    /// Why.
    pub reason: PerformanceCorrection,
}

/// What a delivery is worth was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerformanceCorrected {
    /// The date on which the correction was stated.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which statement.
    pub statement: u16,
    /// On which commitment.
    pub commitment: u16,
    /// What the delivery was worth until then, in euro cents.
    pub was: EuroCents,
    /// What it is worth, in euro cents.
    pub amount: EuroCents,
    /// The day of the delivery, which may be in a closed year.
    pub corrects: Date,
    /// Why.
    pub reason: PerformanceCorrection,
}

impl Operation for CorrectPerformance {
    type Event = PerformanceCorrected;

    fn decide(&self, file: &File) -> Result<PerformanceCorrected, ProvisionRefusal> {
        let (statement, amount) = (self.statement, self.amount);
        let stated = file.performances.iter().find(|one| one.statement == statement);
        let stated = stated.ok_or(ProvisionRefusal::PerformanceUnknown { statement })?;
        let last = file.corrections_of(statement).next_back();
        file.not_before(&self.fact, last.map_or(stated.on, |last| last.on))?;
        separate(file, &self.fact, Duty::StatePerformance)?;
        let was = file.worth(stated);
        if amount == was {
            return Err(ProvisionRefusal::WorthUnchanged { statement, worth: was });
        }
        self.fits_commitment(file, stated, was)?;
        fits(file.worth_corrections.len(), MOST_CORRECTIONS)?;
        Ok(PerformanceCorrected {
            on: self.fact.on,
            by: self.fact.by.clone(),
            statement,
            commitment: stated.commitment,
            was,
            amount,
            corrects: stated.performed_on,
            reason: self.reason,
        })
    }
}

impl CorrectPerformance {
    /// What is then delivered is no less than is ordered or paid and, when it becomes more, no more than is promised.
    fn fits_commitment(
        &self,
        file: &File,
        stated: &PerformanceStated,
        was: EuroCents,
    ) -> Result<(), ProvisionRefusal> {
        let commitment = file.commitment(stated.commitment)?;
        let (worth, committed, ordered) = (self.amount, commitment.kept(), commitment.ordered);
        let others = file.stated(stated.commitment, Date::MAX) - was;
        if worth < EuroCents::ZERO.max(ordered - others) {
            return Err(ProvisionRefusal::WorthBelowOrdered { ordered, others, worth });
        }
        match worth > was.max(committed - others) {
            true => Err(ProvisionRefusal::WorthOverCommitment { committed, others, worth }),
            false => Ok(()),
        }
    }
}

impl Change for PerformanceCorrected {
    fn change(&self, file: &mut File) {
        file.worth_corrections.push(self.clone());
        file.did(Duty::StatePerformance, &self.by);
    }
}
