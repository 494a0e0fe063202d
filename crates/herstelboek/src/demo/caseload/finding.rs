//! Step 1 in the caseload: how the household became known, and who belongs to it.

use api::v1;

use super::{
    diary::Diary,
    people::{Person, identity},
};

const SOURCES: [(u32, v1::ReportSource); 7] = [
    (52, v1::ReportSource::UhtHandover),
    (18, v1::ReportSource::SelfReport),
    (10, v1::ReportSource::ThirdParty),
    (8, v1::ReportSource::OutreachDataAnalysis),
    (4, v1::ReportSource::OutreachFileAnalysis),
    (5, v1::ReportSource::OutreachConsultationHour),
    (3, v1::ReportSource::OutreachKitchenTableTalk),
];
const GROUNDS: [(u32, v1::Ground); 4] = [
    (88, v1::Ground::Applicant),
    (7, v1::Ground::ExPartner),
    (3, v1::Ground::PartnerOfDeceased),
    (2, v1::Ground::ChildOfDeceased),
];
const CHILDREN: [(u32, u32); 5] = [(14, 0), (28, 1), (33, 2), (17, 3), (8, 4)];

/// The household is reported, and its members join.
pub(super) fn happens(diary: &mut Diary<'_>, seed: u64, household: u32) {
    let source = diary.dice.weighed("source", &SOURCES);
    diary.record(v1::ReportHouseholdRequest { source: source.into(), ..Default::default() });
    let adults = if diary.dice.happens("a second adult", 46) { 2 } else { 1 };
    let children = diary.dice.weighed("children", &CHILDREN);
    for number in 0..adults + children {
        let person = Person { number, adult: number < adults };
        let identity = identity(diary.dice, seed, household, person, &diary.home.name);
        join(diary, person, identity);
    }
}

fn join(diary: &mut Diary<'_>, person: Person, identity: v1::Identity) {
    let ground = match person {
        Person { number: 0, .. } => diary.dice.weighed("ground", &GROUNDS),
        Person { adult: true, .. } => v1::Ground::FamilyMember,
        Person { adult: false, .. } => v1::Ground::Child,
    };
    let victim_status = match ground {
        v1::Ground::FamilyMember => v1::VictimStatus::NotAVictim,
        _ => v1::VictimStatus::Potential,
    };
    let person_id = diary.id(&format!("person/{}", person.number));
    let household = if person.adult { &mut diary.adults } else { &mut diary.children };
    household.push(person_id.clone());
    diary.record(v1::AddMemberRequest {
        person_id,
        ground: ground.into(),
        victim_status: victim_status.into(),
        identity: Some(identity),
        ..Default::default()
    });
}
