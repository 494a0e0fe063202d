//! The words of signals as they stand in columns and filters: those of the API's enums, and `NONE`.
//!
//! A word added to the domain does not compile until it has its word here.

use domain::household::LifeDomain;
use domain::signal::{SignalCategory, SignalOutcome, SignalStage};

pub(super) use crate::words::NONE;
use crate::words::words;

words! {
    /// How far a signal is.
    STATES, state(SignalStage) {
        SignalStage::Open => "OPEN",
        SignalStage::FollowedUp => "FOLLOWED_UP",
        SignalStage::Improved => "IMPROVED",
        SignalStage::Closed => "CLOSED",
    };
    /// What was noticed.
    CATEGORIES, category(SignalCategory) {
        SignalCategory::Bottleneck => "BOTTLENECK",
        SignalCategory::AdministrativeRisk => "ADMINISTRATIVE_RISK",
        SignalCategory::MoralDilemma => "MORAL_DILEMMA",
    };
    /// What became of it, if anything.
    OUTCOMES, outcome(Option<SignalOutcome>) {
        None => "NONE",
        Some(SignalOutcome::Solved) => "SOLVED",
        Some(SignalOutcome::Escalated) => "ESCALATED",
        Some(SignalOutcome::NoActionNeeded) => "NO_ACTION_NEEDED",
    };
    /// The life domain it is on, if any.
    LIFE_DOMAINS, life_domain(Option<LifeDomain>) {
        None => "NONE",
        Some(LifeDomain::Finance) => "FINANCE",
        Some(LifeDomain::Family) => "FAMILY",
        Some(LifeDomain::Work) => "WORK",
        Some(LifeDomain::Housing) => "HOUSING",
        Some(LifeDomain::Care) => "CARE",
    };
}
