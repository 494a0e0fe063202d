//! The people of a household on the wire: members, coordinators, consents, debt trajectories.

use api::v1;
use domain::Succession;
use domain::household::{
    Consent, ConsentPurpose, CoordinatorAssigned, DebtFile, DebtPhaseEntered, FormerMember, Member,
    VictimStatus,
};
use domain::ids::PersonId;
use vault::Purpose;

use crate::convert::dates::day;
use crate::convert::reader::Reader;
use crate::convert::words::Word;

pub(super) fn member(person: PersonId, member: &Member, reader: &mut Reader) -> v1::Member {
    let identity = &member.identity;
    let since = &member.status.current;
    let told_on = match since.status {
        VictimStatus::Rejected { municipality_told_on } => day(municipality_told_on),
        VictimStatus::Potential | VictimStatus::Recognised | VictimStatus::NotAVictim => None,
    };
    v1::Member {
        person_id: person.to_string(),
        joined_on: day(member.joined_on),
        ground: member.ground.number(),
        victim_status: victim_status(&since.status) as i32,
        victim_status_since: day(since.on),
        municipality_told_on: told_on,
        name: reader.identity(person, Purpose::Name, Some(&identity.name)),
        bsn: reader.identity(person, Purpose::Bsn, identity.bsn.as_ref()),
        date_of_birth: reader.identity(person, Purpose::DateOfBirth, identity.date_of_birth.as_ref()),
        address: reader.identity(person, Purpose::Address, identity.address.as_ref()),
        contact_details: reader.identity(person, Purpose::ContactDetails, identity.contact_details.as_ref()),
    }
}

/// Whether somebody is a victim.
pub(in crate::convert) fn victim_status(status: &VictimStatus) -> v1::VictimStatus {
    match status {
        VictimStatus::Potential => v1::VictimStatus::Potential,
        VictimStatus::Recognised => v1::VictimStatus::Recognised,
        VictimStatus::Rejected { .. } => v1::VictimStatus::Rejected,
        VictimStatus::NotAVictim => v1::VictimStatus::NotAVictim,
    }
}

pub(super) fn former(former: &FormerMember, reader: &mut Reader) -> v1::FormerMember {
    v1::FormerMember {
        member: Some(member(former.left.person, &former.member, reader)),
        left_on: day(former.left.on),
        reason: former.left.reason.number(),
    }
}

pub(super) fn coordinator(assigned: &CoordinatorAssigned) -> v1::Coordinator {
    v1::Coordinator {
        coordinator_id: assigned.coordinator.to_string(),
        organisation_id: assigned.organisation.to_string(),
        since: day(assigned.on),
        reason: assigned.reason.number(),
    }
}

pub(super) fn consent(consent: &Consent) -> v1::Consent {
    use v1::ConsentPurpose as Wire;
    let (purpose, organisation) = match &consent.given.purpose {
        ConsentPurpose::ShareWithOrganisation(organisation) => {
            (Wire::ShareWithOrganisation, organisation.to_string())
        }
        ConsentPurpose::ShareWithUht => (Wire::ShareWithUht, String::new()),
        ConsentPurpose::ThreeWayTalk => (Wire::ThreeWayTalk, String::new()),
        ConsentPurpose::ShareWithMunicipality => (Wire::ShareWithMunicipality, String::new()),
    };
    v1::Consent {
        consent_id: consent.given.consent.to_string(),
        person_id: consent.given.person.to_string(),
        purpose: purpose as i32,
        organisation_id: organisation,
        given_on: day(consent.given.on),
        withdrawn_on: consent.withdrawn.as_ref().and_then(|withdrawn| day(withdrawn.on)),
    }
}

/// The trajectories of a person that ended, then the one that runs.
pub(super) fn debts(person: PersonId, file: &DebtFile) -> Vec<v1::DebtTrajectory> {
    let ended = file.left.iter().map(|ended| v1::DebtTrajectory {
        left_on: day(ended.left.on),
        exit: ended.left.exit.number(),
        ..running(person, &ended.phases)
    });
    ended.chain(file.current.iter().map(|phases| running(person, phases))).collect()
}

fn running(person: PersonId, phases: &Succession<DebtPhaseEntered>) -> v1::DebtTrajectory {
    let phases = phases.iter().map(|entered| v1::DebtPhaseEntry {
        phase: entered.phase.number(),
        entered_on: day(entered.on),
        guidance: entered.guidance.iter().map(Word::number).collect(),
        solution: entered.solution.as_ref().map_or(0, Word::number),
    });
    v1::DebtTrajectory {
        person_id: person.to_string(),
        phases: phases.collect(),
        left_on: None,
        exit: v1::DebtExit::Unspecified as i32,
    }
}
