//! Step 3: the first conversation, which starts the statutory clocks, two intake conversations, and three needs.

use api::v1;
use jiff::civil::{Date, date};

use super::{
    cast::{Cast, Thread},
    scene::{Scene, scene},
};
use crate::demo::words::{Told, nl_en};

pub(super) fn scenes(cast: &Cast) -> Vec<Scene> {
    vec![
        scene(
            "first-conversation",
            date(2025, 3, 6),
            v1::HoldFirstConversationRequest {
                person_ids: cast.adults(),
                text: "Thuis, met beiden. Het vertrouwen in de overheid is weg; we gaan stap voor stap."
                    .into(),
                ..Default::default()
            },
            nl_en(
                "Het eerste gesprek, thuis. Nu lopen de wettelijke termijnen.",
                "The first conversation, at home. From now on the statutory clocks run.",
            ),
        ),
        intake("intake-1", date(2025, 3, 13), cast.adults(), FIRST_INTAKE),
        need("need-debts", date(2025, 3, 13), cast.debts, v1::LifeDomain::Finance, DEBTS),
        intake("intake-2", date(2025, 3, 27), vec![cast.nadia.to_string()], SECOND_INTAKE),
        need("need-training", date(2025, 3, 27), cast.training, v1::LifeDomain::Work, TRAINING),
        need("need-reading", date(2025, 3, 27), cast.reading, v1::LifeDomain::Family, READING),
    ]
}

const FIRST_INTAKE: Told =
    nl_en("Eerste intakegesprek, met Nadia en Karim.", "First intake conversation, with Nadia and Karim.");
const SECOND_INTAKE: Told =
    nl_en("Tweede intakegesprek, met Nadia.", "Second intake conversation, with Nadia.");
const DEBTS: Told =
    nl_en("Hulpvraag financiën: overzicht en rust in de schulden.", "Need, finance: order in their debts.");
const TRAINING: Told = nl_en(
    "Hulpvraag werk: Nadia wil haar opleiding tot verpleegkundige afmaken.",
    "Need, work: Nadia wants to finish her training as a nurse.",
);
const READING: Told = nl_en(
    "Hulpvraag gezin: Noor loopt achter met lezen en slaapt slecht.",
    "Need, family: Noor is behind with reading and sleeps badly.",
);

fn intake(name: &'static str, on: Date, person_ids: Vec<String>, told: Told) -> Scene {
    scene(name, on, v1::HoldIntakeConversationRequest { person_ids, ..Default::default() }, told)
}

fn need(name: &'static str, on: Date, thread: Thread, life_domain: v1::LifeDomain, told: Told) -> Scene {
    let request = v1::RecordNeedRequest {
        need_id: thread.need.to_string(),
        life_domain: life_domain.into(),
        text: told.nl.into(),
        ..Default::default()
    };
    scene(name, on, request, told)
}
