//! What a signal is about, and what became of it.
//!
//! The words stand in recorded events and never change; a new word is added at the end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was noticed (signaal).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum SignalCategory {
    /// Something that holds up support (knelpunt).
    Bottleneck,
    /// Something that may go wrong in the administration.
    AdministrativeRisk,
    /// Whatever is chosen, a value is harmed (moreel dilemma).
    MoralDilemma,
}

/// What became of a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum SignalOutcome {
    /// Solved.
    Solved,
    /// Put to somebody who can do more about it.
    Escalated,
    /// Nothing has to be done.
    NoActionNeeded,
}
