//! An objection is lodged against the decision, and decided (bezwaar, Awb 6 and 7).
//!
//! One that is founded reopens the decision. Who decided on the provision neither records an objection nor decides on
//! it (as Awb 10:3(3) says of a mandate), and who requested does not decide on it. An objection before the notification
//! is in time (Awb 6:10).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::ProvisionRefusal;
use super::rules::{MOST_OBJECTIONS, fits};
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::OfficerId;
use crate::sealed::Sealed;

/// Whether an objection came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum InTime {
    /// On or before the last day.
    Yes,
    /// After it; whether that is excused is part of deciding it (Awb 6:11).
    Late,
}

/// What was decided on an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum ObjectionOutcome {
    /// Founded: the decision is taken anew.
    Founded,
    /// Partly founded: the decision is taken anew.
    PartlyFounded,
    /// Unfounded: the decision stands.
    Unfounded,
    /// Inadmissible: the decision stands.
    Inadmissible,
}

/// An objection and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// How it was lodged.
    pub lodged: ObjectionLodged,
    /// What was decided on it, once it was.
    pub decided: Option<ObjectionDecided>,
}

/// Records that an objection came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LodgeObjection {
    /// When it was sent, and by whom stated.
    pub fact: Fact,
    /// What it says, sealed.
    pub text: Option<Sealed>,
}

/// An objection was lodged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionLodged {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Whether it came in time.
    pub in_time: InTime,
    /// What it says, sealed.
    pub text: Option<Sealed>,
}

/// Decides on the objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecideObjection {
    /// When, and by whom decided.
    pub fact: Fact,
    /// What is decided.
    pub outcome: ObjectionOutcome,
    /// The reasons, sealed.
    pub text: Sealed,
}

/// The objection was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionDecided {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who decided it.
    pub by: OfficerId,
    /// What was decided.
    pub outcome: ObjectionOutcome,
    /// The reasons, sealed.
    pub text: Sealed,
}

impl Operation for LodgeObjection {
    type Event = ObjectionLodged;

    fn decide(&self, file: &File) -> Result<ObjectionLodged, ProvisionRefusal> {
        let decision = file.decision_in_force()?;
        if let Some(open) = file.open_objection() {
            return Err(ProvisionRefusal::ObjectionAlreadyOpen { on: open.lodged.on });
        }
        file.not_before(&self.fact, decision.decided.on)?;
        let last_day = decision.notified.as_ref().map(|notified| notified.objection_until);
        let in_time = match last_day.is_none_or(|last| self.fact.on <= last) {
            true => InTime::Yes,
            false => InTime::Late,
        };
        fits(file.objections.len(), MOST_OBJECTIONS)?;
        file.reopened_by_others(&self.fact)?;
        Ok(ObjectionLodged { on: self.fact.on, by: self.fact.by.clone(), in_time, text: self.text.clone() })
    }
}

impl Change for ObjectionLodged {
    fn change(&self, file: &mut File) {
        file.objections.push(Objection { lodged: self.clone(), decided: None });
    }
}

impl Operation for DecideObjection {
    type Event = ObjectionDecided;

    fn decide(&self, file: &File) -> Result<ObjectionDecided, ProvisionRefusal> {
        let objection = file.open_objection().ok_or(ProvisionRefusal::NoObjectionOpen)?;
        file.not_before(&self.fact, objection.lodged.on)?;
        if file.has_done(Duty::Decide, &self.fact.by) {
            return Err(ProvisionRefusal::DeciderMayNotDecideObjection);
        }
        if file.has_done(Duty::Request, &self.fact.by) {
            return Err(ProvisionRefusal::RequesterMayNotDecideObjection);
        }
        Ok(ObjectionDecided {
            on: self.fact.on,
            by: self.fact.by.clone(),
            outcome: self.outcome,
            text: self.text.clone(),
        })
    }
}

impl Change for ObjectionDecided {
    fn change(&self, file: &mut File) {
        if let Some(objection) = file.objections.last_mut() {
            objection.decided = Some(self.clone());
        }
        match self.outcome {
            ObjectionOutcome::Founded | ObjectionOutcome::PartlyFounded => file.reopen_by_objection(self.on),
            ObjectionOutcome::Unfounded | ObjectionOutcome::Inadmissible => {}
        }
    }
}
