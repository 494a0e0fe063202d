//! Step 5: measures start, a three-way talk with UHT, one measure is done, and a note.

use api::v1;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{
    cast::Cast,
    scene::{Scene, scene},
};
use crate::demo::words::{Told, nl_en};

pub(super) fn scenes(cast: &Cast) -> Vec<Scene> {
    [starting(cast), talking(cast), finishing(cast)].concat()
}

fn starting(cast: &Cast) -> Vec<Scene> {
    let start = |name: &'static str, on: Date, measure: Uuid, told: Told| {
        let request = v1::StartMeasureRequest { measure_id: measure.to_string(), ..Default::default() };
        scene(name, on, request, told)
    };
    vec![
        start(
            "debts-start",
            date(2025, 4, 22),
            cast.debts.measure,
            nl_en("De kredietbank begint aan de schulden.", "The credit bank starts on the debts."),
        ),
        start(
            "reading-start",
            date(2025, 4, 28),
            cast.reading.measure,
            nl_en("Noor krijgt leesbegeleiding op school.", "Noor gets help with reading at school."),
        ),
        start(
            "training-start",
            date(2025, 5, 12),
            cast.training.measure,
            nl_en("Nadia begint weer aan haar opleiding.", "Nadia takes up her training again."),
        ),
    ]
}

fn talking(cast: &Cast) -> Vec<Scene> {
    vec![
        scene(
            "consent",
            date(2025, 6, 2),
            v1::GiveConsentRequest {
                consent_id: cast.consent.to_string(),
                person_id: cast.nadia.to_string(),
                purpose: v1::ConsentPurpose::ThreeWayTalk.into(),
                ..Default::default()
            },
            nl_en("Nadia geeft toestemming voor een driegesprek.", "Nadia consents to a three-way talk."),
        ),
        scene(
            "three-way-talk",
            date(2025, 6, 10),
            v1::HoldThreeWayTalkRequest {
                person_ids: vec![cast.nadia.to_string()],
                text: "Met UHT, over de schulden die al kwijtgescholden zijn.".into(),
                ..Default::default()
            },
            nl_en(
                "Driegesprek van Nadia, de gemeente en UHT.",
                "Three-way talk of Nadia, the municipality and UHT.",
            ),
        ),
    ]
}

fn finishing(cast: &Cast) -> Vec<Scene> {
    vec![
        scene(
            "reading-done",
            date(2025, 9, 2),
            v1::CompleteMeasureRequest {
                measure_id: cast.reading.measure.to_string(),
                text: "Noor leest op niveau.".into(),
                ..Default::default()
            },
            nl_en("De leesbegeleiding is klaar: Noor is bij.", "Reading help is done: Noor caught up."),
        ),
        scene(
            "reading-met",
            date(2025, 9, 2),
            v1::CloseNeedRequest {
                need_id: cast.reading.need.to_string(),
                outcome: v1::NeedOutcome::Met.into(),
                ..Default::default()
            },
            nl_en("Die hulpvraag is beantwoord.", "That need is met."),
        ),
        scene(
            "note",
            date(2025, 9, 9),
            v1::AddNoteRequest {
                note_id: cast.note.to_string(),
                life_domain: v1::LifeDomain::Work.into(),
                text: "Nadia is blij met haar stageplek, en ziet op tegen de reistijd.".into(),
                ..Default::default()
            },
            nl_en(
                "Notitie: Nadia is blij met haar stageplek. De andere twee maatregelen lopen.",
                "Note: Nadia is happy with her placement. The other two measures go on.",
            ),
        ),
    ]
}
