//! How far a household is, in the five steps of VNG, read from the facts.
//!
//! A stage is for showing and filtering. No rule looks at it: the steps are indicative, not prescriptive.

use super::Household;
use super::case::Case;

/// The furthest step that the facts show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nobody reported it.
    Unknown,
    /// Reported, not reached yet (step 1).
    Reported,
    /// First contact was made (step 2).
    Contacted,
    /// A first or an intake conversation was held (step 3).
    Intake,
    /// A plan was drawn up, and nobody agreed to it yet (step 4).
    Planned,
    /// The plan was agreed and is being carried out (step 5).
    Supported,
    /// Aftercare started.
    Aftercare,
    /// Support ended.
    Ended,
}

impl Household {
    /// How far the household is.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self {
            Self::Unknown => Stage::Unknown,
            Self::Open(case) => open(case),
            Self::Ended(_) => Stage::Ended,
        }
    }
}

fn open(case: &Case) -> Stage {
    match &case.plan {
        Some(plan) if plan.aftercare.is_some() => Stage::Aftercare,
        Some(plan) if plan.versions.iter().any(|version| !version.agreed.is_empty()) => Stage::Supported,
        Some(_) => Stage::Planned,
        None if case.first_conversation.is_some() || !case.intake_conversations.is_empty() => Stage::Intake,
        None if case.first_contact.is_some() => Stage::Contacted,
        None => Stage::Reported,
    }
}
