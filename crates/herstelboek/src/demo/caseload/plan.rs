//! Step 4 in the caseload: a goal for each need, one or two measures for each goal, and the adults agree.

use api::v1;

use super::{diary::Diary, intake::Need, reach::Reach};

/// A measure of the plan.
#[derive(Debug, Clone)]
pub(super) struct Measure {
    pub(super) id: String,
    /// The need it is for, by its place among the needs.
    pub(super) need: usize,
}

/// The plan is drawn up, and agreed when the household gets that far.
pub(super) fn happens(diary: &mut Diary<'_>, needs: &[Need], reach: Reach) -> Vec<Measure> {
    diary.days_later("plan", 5..=21);
    let measures = measures(diary, needs);
    let planned = measures.iter().map(|measure| v1::PlanMeasure {
        measure_id: measure.id.clone(),
        goal_id: goal_id(diary, &needs[measure.need]),
        organisation_id: organisation(needs[measure.need].life_domain).into(),
        due_on: None,
        text: "Afgesproken hulp, door een vaste hulpverlener.".into(),
    });
    let (measures_in_plan, goals) = (planned.collect(), goals(diary, needs));
    diary.record(v1::DrawUpPlanRequest { goals, measures: measures_in_plan, ..Default::default() });
    if reach > Reach::Planned || diary.dice.happens("agreed", 50) {
        diary.days_later("agreement", 1..=10);
        let person_ids = diary.adults.clone();
        diary.record(v1::AgreePlanRequest { version: 1, person_ids, ..Default::default() });
    }
    measures
}

fn goals(diary: &Diary<'_>, needs: &[Need]) -> Vec<v1::PlanGoal> {
    let goal = |need: &Need| v1::PlanGoal {
        goal_id: goal_id(diary, need),
        life_domain: need.life_domain.into(),
        need_id: need.id.clone(),
        text: "Binnen een jaar weer op eigen kracht verder.".into(),
    };
    needs.iter().map(goal).collect()
}

fn measures(diary: &Diary<'_>, needs: &[Need]) -> Vec<Measure> {
    let for_need = |(need, its): (usize, &Need)| {
        let domain = its.life_domain.as_str_name();
        let count = diary.dice.between(&format!("measures {domain}"), 1..=2);
        (0..count)
            .map(|number| Measure { id: diary.id(&format!("measure/{domain}/{number}")), need })
            .collect::<Vec<_>>()
    };
    needs.iter().enumerate().flat_map(for_need).collect()
}

fn goal_id(diary: &Diary<'_>, need: &Need) -> String {
    diary.id(&format!("goal/{}", need.life_domain.as_str_name()))
}

fn organisation(life_domain: v1::LifeDomain) -> &'static str {
    match life_domain {
        v1::LifeDomain::Finance => "kredietbank",
        v1::LifeDomain::Family => "jeugdteam",
        v1::LifeDomain::Work => "werkplein",
        v1::LifeDomain::Housing => "woningcorporatie",
        v1::LifeDomain::Care => "huisartsenzorg",
        v1::LifeDomain::Unspecified => "",
    }
}
