//! Step 2: reaching the household, asking whether it is in danger, one coordinator, and who else lives there.

use api::v1;
use jiff::civil::date;

use super::{
    cast::{self, Cast},
    scene::{Scene, scene},
};
use crate::demo::{
    tokens::{NEIGHBOURHOOD_TEAM, Officer},
    words::nl_en,
};

pub(super) fn scenes(cast: &Cast) -> Vec<Scene> {
    [reaching(), meeting(), family(cast), recognition(cast)].concat()
}

fn reaching() -> Vec<Scene> {
    vec![
        scene(
            "attempt-phone",
            date(2025, 2, 5),
            v1::RecordContactAttemptRequest {
                channel: v1::ContactChannel::Phone.into(),
                outcome: v1::ContactOutcome::NoAnswer.into(),
                ..Default::default()
            },
            nl_en("Gebeld: er wordt niet opgenomen.", "A phone call: nobody answers."),
        ),
        scene(
            "attempt-letter",
            date(2025, 2, 11),
            v1::RecordContactAttemptRequest {
                channel: v1::ContactChannel::Letter.into(),
                outcome: v1::ContactOutcome::MessageLeft.into(),
                text: "Brief met naam en telefoonnummer van het buurtteam.".into(),
                ..Default::default()
            },
            nl_en(
                "Een brief, met een naam en een telefoonnummer om terug te bellen.",
                "A letter, with a name and a number to call back.",
            ),
        ),
    ]
}

fn meeting() -> Vec<Scene> {
    vec![
        scene(
            "first-contact",
            date(2025, 2, 17),
            v1::RecordFirstContactRequest {
                channel: v1::ContactChannel::Phone.into(),
                text: "Mevrouw belt terug. Afspraak thuis, liefst na schooltijd.".into(),
                ..Default::default()
            },
            nl_en("Nadia belt terug: het eerste contact.", "Nadia calls back: the first contact."),
        ),
        scene(
            "no-threat",
            date(2025, 2, 17),
            v1::AssessThreatRequest {
                text: "Huur en energie zijn betaald, de zorgverzekering loopt.".into(),
                ..Default::default()
            },
            nl_en(
                "Geen bedreigende situatie: huur, energie en zorgverzekering lopen.",
                "No threatening situation: rent, energy and health insurance are in order.",
            ),
        ),
        scene(
            "coordinator",
            date(2025, 2, 18),
            v1::AssignCoordinatorRequest {
                coordinator_id: Officer::Coordinator.subject().into(),
                organisation_id: NEIGHBOURHOOD_TEAM.into(),
                reason: v1::CoordinatorReason::FirstAssignment.into(),
                ..Default::default()
            },
            nl_en(
                "Het huishouden krijgt één vaste regisseur, van het buurtteam.",
                "The household gets its one coordinator, of the neighbourhood team.",
            ),
        ),
    ]
}

fn family(cast: &Cast) -> Vec<Scene> {
    vec![
        scene(
            "karim-joins",
            date(2025, 2, 18),
            v1::AddMemberRequest {
                person_id: cast.karim.to_string(),
                ground: v1::Ground::FamilyMember.into(),
                victim_status: v1::VictimStatus::NotAVictim.into(),
                identity: Some(cast::karim()),
                ..Default::default()
            },
            nl_en(
                "Karim Benali, haar partner, hoort erbij als gezinslid.",
                "Karim Benali, her partner, joins as a member of the family.",
            ),
        ),
        scene(
            "noor-joins",
            date(2025, 2, 18),
            v1::AddMemberRequest {
                person_id: cast.noor.to_string(),
                ground: v1::Ground::Child.into(),
                victim_status: v1::VictimStatus::Potential.into(),
                identity: Some(cast::noor()),
                ..Default::default()
            },
            nl_en(
                "Noor Benali, hun dochter van negen, hoort erbij: de kindregeling.",
                "Noor Benali, their daughter of nine, joins: the child scheme.",
            ),
        ),
    ]
}

fn recognition(cast: &Cast) -> Vec<Scene> {
    let recognised = |person: uuid::Uuid| v1::RecordVictimStatusRequest {
        person_id: person.to_string(),
        status: v1::VictimStatus::Recognised.into(),
        ..Default::default()
    };
    vec![
        scene(
            "nadia-recognised",
            date(2025, 2, 27),
            recognised(cast.nadia),
            nl_en("UHT erkent Nadia als gedupeerde.", "UHT recognises Nadia as a victim."),
        ),
        scene(
            "noor-recognised",
            date(2025, 2, 27),
            recognised(cast.noor),
            nl_en(
                "Daarmee is ook Noor erkend, onder de kindregeling.",
                "With her Noor is recognised, under the child scheme.",
            ),
        ),
    ]
}
