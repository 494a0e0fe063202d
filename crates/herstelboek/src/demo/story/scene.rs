//! One thing that happens in the story: the command that records it, and the sentence that tells it.
//!
//! What is recorded is Dutch in every language of the screen: a second run in English must send the same requests.

use jiff::civil::Date;

use crate::demo::{
    command::Command,
    words::{Told, nl_en},
};

/// The five steps of VNG, which are indicative and not prescriptive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Finding victims.
    Finding = 1,
    /// First contact, and whether there is a threatening situation.
    Contact = 2,
    /// Intake.
    Intake = 3,
    /// The plan.
    Plan = 4,
    /// Carrying it out.
    Support = 5,
}

impl Step {
    /// What the step is called.
    pub(super) fn title(self) -> Told {
        match self {
            Self::Finding => nl_en("Gedupeerden vinden", "Finding victims"),
            Self::Contact => nl_en(
                "Eerste contact, en is er een bedreigende situatie?",
                "First contact, and is there a threatening situation?",
            ),
            Self::Intake => nl_en("Intake: waar is hulp bij nodig?", "Intake: what help is needed?"),
            Self::Plan => nl_en("Plan van aanpak", "The plan"),
            Self::Support => nl_en("Uitvoering, samen met anderen", "Carrying it out, with others"),
        }
    }
}

/// Something that happens.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// What tells its request apart from the others; never changes.
    pub(super) name: &'static str,
    /// The day on which it happens.
    pub(super) on: Date,
    /// What records it.
    pub(super) command: Command,
    /// What a person reads.
    pub(super) told: Told,
}

/// A scene.
pub(super) fn scene(name: &'static str, on: Date, command: impl Into<Command>, told: Told) -> Scene {
    Scene { name, on, command: command.into(), told }
}
