//! Debt trajectories: one at a time per person, through phases that only go forward.
//!
//! The words are those of VNG's data standard for debt help (DDAS). Restructuring is offered to a person once,
//! whatever became of it: so a second solution is refused, also in a later trajectory.

mod enter;
mod leave;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::enter::{DebtPhaseEntered, EnterDebtPhase};
pub use self::leave::{DebtTrajectoryLeft, LeaveDebtTrajectory};
use crate::succession::Succession;

/// A phase of a debt trajectory, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum DebtPhase {
    /// Aanmelding.
    Registration,
    /// Intake.
    Intake,
    /// Stabilisatie.
    Stabilisation,
    /// Regeling.
    Arrangement,
    /// Oplossing.
    Solution,
    /// Nazorg.
    Aftercare,
}

impl DebtPhase {
    /// The phase as a word of the API: `REGISTRATION` to `AFTERCARE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Registration => "REGISTRATION",
            Self::Intake => "INTAKE",
            Self::Stabilisation => "STABILISATION",
            Self::Arrangement => "ARRANGEMENT",
            Self::Solution => "SOLUTION",
            Self::Aftercare => "AFTERCARE",
        }
    }
}

impl fmt::Display for DebtPhase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How a person is guided meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum DebtGuidance {
    /// Budgetcoaching.
    BudgetCoaching,
    /// Budgetbeheer.
    BudgetManagement,
    /// Beschermingsbewind.
    ProtectiveAdministration,
    /// Duurzame financiële dienstverlening (DFD).
    LongTermSupport,
    /// Budgetbegeleiding.
    BudgetGuidance,
}

/// How debts are solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum DebtSolution {
    /// Betalingsregeling.
    PaymentArrangement,
    /// Herfinanciering.
    Refinancing,
    /// Saneringskrediet.
    RestructuringCredit,
    /// Schuldbemiddeling.
    DebtMediation,
    /// Nulaanbod.
    ZeroOffer,
}

/// Why a person left a debt trajectory (uitval of uitstroom).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum DebtExit {
    /// Died.
    Deceased,
    /// Moved to another municipality.
    Moved,
    /// Did not show up.
    NoShow,
    /// Withdrew.
    Withdrawn,
    /// The trajectory did not suit.
    NotSuitable,
    /// Another reason.
    Other,
    /// The conditions were not met.
    NotMet,
    /// Completed.
    Completed,
    /// Solved the debts without help.
    SolvedBySelf,
}

/// The debt trajectories of one person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DebtFile {
    /// The trajectory the person is in: its phases.
    pub current: Option<Succession<DebtPhaseEntered>>,
    /// The trajectories the person left, oldest first.
    pub left: Vec<LeftTrajectory>,
}

/// A trajectory that ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftTrajectory {
    /// Its phases.
    pub phases: Succession<DebtPhaseEntered>,
    /// How it ended.
    pub left: DebtTrajectoryLeft,
}

impl DebtFile {
    /// The phase in which a solution was offered, in this or an earlier trajectory.
    #[must_use]
    pub fn solution_offered(&self) -> Option<&DebtPhaseEntered> {
        let earlier = self.left.iter().map(|left| &left.phases);
        earlier.chain(&self.current).flat_map(Succession::iter).find(|phase| phase.solution.is_some())
    }
}
