//! What had happened, as events.
//!
//! Each function is one event; what a story does not care about is filled in.

use std::collections::BTreeSet;

use domain::household::*;
use domain::ids::{MeasureId, MunicipalityKey, NeedId, PersonId};
use jiff::civil::Date;

use super::*;

pub(crate) fn reported() -> HouseholdEvent {
    reported_on(REPORT_DAY)
}

pub(crate) fn reported_on(on: Date) -> HouseholdEvent {
    HouseholdReported { on, by: officer(), source: ReportSource::UhtHandover, text: Some(text()) }.into()
}

pub(crate) fn joined(person: PersonId) -> HouseholdEvent {
    joined_as(person, VictimStatus::Potential)
}

pub(crate) fn joined_as(person: PersonId, victim_status: VictimStatus) -> HouseholdEvent {
    joined_on(REPORT_DAY, person, victim_status)
}

pub(crate) fn joined_on(on: Date, person: PersonId, victim_status: VictimStatus) -> HouseholdEvent {
    MemberJoined { on, by: officer(), person, ground: Ground::Applicant, victim_status, identity: identity() }
        .into()
}

pub(crate) fn left(person: PersonId) -> HouseholdEvent {
    left_on(DAY, person)
}

pub(crate) fn left_on(on: Date, person: PersonId) -> HouseholdEvent {
    MemberLeft { on, by: officer(), person, reason: LeavingReason::MovedOut }.into()
}

pub(crate) fn details_changed(person: PersonId) -> HouseholdEvent {
    MemberDetailsChanged { on: DAY, by: officer(), person, identity: identity() }.into()
}

pub(crate) fn status_recorded(on: Date, person: PersonId, status: VictimStatus) -> HouseholdEvent {
    VictimStatusRecorded { on, by: officer(), person, status }.into()
}

pub(crate) fn assigned(name: &str, reason: AssignmentReason) -> HouseholdEvent {
    assigned_on(DAY, name, reason)
}

pub(crate) fn assigned_on(on: Date, name: &str, reason: AssignmentReason) -> HouseholdEvent {
    let (coordinator, organisation) = (officer_called(name), organisation("neighbourhood-team"));
    CoordinatorAssigned { on, by: officer(), coordinator, organisation, reason }.into()
}

pub(crate) fn attempted() -> HouseholdEvent {
    let (channel, outcome) = (Channel::Phone, AttemptOutcome::NoAnswer);
    ContactAttempted { on: DAY, by: officer(), channel, outcome, text: None }.into()
}

pub(crate) fn first_contact() -> HouseholdEvent {
    FirstContactMade { on: DAY, by: officer(), channel: Channel::HomeVisit, text: Some(text()) }.into()
}

pub(crate) fn threat(situations: impl Into<BTreeSet<ThreatSituation>>) -> HouseholdEvent {
    threat_on(DAY, situations)
}

pub(crate) fn threat_on(on: Date, situations: impl Into<BTreeSet<ThreatSituation>>) -> HouseholdEvent {
    ThreatAssessed { on, by: officer(), situations: situations.into(), text: None }.into()
}

pub(crate) fn threat_resolved() -> HouseholdEvent {
    threat_resolved_on(DAY)
}

pub(crate) fn threat_resolved_on(on: Date) -> HouseholdEvent {
    ThreatResolved { on, by: officer(), text: None }.into()
}

pub(crate) fn first_conversation() -> HouseholdEvent {
    first_conversation_on(DAY)
}

pub(crate) fn first_conversation_on(on: Date) -> HouseholdEvent {
    FirstConversationHeld { on, by: officer(), persons: [MOTHER].into(), text: None }.into()
}

pub(crate) fn intake() -> HouseholdEvent {
    IntakeConversationHeld { on: DAY, by: officer(), persons: [MOTHER, SON].into(), text: Some(text()) }
        .into()
}

pub(crate) fn three_way_talk() -> HouseholdEvent {
    ThreeWayTalkHeld { on: DAY, by: officer(), persons: [MOTHER].into(), text: None }.into()
}

pub(crate) fn need(need: NeedId) -> HouseholdEvent {
    let (life_domain, person) = (LifeDomain::Finance, Some(MOTHER));
    NeedRecorded { on: DAY, by: officer(), need, life_domain, person, text: text() }.into()
}

pub(crate) fn need_closed(need: NeedId) -> HouseholdEvent {
    NeedClosed { on: DAY, by: officer(), need, outcome: NeedOutcome::PartlyMet }.into()
}

pub(crate) fn need_answered(need: NeedId) -> HouseholdEvent {
    let (offer, organisation) = (OFFER, organisation("debt-help"));
    NeedAnswered { on: DAY, by: officer(), need, offer, organisation, text: Some(text()) }.into()
}

pub(crate) fn agreed(version: u32, persons: impl Into<BTreeSet<PersonId>>) -> HouseholdEvent {
    PlanAgreed { on: DAY, by: officer(), version, persons: persons.into() }.into()
}

pub(crate) fn started(measure: MeasureId) -> HouseholdEvent {
    MeasureStarted { on: DAY, by: officer(), measure }.into()
}

pub(crate) fn completed(measure: MeasureId) -> HouseholdEvent {
    MeasureCompleted { on: DAY, by: officer(), measure, text: None }.into()
}

pub(crate) fn stopped(measure: MeasureId) -> HouseholdEvent {
    MeasureStopped { on: DAY, by: officer(), measure, text: text() }.into()
}

pub(crate) fn referred() -> HouseholdEvent {
    let (organisation, life_domain) = (organisation("debt-help"), LifeDomain::Finance);
    ReferredToOrganisation { on: DAY, by: officer(), organisation, life_domain, need: Some(NEED), text: None }
        .into()
}

pub(crate) fn consented() -> HouseholdEvent {
    let purpose = ConsentPurpose::ShareWithOrganisation(organisation("debt-help"));
    ConsentGiven { on: DAY, by: officer(), consent: CONSENT, person: MOTHER, purpose }.into()
}

pub(crate) fn consent_withdrawn() -> HouseholdEvent {
    ConsentWithdrawn { on: DAY, by: officer(), consent: CONSENT }.into()
}

pub(crate) fn overridden(on: Date, term: Term, until: Date) -> HouseholdEvent {
    TermOverridden { on, by: officer(), term, until, text: text() }.into()
}

pub(crate) fn debt_phase(phase: DebtPhase, solution: Option<DebtSolution>) -> HouseholdEvent {
    let guidance = [DebtGuidance::BudgetCoaching, DebtGuidance::LongTermSupport].into();
    DebtPhaseEntered { on: DAY, by: officer(), person: MOTHER, phase, guidance, solution }.into()
}

pub(crate) fn debt_left() -> HouseholdEvent {
    DebtTrajectoryLeft { on: DAY, by: officer(), person: MOTHER, exit: DebtExit::SolvedBySelf }.into()
}

pub(crate) fn aftercare() -> HouseholdEvent {
    AftercareStarted { on: DAY, by: officer(), text: None }.into()
}

pub(crate) fn noted() -> HouseholdEvent {
    NoteAdded { on: DAY, by: officer(), note: NOTE, life_domain: Some(LifeDomain::Care), text: text() }.into()
}

pub(crate) fn ended() -> HouseholdEvent {
    ended_for(EndReason::TermReached)
}

pub(crate) fn ended_for(reason: EndReason) -> HouseholdEvent {
    SupportEnded { on: DAY, by: officer(), reason, text: None }.into()
}

pub(crate) fn ended_on(on: Date) -> HouseholdEvent {
    SupportEnded { on, by: officer(), reason: EndReason::WithdrawnByHousehold, text: None }.into()
}

pub(crate) fn resumed() -> HouseholdEvent {
    resumed_on(DAY)
}

pub(crate) fn resumed_on(on: Date) -> HouseholdEvent {
    SupportResumed { on, by: officer(), text: text() }.into()
}

pub(crate) fn transferred() -> HouseholdEvent {
    let municipality = MunicipalityKey::new("GM0363").expect("Amsterdam's key is well formed");
    HouseholdTransferred { on: DAY, by: officer(), municipality, text: None }.into()
}

pub(crate) fn handed_over() -> HouseholdEvent {
    HandedOverToRegularSupport { on: DAY, by: officer(), organisation: organisation("wijkteam"), text: None }
        .into()
}
