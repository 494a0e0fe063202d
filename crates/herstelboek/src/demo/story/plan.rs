//! Step 4: one plan with three goals, drawn up within eight weeks, and agreed by both adults.

use api::v1;
use jiff::civil::{Date, date};

use super::{
    cast::{Cast, Thread},
    scene::{Scene, scene},
};
use crate::demo::{command::wire_date, words::nl_en};

pub(super) fn scenes(cast: &Cast) -> Vec<Scene> {
    vec![
        scene(
            "plan",
            date(2025, 4, 10),
            v1::DrawUpPlanRequest { goals: goals(cast), measures: measures(cast), ..Default::default() },
            nl_en(
                "Het plan van aanpak: drie doelen, en bij elk doel een maatregel.",
                "The plan: three goals, and a measure for each of them.",
            ),
        ),
        scene(
            "plan-agreed",
            date(2025, 4, 17),
            v1::AgreePlanRequest { version: 1, person_ids: cast.adults(), ..Default::default() },
            nl_en("Nadia en Karim zijn het ermee eens.", "Nadia and Karim agree with it."),
        ),
    ]
}

fn goals(cast: &Cast) -> Vec<v1::PlanGoal> {
    let goal = |thread: Thread, life_domain: v1::LifeDomain, text: &str| v1::PlanGoal {
        goal_id: thread.goal.to_string(),
        life_domain: life_domain.into(),
        need_id: thread.need.to_string(),
        text: text.to_owned(),
    };
    vec![
        goal(cast.debts, v1::LifeDomain::Finance, "Eind 2025 kennen we alle schulden en is er een regeling."),
        goal(cast.training, v1::LifeDomain::Work, "Nadia haalt haar diploma verpleegkunde."),
        goal(
            cast.reading,
            v1::LifeDomain::Family,
            "Noor leest op het niveau van haar groep en slaapt beter.",
        ),
    ]
}

fn measures(cast: &Cast) -> Vec<v1::PlanMeasure> {
    let measure = |thread: Thread, organisation: &str, due: Date, text: &str| v1::PlanMeasure {
        measure_id: thread.measure.to_string(),
        goal_id: thread.goal.to_string(),
        organisation_id: organisation.to_owned(),
        due_on: Some(wire_date(due)),
        text: text.to_owned(),
    };
    vec![
        measure(cast.debts, "kredietbank", date(2025, 12, 31), "Schulden in kaart en een regeling treffen."),
        measure(cast.training, "mbo-college", date(2026, 7, 1), "Opleiding verpleegkunde, met studiekosten."),
        measure(
            cast.reading,
            "basisschool",
            date(2025, 9, 5),
            "Leesbegeleiding op school, twee keer per week.",
        ),
    ]
}
