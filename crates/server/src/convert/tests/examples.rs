//! One good request of each command.

use api::v1;

use super::{ANNA, BSN, REQUEST, day, request};

pub(super) fn identity() -> Option<v1::Identity> {
    Some(v1::Identity {
        name: "Anna de Vries".into(),
        bsn: BSN.into(),
        date_of_birth: day(1984, 2, 29),
        address: "Oudegracht 1, Utrecht".into(),
        contact_details: "06 1234 5678".into(),
    })
}

pub(super) fn add_member() -> v1::AddMemberRequest {
    request!(AddMemberRequest {
        person_id: ANNA.into(),
        ground: v1::Ground::Applicant.into(),
        victim_status: v1::VictimStatus::Recognised.into(),
        identity: identity(),
    })
}

pub(super) fn goal() -> v1::PlanGoal {
    v1::PlanGoal {
        goal_id: REQUEST.into(),
        life_domain: v1::LifeDomain::Housing.into(),
        need_id: String::new(),
        text: "a home".into(),
    }
}

pub(super) fn measure() -> v1::PlanMeasure {
    v1::PlanMeasure {
        measure_id: REQUEST.into(),
        goal_id: REQUEST.into(),
        organisation_id: "team-west".into(),
        due_on: day(2027, 3, 1),
        text: "look for one".into(),
    }
}

pub(super) fn revise_plan() -> v1::RevisePlanRequest {
    request!(RevisePlanRequest {
        goals: vec![goal()],
        measures: vec![measure()],
        reason: "the rent went up".into(),
    })
}

pub(super) fn record_need() -> v1::RecordNeedRequest {
    request!(RecordNeedRequest {
        need_id: REQUEST.into(),
        life_domain: v1::LifeDomain::Finance.into(),
        person_id: ANNA.into(),
        text: "debts".into(),
    })
}

pub(super) fn give_consent() -> v1::GiveConsentRequest {
    request!(GiveConsentRequest {
        consent_id: REQUEST.into(),
        person_id: ANNA.into(),
        purpose: v1::ConsentPurpose::ShareWithOrganisation.into(),
        organisation_id: "team-west".into(),
    })
}

pub(super) fn record_victim_status() -> v1::RecordVictimStatusRequest {
    request!(RecordVictimStatusRequest {
        person_id: ANNA.into(),
        status: v1::VictimStatus::Rejected.into(),
        municipality_told_on: day(2026, 11, 1),
    })
}
