//! How far a household of the caseload is.

use super::dice::Dice;
use crate::demo::words::{Told, nl_en};

/// The furthest that a household gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Reach {
    /// Reported; perhaps somebody tried to reach it.
    Found,
    /// First contact was made.
    Contacted,
    /// Conversations were held.
    Intake,
    /// There is a plan.
    Planned,
    /// Measures were started.
    Supported,
    /// Aftercare.
    Aftercare,
    /// Support ended.
    Ended(Ending),
}

/// How support ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Ending {
    /// All was done.
    Completed,
    /// Regular support took over.
    HandedOver,
    /// The household moved.
    Transferred,
    /// The household wanted no more.
    Withdrawn,
    /// Nobody in it was recognised.
    NotRecognised,
}

/// How many households in a hundred get how far.
const SHARES: [(u32, Reach); 11] = [
    (12, Reach::Found),
    (17, Reach::Contacted),
    (19, Reach::Intake),
    (14, Reach::Planned),
    (26, Reach::Supported),
    (4, Reach::Aftercare),
    (3, Reach::Ended(Ending::Completed)),
    (1, Reach::Ended(Ending::HandedOver)),
    (1, Reach::Ended(Ending::Transferred)),
    (2, Reach::Ended(Ending::Withdrawn)),
    (1, Reach::Ended(Ending::NotRecognised)),
];

impl Reach {
    /// How far a household gets.
    pub(super) fn of(dice: Dice) -> Self {
        dice.weighed("reach", &SHARES)
    }

    /// The last of the five steps of VNG that the household takes part in, from 1.
    pub(super) fn steps(self) -> u8 {
        match self {
            Self::Found => 1,
            Self::Contacted | Self::Ended(Ending::Withdrawn | Ending::NotRecognised) => 2,
            Self::Intake | Self::Ended(Ending::Transferred) => 3,
            Self::Planned => 4,
            Self::Supported | Self::Aftercare | Self::Ended(Ending::Completed | Ending::HandedOver) => 5,
        }
    }

    /// Whether nothing is left to do in the plan.
    pub(super) fn is_finished(self) -> bool {
        matches!(self, Self::Aftercare | Self::Ended(Ending::Completed | Ending::HandedOver))
    }

    /// Its line in the summary: which one, and in words.
    pub(super) fn line(self) -> (usize, Told) {
        match self {
            Self::Found => (0, nl_en("1 gevonden", "1 found")),
            Self::Contacted => (1, nl_en("2 eerste contact", "2 first contact")),
            Self::Intake => (2, nl_en("3 intake", "3 intake")),
            Self::Planned => (3, nl_en("4 plan van aanpak", "4 plan")),
            Self::Supported => (4, nl_en("5 uitvoering", "5 carrying it out")),
            Self::Aftercare => (5, nl_en("  nazorg", "  aftercare")),
            Self::Ended(_) => (6, nl_en("  hulp beëindigd", "  support ended")),
        }
    }
}
