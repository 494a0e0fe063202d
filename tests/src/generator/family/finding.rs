//! How a household becomes known, who belongs to it, and who coordinates.

use domain::household::{
    AddMember, AssignCoordinator, AssignmentReason, ChangeMemberDetails, Ground, HouseholdCommand, Identity,
    LeavingReason, OutreachMethod, RecordVictimStatus, RemoveMember, ReportHousehold, ReportSource,
    VictimStatus,
};
use domain::ids::PersonId;

use super::{BETWEEN_HOMES, Scene};
use crate::generator::words::{coordinator_of, officer, organisation, organisation_of, sealed};

const SOURCES: [(u32, ReportSource); 7] = [
    (45, ReportSource::UhtHandover),
    (20, ReportSource::SelfReport),
    (15, ReportSource::ThirdParty),
    (8, ReportSource::Outreach(OutreachMethod::DataAnalysis)),
    (4, ReportSource::Outreach(OutreachMethod::FileAnalysis)),
    (4, ReportSource::Outreach(OutreachMethod::ConsultationHour)),
    (4, ReportSource::Outreach(OutreachMethod::KitchenTableTalk)),
];

const OTHERS: [(u32, Ground); 5] = [
    (45, Ground::Child),
    (15, Ground::ExPartner),
    (34, Ground::FamilyMember),
    (3, Ground::PartnerOfDeceased),
    (3, Ground::ChildOfDeceased),
];

pub(super) fn report(scene: &mut Scene<'_>) -> HouseholdCommand {
    let source = scene.family.chance.weighed(&SOURCES);
    ReportHousehold { fact: scene.fact.clone(), source, text: scene.maybe_text(1) }.into()
}

pub(super) fn join(scene: &mut Scene<'_>) -> HouseholdCommand {
    let first = scene.family.members.is_empty();
    let moved_in = if scene.family.chance.happens(20) { scene.between_homes.pop() } else { None };
    let person = moved_in.unwrap_or_else(|| PersonId::new(scene.new_id()));
    scene.family.members.push(person);
    let ground = if first { Ground::Applicant } else { scene.family.chance.weighed(&OTHERS) };
    let victim_status = match ground {
        Ground::FamilyMember => VictimStatus::NotAVictim,
        _ => scene.family.chance.weighed(&[(45, VictimStatus::Potential), (55, VictimStatus::Recognised)]),
    };
    let identity = identity(scene, person);
    AddMember { fact: scene.fact.clone(), person, ground, victim_status, identity }.into()
}

pub(super) fn leave(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let person = scene.family.members.pop()?;
    if scene.between_homes.len() < BETWEEN_HOMES {
        scene.between_homes.push(person);
    }
    let reason =
        scene.family.chance.weighed(&[(60, LeavingReason::MovedOut), (40, LeavingReason::Separated)]);
    Some(RemoveMember { fact: scene.fact.clone(), person, reason }.into())
}

pub(super) fn details(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let person = scene.somebody()?;
    let identity = identity(scene, person);
    Some(ChangeMemberDetails { fact: scene.fact.clone(), person, identity }.into())
}

pub(super) fn status(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let person = scene.somebody()?;
    let told = VictimStatus::Rejected { municipality_told_on: scene.fact.on };
    let status = scene.family.chance.weighed(&[(80, VictimStatus::Recognised), (20, told)]);
    Some(RecordVictimStatus { fact: scene.fact.clone(), person, status }.into())
}

/// UHT rejects the application of the first of the household.
pub(super) fn rejection(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let person = *scene.family.members.first()?;
    let status = VictimStatus::Rejected { municipality_told_on: scene.fact.on };
    Some(RecordVictimStatus { fact: scene.fact.clone(), person, status }.into())
}

pub(super) fn coordinator(scene: &mut Scene<'_>) -> HouseholdCommand {
    let first = scene.case.is_none_or(|case| case.coordinator.is_none());
    let others = [AssignmentReason::Workload, AssignmentReason::Absence, AssignmentReason::LeftEmployment];
    let reason = match first {
        true => AssignmentReason::FirstAssignment,
        false => scene.family.chance.one_of(&others),
    };
    if !first {
        scene.family.coordinator = scene.family.chance.between(0..=scene.coordinators - 1);
    }
    AssignCoordinator {
        fact: scene.fact.clone(),
        coordinator: officer(&coordinator_of(scene.family.coordinator)),
        organisation: organisation(organisation_of(scene.family.coordinator)),
        reason,
    }
    .into()
}

fn identity(scene: &mut Scene<'_>, person: PersonId) -> Box<Identity> {
    let chance = &mut scene.family.chance;
    let mut part = |number| chance.happens(85).then(|| sealed(person.as_uuid(), number));
    Box::new(Identity {
        bsn: part(11),
        date_of_birth: part(12),
        address: part(13),
        contact_details: part(14),
        name: sealed(person.as_uuid(), 10),
    })
}
