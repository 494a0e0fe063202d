//! A person enters a phase of a debt trajectory; the first one begins it.
//!
//! Phases may be skipped, never gone back to; a fresh start is a new trajectory after leaving this one.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DebtGuidance, DebtPhase, DebtSolution};
use crate::fact::Fact;
use crate::household::case::Case;
use crate::household::operations::{Change, Operation};
use crate::household::refusal::HouseholdRefusal;
use crate::ids::{OfficerId, PersonId};
use crate::succession::Succession;

/// Lets a person enter a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnterDebtPhase {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Who.
    pub person: PersonId,
    /// Which phase.
    pub phase: DebtPhase,
    /// How the person is guided in it.
    pub guidance: BTreeSet<DebtGuidance>,
    /// The solution that is offered, when it is in this phase.
    pub solution: Option<DebtSolution>,
}

/// A person entered a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DebtPhaseEntered {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Who.
    pub person: PersonId,
    /// Which phase.
    pub phase: DebtPhase,
    /// How the person is guided in it.
    pub guidance: BTreeSet<DebtGuidance>,
    /// The solution that was offered, when it was in this phase.
    pub solution: Option<DebtSolution>,
}

impl Operation for EnterDebtPhase {
    type Event = DebtPhaseEntered;

    fn decide(&self, case: &Case) -> Result<DebtPhaseEntered, HouseholdRefusal> {
        case.is_member(self.person)?;
        let file = case.debts.get(&self.person);
        if let Some(phases) = file.and_then(|file| file.current.as_ref())
            && self.phase <= phases.current.phase
        {
            let (phase, current) = (self.phase, phases.current.phase);
            return Err(HouseholdRefusal::DebtPhaseNotLater { phase, current });
        }
        if let Some(offered) = file.and_then(|file| file.solution_offered())
            && self.solution.is_some()
        {
            return Err(HouseholdRefusal::DebtSolutionAlreadyOffered { on: offered.on });
        }
        Ok(DebtPhaseEntered {
            on: self.fact.on,
            by: self.fact.by.clone(),
            person: self.person,
            phase: self.phase,
            guidance: self.guidance.clone(),
            solution: self.solution,
        })
    }
}

impl Change for DebtPhaseEntered {
    fn change(&self, case: &mut Case) {
        match &mut case.debts.entry(self.person).or_default().current {
            Some(phases) => phases.succeed(self.clone()),
            none => *none = Some(Succession::new(self.clone())),
        }
    }
}
