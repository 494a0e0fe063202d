//! What can happen to a household, and who words it.

use super::{
    contact, ending, finding, intake, plan, provision,
    scene::{Asked, Scene},
};

/// Something that happens to a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::generator) enum Act {
    Report,
    Join,
    Leave,
    Details,
    Status,
    Rejection,
    Coordinator,
    Attempt,
    Contact,
    Threat,
    ThreatOver,
    FirstConversation,
    Intake,
    Need,
    NeedAnswered,
    NeedClosed,
    ThreeWayTalk,
    Consent,
    NoConsent,
    Plan,
    Revise,
    Agree,
    Start,
    Complete,
    Stop,
    Refer,
    Override,
    Debt,
    DebtExit,
    Note,
    Provision,
    Signal,
    Aftercare,
    End,
    HandOver,
    Transfer,
    Resume,
}

impl Act {
    /// What may come at any moment, in place or not.
    pub(super) const ANY: [Self; 12] = [
        Self::Note,
        Self::Attempt,
        Self::Threat,
        Self::ThreatOver,
        Self::Need,
        Self::Status,
        Self::Override,
        Self::Agree,
        Self::Complete,
        Self::NoConsent,
        Self::DebtExit,
        Self::Resume,
    ];

    /// What is asked; `None` when there is nothing to ask it about.
    pub(super) fn asked(self, scene: &mut Scene<'_>) -> Option<Asked> {
        let command = match self {
            Self::Provision => return provision::request(scene),
            Self::Signal => return Some(Asked::Signal(intake::noticed(scene))),
            Self::Report => Some(finding::report(scene)),
            Self::Join => Some(finding::join(scene)),
            Self::Leave => finding::leave(scene),
            Self::Details => finding::details(scene),
            Self::Status => finding::status(scene),
            Self::Rejection => finding::rejection(scene),
            Self::Coordinator => Some(finding::coordinator(scene)),
            Self::Attempt => Some(contact::attempt(scene)),
            Self::Contact => Some(contact::contact(scene)),
            Self::Threat => Some(contact::threat(scene)),
            Self::ThreatOver => Some(contact::threat_over(scene)),
            Self::FirstConversation => Some(intake::first_conversation(scene)),
            Self::Intake => Some(intake::conversation(scene)),
            Self::Need => Some(intake::need(scene)),
            Self::NeedAnswered => intake::need_answered(scene),
            Self::NeedClosed => intake::need_closed(scene),
            Self::ThreeWayTalk => Some(intake::three_way_talk(scene)),
            Self::Consent => intake::consent(scene),
            Self::NoConsent => intake::no_consent(scene),
            Self::Plan => Some(plan::draw_up(scene)),
            Self::Revise => plan::revise(scene),
            Self::Agree => plan::agree(scene),
            Self::Start => plan::start(scene),
            Self::Complete => plan::complete(scene),
            Self::Stop => plan::stop(scene),
            Self::Refer => Some(plan::refer(scene)),
            Self::Override => ending::override_term(scene),
            Self::Debt => plan::debt(scene),
            Self::DebtExit => plan::debt_exit(scene),
            Self::Note => Some(ending::note(scene)),
            Self::Aftercare => Some(ending::aftercare(scene)),
            Self::End => Some(ending::end(scene)),
            Self::HandOver => Some(ending::hand_over(scene)),
            Self::Transfer => Some(ending::transfer(scene)),
            Self::Resume => Some(ending::resume(scene)),
        };
        command.map(Asked::Household)
    }
}
