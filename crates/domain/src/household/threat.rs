//! Whether the household is in a threatening situation, asked at the first contact and whenever needed
//! (VNG, step 2: bedreigende situatie).
//!
//! An assessment replaces the one before it; one without situations says that there is no threat. What is entered late,
//! dated before what stands, is kept in the history of the book: it says how things were and not how they are.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::operations::{Change, Operation};
use super::refusal::HouseholdRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::sealed::Sealed;
use crate::succession::takes_over;

/// A situation that cannot wait for the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum ThreatSituation {
    /// Losing the home.
    Eviction,
    /// Cut-off of gas, power, heat or water.
    UtilityCutOff,
    /// End of the health insurance.
    HealthInsuranceEnd,
    /// A serious health problem.
    SeriousHealthProblem,
    /// Serious concern for a child.
    SeriousConcernForChild,
}

/// Where the household stands as to threats.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Threat {
    /// Nobody has asked yet.
    #[default]
    NotAssessed,
    /// Assessed, and there was none.
    Clear(ThreatAssessed),
    /// There is one.
    Open(ThreatAssessed),
    /// There was one.
    Resolved {
        /// What it was.
        assessed: ThreatAssessed,
        /// How it ended.
        resolved: ThreatResolved,
    },
}

impl Threat {
    /// Since when it stands so: the date of the last assessment, or of its resolution; `None` when nobody has asked yet.
    #[must_use]
    pub fn since(&self) -> Option<Date> {
        match self {
            Self::NotAssessed => None,
            Self::Clear(assessed) | Self::Open(assessed) => Some(assessed.on),
            Self::Resolved { resolved, .. } => Some(resolved.on),
        }
    }
}

/// Assesses whether there is a threatening situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessThreat {
    /// When, and by whom stated.
    pub fact: Fact,
    /// All situations found; empty when there is none.
    pub situations: BTreeSet<ThreatSituation>,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// It was assessed whether there is a threatening situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreatAssessed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// All situations found; empty when there was none.
    pub situations: BTreeSet<ThreatSituation>,
    /// A remark, sealed.
    pub text: Option<Sealed>,
}

/// States that the threat is over. Dated before the assessment that stands it is about an earlier one, and the threat stays
/// open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolveThreat {
    /// When, and by whom stated.
    pub fact: Fact,
    /// How, sealed.
    pub text: Option<Sealed>,
}

/// The threat is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreatResolved {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// How, sealed.
    pub text: Option<Sealed>,
}

impl Operation for AssessThreat {
    type Event = ThreatAssessed;

    fn decide(&self, _: &Case) -> Result<ThreatAssessed, HouseholdRefusal> {
        Ok(ThreatAssessed {
            on: self.fact.on,
            by: self.fact.by.clone(),
            situations: self.situations.clone(),
            text: self.text.clone(),
        })
    }
}

impl Change for ThreatAssessed {
    fn change(&self, case: &mut Case) {
        if !takes_over(self.on, case.threat.since()) {
            return;
        }
        case.threat = match self.situations.is_empty() {
            true => Threat::Clear(self.clone()),
            false => Threat::Open(self.clone()),
        };
    }
}

impl Operation for ResolveThreat {
    type Event = ThreatResolved;

    fn decide(&self, case: &Case) -> Result<ThreatResolved, HouseholdRefusal> {
        match &case.threat {
            Threat::Open(_) => {
                Ok(ThreatResolved { on: self.fact.on, by: self.fact.by.clone(), text: self.text.clone() })
            }
            Threat::NotAssessed | Threat::Clear(_) | Threat::Resolved { .. } => {
                Err(HouseholdRefusal::NoThreatOpen)
            }
        }
    }
}

impl Change for ThreatResolved {
    fn change(&self, case: &mut Case) {
        if let Threat::Open(assessed) = &case.threat
            && takes_over(self.on, Some(assessed.on))
        {
            case.threat = Threat::Resolved { assessed: assessed.clone(), resolved: self.clone() };
        }
    }
}
