//! What is asked, as commands, each the one that leads to the event of the same story.
//!
//! Commands that only one story needs are written out there.

use std::collections::BTreeSet;

pub(crate) use domain::household::HouseholdCommand;
use domain::household::*;
use domain::ids::{ConsentId, MeasureId, MunicipalityKey, NeedId, PersonId};
use jiff::civil::Date;

use super::*;

pub(crate) fn report() -> HouseholdCommand {
    let fact = fact_on(REPORT_DAY);
    ReportHousehold { fact, source: ReportSource::UhtHandover, text: Some(text()) }.into()
}

pub(crate) fn add(person: PersonId) -> HouseholdCommand {
    add_as(person, VictimStatus::Potential)
}

pub(crate) fn add_as(person: PersonId, victim_status: VictimStatus) -> HouseholdCommand {
    let fact = fact_on(REPORT_DAY);
    AddMember { fact, person, ground: Ground::Applicant, victim_status, identity: identity() }.into()
}

pub(crate) fn remove(person: PersonId) -> HouseholdCommand {
    RemoveMember { fact: fact(), person, reason: LeavingReason::MovedOut }.into()
}

pub(crate) fn change_details(person: PersonId) -> HouseholdCommand {
    ChangeMemberDetails { fact: fact(), person, identity: identity() }.into()
}

pub(crate) fn record_status(person: PersonId, status: VictimStatus) -> HouseholdCommand {
    RecordVictimStatus { fact: fact(), person, status }.into()
}

pub(crate) fn assign(name: &str, reason: AssignmentReason) -> HouseholdCommand {
    let (coordinator, organisation) = (officer_called(name), organisation("neighbourhood-team"));
    AssignCoordinator { fact: fact(), coordinator, organisation, reason }.into()
}

pub(crate) fn attempt() -> HouseholdCommand {
    attempt_on(DAY)
}

pub(crate) fn attempt_on(on: Date) -> HouseholdCommand {
    let (channel, outcome) = (Channel::Phone, AttemptOutcome::NoAnswer);
    RecordContactAttempt { fact: fact_on(on), channel, outcome, text: None }.into()
}

pub(crate) fn record_first_contact() -> HouseholdCommand {
    RecordFirstContact { fact: fact(), channel: Channel::HomeVisit, text: Some(text()) }.into()
}

pub(crate) fn assess(situations: impl Into<BTreeSet<ThreatSituation>>) -> HouseholdCommand {
    AssessThreat { fact: fact(), situations: situations.into(), text: None }.into()
}

pub(crate) fn resolve_threat() -> HouseholdCommand {
    ResolveThreat { fact: fact(), text: None }.into()
}

pub(crate) fn hold_first_conversation(persons: impl Into<BTreeSet<PersonId>>) -> HouseholdCommand {
    HoldFirstConversation { fact: fact(), persons: persons.into(), text: None }.into()
}

pub(crate) fn hold_intake(persons: impl Into<BTreeSet<PersonId>>) -> HouseholdCommand {
    HoldIntakeConversation { fact: fact(), persons: persons.into(), text: Some(text()) }.into()
}

pub(crate) fn hold_three_way_talk(persons: impl Into<BTreeSet<PersonId>>) -> HouseholdCommand {
    HoldThreeWayTalk { fact: fact(), persons: persons.into(), text: None }.into()
}

pub(crate) fn record_need(need: NeedId, person: PersonId) -> HouseholdCommand {
    let life_domain = LifeDomain::Finance;
    RecordNeed { fact: fact(), need, life_domain, person: Some(person), text: text() }.into()
}

pub(crate) fn close_need(need: NeedId) -> HouseholdCommand {
    CloseNeed { fact: fact(), need, outcome: NeedOutcome::PartlyMet }.into()
}

pub(crate) fn answer_need(need: NeedId) -> HouseholdCommand {
    answer_need_on(DAY, need)
}

pub(crate) fn answer_need_on(on: Date, need: NeedId) -> HouseholdCommand {
    AnswerNeed { fact: fact_on(on), need, offer: OFFER, text: Some(text()) }.into()
}

pub(crate) fn agree(version: u32, persons: impl Into<BTreeSet<PersonId>>) -> HouseholdCommand {
    AgreePlan { fact: fact(), version, persons: persons.into() }.into()
}

pub(crate) fn start(measure: MeasureId) -> HouseholdCommand {
    start_on(DAY, measure)
}

pub(crate) fn start_on(on: Date, measure: MeasureId) -> HouseholdCommand {
    StartMeasure { fact: Fact { today: on, ..fact_on(on) }, measure }.into()
}

pub(crate) fn complete(measure: MeasureId) -> HouseholdCommand {
    CompleteMeasure { fact: fact(), measure, text: None }.into()
}

pub(crate) fn stop(measure: MeasureId) -> HouseholdCommand {
    StopMeasure { fact: fact(), measure, text: text() }.into()
}

pub(crate) fn refer(need: NeedId) -> HouseholdCommand {
    let (organisation, life_domain) = (organisation("debt-help"), LifeDomain::Finance);
    ReferToOrganisation { fact: fact(), organisation, life_domain, need: Some(need), text: None }.into()
}

pub(crate) fn consent(consent: ConsentId, person: PersonId) -> HouseholdCommand {
    let purpose = ConsentPurpose::ShareWithOrganisation(organisation("debt-help"));
    GiveConsent { fact: fact(), consent, person, purpose }.into()
}

pub(crate) fn withdraw_consent() -> HouseholdCommand {
    WithdrawConsent { fact: fact(), consent: CONSENT }.into()
}

pub(crate) fn override_term(on: Date, term: Term, until: Date) -> HouseholdCommand {
    OverrideTerm { fact: Fact { today: on, ..fact_on(on) }, term, until, text: text() }.into()
}

pub(crate) fn enter(phase: DebtPhase, solution: Option<DebtSolution>) -> HouseholdCommand {
    let guidance = [DebtGuidance::BudgetCoaching, DebtGuidance::LongTermSupport].into();
    EnterDebtPhase { fact: fact(), person: MOTHER, phase, guidance, solution }.into()
}

pub(crate) fn leave_debt() -> HouseholdCommand {
    LeaveDebtTrajectory { fact: fact(), person: MOTHER, exit: DebtExit::SolvedBySelf }.into()
}

pub(crate) fn start_aftercare() -> HouseholdCommand {
    StartAftercare { fact: fact(), text: None }.into()
}

pub(crate) fn add_note() -> HouseholdCommand {
    AddNote { fact: fact(), note: NOTE, life_domain: Some(LifeDomain::Care), text: text() }.into()
}

pub(crate) fn end(reason: EndReason) -> HouseholdCommand {
    EndSupport { fact: fact(), reason, text: None }.into()
}

pub(crate) fn resume() -> HouseholdCommand {
    ResumeSupport { fact: fact(), text: text() }.into()
}

pub(crate) fn transfer() -> HouseholdCommand {
    let municipality = MunicipalityKey::new("GM0363").expect("Amsterdam's key is well formed");
    TransferToMunicipality { fact: fact(), municipality, text: None }.into()
}

pub(crate) fn hand_over() -> HouseholdCommand {
    HandOverToRegularSupport { fact: fact(), organisation: organisation("wijkteam"), text: None }.into()
}
