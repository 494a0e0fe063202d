//! A court ruled on the decision (beroep, hoger beroep).
//!
//! A decision that was annulled is open again: what follows from the ruling, or what the court decided itself
//! (Awb 8:72(3)), is recorded as the next decision. A higher court may let it stand after all. Who decided on the
//! provision does not record a ruling: nobody opens their own decision again.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use super::rules::{MOST_RULINGS, fits};
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Which court.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Court {
    /// The district court (rechtbank).
    DistrictCourt,
    /// The court of higher appeal.
    HigherAppeal,
}

/// What a court ruled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum RulingOutcome {
    /// The decision stands.
    Upheld,
    /// The decision is annulled, and taken anew.
    Annulled,
    /// The decision is annulled, and the court decides itself.
    AnnulledSelfDecided,
}

/// Records a ruling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordCourtRuling {
    /// When the court ruled, and by whom stated.
    pub fact: Fact,
    /// Which court.
    pub court: Court,
    /// What it ruled.
    pub outcome: RulingOutcome,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// A court ruled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CourtRuled {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which court.
    pub court: Court,
    /// What it ruled.
    pub outcome: RulingOutcome,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

impl Operation for RecordCourtRuling {
    type Event = CourtRuled;

    fn decide(&self, file: &File) -> Result<CourtRuled, ProvisionRefusal> {
        let decision = file.decision().ok_or(ProvisionRefusal::NotDecided)?;
        file.not_before(&self.fact, decision.decided.on)?;
        fits(file.rulings.len(), MOST_RULINGS)?;
        file.reopened_by_others(&self.fact)?;
        Ok(CourtRuled {
            on: self.fact.on,
            by: self.fact.by.clone(),
            court: self.court,
            outcome: self.outcome,
            text: self.text.clone(),
        })
    }
}

impl Change for CourtRuled {
    fn change(&self, file: &mut File) {
        match self.outcome {
            RulingOutcome::Annulled | RulingOutcome::AnnulledSelfDecided => file.annul(self.on),
            RulingOutcome::Upheld => file.uphold(),
        }
        file.rulings.push(self.clone());
    }
}
