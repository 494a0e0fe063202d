//! How far a household is, in the five steps of VNG, read from the facts.
//!
//! A stage is for showing and filtering. No rule looks at it: the steps are indicative, not prescriptive.

use jiff::civil::Date;

use super::Household;
use super::course::Course;

/// The furthest step that the facts show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nobody reported it.
    Unknown,
    /// Reported, not reached yet (step 1).
    Reported,
    /// First contact was made, or a three-way talk was held (step 2).
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

impl Stage {
    /// All stages, in their order.
    pub const ALL: [Self; 8] = [
        Self::Unknown,
        Self::Reported,
        Self::Contacted,
        Self::Intake,
        Self::Planned,
        Self::Supported,
        Self::Aftercare,
        Self::Ended,
    ];
}

impl Household {
    /// How far the household is: the stage of its [`Course`].
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.case().map_or(Stage::Unknown, |case| case.course.stage())
    }
}

impl Course {
    /// How far the household is, all facts counted.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage_on(Date::MAX)
    }

    /// How far the household was on a date: what had happened by then, whenever it was recorded.
    #[must_use]
    pub fn stage_on(&self, on: Date) -> Stage {
        let happened = |fact: Option<Date>| fact.is_some_and(|fact| fact <= on);
        let furthest = [
            (Stage::Ended, self.ended_as_of(on)),
            (Stage::Aftercare, self.aftercare_on),
            (Stage::Supported, self.agreed_on),
            (Stage::Planned, self.plan_on),
            (Stage::Intake, self.first_conversation_on),
            (Stage::Intake, self.intake_on),
            (Stage::Contacted, self.first_contact_on),
            (Stage::Contacted, self.three_way_on),
        ];
        match furthest.into_iter().find(|(_, fact)| happened(*fact)) {
            _ if !happened(self.reported_on) => Stage::Unknown,
            Some((stage, _)) => stage,
            None => Stage::Reported,
        }
    }
}
