//! What is asked of households.
//!
//! What a story does not care about is filled in; commands that only one story needs are written out there.

use domain::household::*;
use domain::ids::{NeedId, PersonId};

use super::*;

pub(crate) fn report(on: Date, source: ReportSource) -> HouseholdCommand {
    ReportHousehold { fact: fact(on), source, text: Some(text()) }.into()
}

pub(crate) fn add(on: Date, person: PersonId, victim_status: VictimStatus) -> HouseholdCommand {
    let identity =
        Identity { name: text(), bsn: None, date_of_birth: None, address: None, contact_details: None };
    let (ground, identity) = (Ground::Applicant, Box::new(identity));
    AddMember { fact: fact(on), person, ground, victim_status, identity }.into()
}

pub(crate) fn status(on: Date, person: PersonId, status: VictimStatus) -> HouseholdCommand {
    RecordVictimStatus { fact: fact(on), person, status }.into()
}

pub(crate) fn assign(on: Date, coordinator: &str, team: &str) -> HouseholdCommand {
    let (coordinator, organisation) = (officer(coordinator), organisation(team));
    AssignCoordinator { fact: fact(on), coordinator, organisation, reason: AssignmentReason::Other }.into()
}

pub(crate) fn attempt(on: Date, outcome: AttemptOutcome) -> HouseholdCommand {
    RecordContactAttempt { fact: fact(on), channel: Channel::Phone, outcome, text: None }.into()
}

pub(crate) fn reach(on: Date) -> HouseholdCommand {
    RecordFirstContact { fact: fact(on), channel: Channel::HomeVisit, text: None }.into()
}

pub(crate) fn talk(on: Date, person: PersonId) -> HouseholdCommand {
    HoldFirstConversation { fact: fact(on), persons: [person].into(), text: Some(text()) }.into()
}

pub(crate) fn three_way(on: Date, person: PersonId) -> HouseholdCommand {
    HoldThreeWayTalk { fact: fact(on), persons: [person].into(), text: None }.into()
}

pub(crate) fn assess(on: Date, situations: &[ThreatSituation]) -> HouseholdCommand {
    AssessThreat { fact: fact(on), situations: situations.iter().copied().collect(), text: None }.into()
}

pub(crate) fn need(on: Date, need: NeedId, life_domain: LifeDomain) -> HouseholdCommand {
    RecordNeed { fact: fact(on), need, life_domain, person: None, text: text() }.into()
}

pub(crate) fn close(on: Date, need: NeedId, outcome: NeedOutcome) -> HouseholdCommand {
    CloseNeed { fact: fact(on), need, outcome }.into()
}

pub(crate) fn plan(on: Date) -> HouseholdCommand {
    let goals = vec![Goal { goal: GOAL, life_domain: LifeDomain::Housing, need: None, text: text() }];
    let measures =
        vec![Measure { measure: MEASURE, goal: GOAL, organisation: None, due: None, text: text() }];
    DrawUpPlan { fact: fact(on), goals, measures }.into()
}

pub(crate) fn agree(on: Date, person: PersonId) -> HouseholdCommand {
    AgreePlan { fact: fact(on), version: 1, persons: [person].into() }.into()
}

pub(crate) fn end(on: Date) -> HouseholdCommand {
    EndSupport { fact: fact(on), reason: EndReason::TermReached, text: None }.into()
}

/// A family of three: reported, reached, talked with, planned, agreed; twenty events.
pub(crate) fn family() -> World {
    let mut world = World::default();
    world
        .household(HOUSEHOLD, report(REPORT_DAY, ReportSource::Outreach(OutreachMethod::KitchenTableTalk)))
        .household(HOUSEHOLD, add(REPORT_DAY, MOTHER, VictimStatus::Potential))
        .household(HOUSEHOLD, add(REPORT_DAY, SON, VictimStatus::NotAVictim))
        .household(HOUSEHOLD, add(REPORT_DAY, DAUGHTER, VictimStatus::NotAVictim))
        .household(HOUSEHOLD, assign(date(2026, 2, 3), "noor", "wijkteam-west"))
        .household(HOUSEHOLD, attempt(date(2026, 2, 5), AttemptOutcome::NoAnswer))
        .household(HOUSEHOLD, attempt(date(2026, 2, 9), AttemptOutcome::MessageLeft))
        .household(HOUSEHOLD, reach(date(2026, 2, 12)))
        .household(HOUSEHOLD, assess(date(2026, 2, 12), &[ThreatSituation::Eviction]))
        .household(HOUSEHOLD, talk(DAY, MOTHER))
        .household(HOUSEHOLD, need(DAY, NEED, LifeDomain::Housing))
        .household(HOUSEHOLD, need(DAY, OTHER_NEED, LifeDomain::Finance))
        .household(HOUSEHOLD, plan(date(2026, 3, 30)))
        .household(HOUSEHOLD, agree(LATER, MOTHER));
    world
}
