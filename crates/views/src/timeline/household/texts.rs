//! The sealed texts of each event of a household.

use domain::household::{
    AftercareStarted, ContactAttempted, FirstContactMade, FirstConversationHeld, Goal,
    HandedOverToRegularSupport, HouseholdEvent as E, HouseholdReported, HouseholdTransferred,
    IntakeConversationHeld, Measure, MeasureCompleted, MeasureStopped, MemberDetailsChanged, MemberJoined,
    NeedAnswered, NoteAdded, ReferredToOrganisation, SupportEnded, SupportResumed, TermOverridden,
    ThreatAssessed, ThreatResolved, ThreeWayTalkHeld,
};

use crate::timeline::{Label, Owner, SealedText};

/// The sealed texts of an event.
pub(in crate::timeline) fn texts(event: &E) -> Vec<SealedText<'_>> {
    match event {
        E::MemberJoined(MemberJoined { person, identity, .. })
        | E::MemberDetailsChanged(MemberDetailsChanged { person, identity, .. }) => {
            vec![SealedText { label: Label::Name, owner: Owner::Person(*person), sealed: &identity.name }]
        }
        E::HouseholdReported(HouseholdReported { text, .. })
        | E::FirstConversationHeld(FirstConversationHeld { text, .. })
        | E::IntakeConversationHeld(IntakeConversationHeld { text, .. })
        | E::ThreeWayTalkHeld(ThreeWayTalkHeld { text, .. }) => SealedText::maybe(Label::Report, text),
        E::ContactAttempted(ContactAttempted { text, .. })
        | E::FirstContactMade(FirstContactMade { text, .. })
        | E::ThreatAssessed(ThreatAssessed { text, .. })
        | E::ThreatResolved(ThreatResolved { text, .. })
        | E::NeedAnswered(NeedAnswered { text, .. })
        | E::MeasureCompleted(MeasureCompleted { text, .. })
        | E::ReferredToOrganisation(ReferredToOrganisation { text, .. })
        | E::AftercareStarted(AftercareStarted { text, .. })
        | E::SupportEnded(SupportEnded { text, .. })
        | E::HouseholdTransferred(HouseholdTransferred { text, .. })
        | E::HandedOverToRegularSupport(HandedOverToRegularSupport { text, .. }) => {
            SealedText::maybe(Label::Remark, text)
        }
        E::MeasureStopped(MeasureStopped { text, .. })
        | E::TermOverridden(TermOverridden { text, .. })
        | E::SupportResumed(SupportResumed { text, .. }) => {
            vec![SealedText::of_household(Label::Reason, text)]
        }
        E::NoteAdded(NoteAdded { text, .. }) => vec![SealedText::of_household(Label::Note, text)],
        E::NeedRecorded(at) => vec![SealedText::of_household(Label::Need, &at.text)],
        E::PlanDrawnUp(at) => plan(&at.goals, &at.measures).collect(),
        E::PlanRevised(at) => {
            let why = SealedText::of_household(Label::Reason, &at.reason);
            std::iter::once(why).chain(plan(&at.goals, &at.measures)).collect()
        }
        E::MemberLeft(_)
        | E::VictimStatusRecorded(_)
        | E::CoordinatorAssigned(_)
        | E::NeedClosed(_)
        | E::PlanAgreed(_)
        | E::MeasureStarted(_)
        | E::ConsentGiven(_)
        | E::ConsentWithdrawn(_)
        | E::DebtPhaseEntered(_)
        | E::DebtTrajectoryLeft(_) => Vec::new(),
    }
}

/// The goals of a plan, then its measures.
fn plan<'a>(goals: &'a [Goal], measures: &'a [Measure]) -> impl Iterator<Item = SealedText<'a>> {
    let goals = goals.iter().map(|goal| SealedText::of_household(Label::Goal, &goal.text));
    goals.chain(measures.iter().map(|measure| SealedText::of_household(Label::Measure, &measure.text)))
}
