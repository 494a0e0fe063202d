//! Step 5 in the caseload: measures start and end, a referral, a debt trajectory, and sometimes a three-way talk.

use api::v1;

use super::{diary::Diary, intake::Need, plan::Measure, reach::Reach};

const SOLUTIONS: [(u32, v1::DebtSolution); 5] = [
    (40, v1::DebtSolution::PaymentArrangement),
    (5, v1::DebtSolution::Refinancing),
    (20, v1::DebtSolution::RestructuringCredit),
    (30, v1::DebtSolution::DebtMediation),
    (5, v1::DebtSolution::ZeroOffer),
];
const PHASES: [v1::DebtPhase; 5] = [
    v1::DebtPhase::Registration,
    v1::DebtPhase::Intake,
    v1::DebtPhase::Stabilisation,
    v1::DebtPhase::Arrangement,
    v1::DebtPhase::Solution,
];

/// The plan is carried out.
pub(super) fn happens(diary: &mut Diary<'_>, needs: &[Need], measures: &[Measure], reach: Reach) {
    for (number, measure) in measures.iter().enumerate() {
        diary.days_later(&format!("start {number}"), 1..=8);
        diary.record(v1::StartMeasureRequest { measure_id: measure.id.clone(), ..Default::default() });
    }
    if let Some(need) = needs.iter().find(|need| need.life_domain == v1::LifeDomain::Finance) {
        debts(diary, need);
    }
    if diary.dice.happens("three-way talk", 30) {
        diary.days_later("three-way talk", 3..=15);
        let person_ids = diary.adults.iter().take(1).cloned().collect();
        diary.record(v1::HoldThreeWayTalkRequest { person_ids, ..Default::default() });
    }
    let done = finish(diary, measures, reach);
    close(diary, needs, measures, &done);
}

fn debts(diary: &mut Diary<'_>, need: &Need) {
    diary.record(v1::ReferToOrganisationRequest {
        organisation_id: "kredietbank".into(),
        life_domain: need.life_domain.into(),
        need_id: need.id.clone(),
        ..Default::default()
    });
    let entered = diary.dice.between("debt phases", 1..=5) as usize;
    for phase in PHASES.into_iter().take(entered) {
        diary.days_later(phase.as_str_name(), 2..=9);
        let guidance = match phase {
            v1::DebtPhase::Stabilisation => vec![v1::DebtGuidance::BudgetManagement.into()],
            _ => vec![],
        };
        let solution = match phase {
            v1::DebtPhase::Solution => diary.dice.weighed("debt solution", &SOLUTIONS),
            _ => v1::DebtSolution::Unspecified,
        };
        diary.record(v1::EnterDebtPhaseRequest {
            person_id: diary.adults[0].clone(),
            phase: phase.into(),
            guidance,
            solution: solution.into(),
            ..Default::default()
        });
    }
}

/// Ends measures: all of them when nothing may be left to do. Gives the places of those that were completed.
fn finish(diary: &mut Diary<'_>, measures: &[Measure], reach: Reach) -> Vec<usize> {
    let mut done = Vec::new();
    for (number, measure) in measures.iter().enumerate() {
        let measure_id = measure.id.clone();
        let completed = reach.is_finished() || diary.dice.happens(&format!("completed {number}"), 40);
        if completed {
            diary.days_later(&format!("completed {number}"), 3..=10);
            diary.record(v1::CompleteMeasureRequest { measure_id, ..Default::default() });
            done.push(number);
        } else if diary.dice.happens(&format!("stopped {number}"), 8) {
            diary.days_later(&format!("stopped {number}"), 3..=10);
            let reason = "Paste niet bij wat het gezin nu nodig heeft.".into();
            diary.record(v1::StopMeasureRequest { measure_id, reason, ..Default::default() });
        }
    }
    done
}

/// Closes the needs of which every measure was completed.
fn close(diary: &mut Diary<'_>, needs: &[Need], measures: &[Measure], done: &[usize]) {
    for (place, need) in needs.iter().enumerate() {
        let mut its = measures.iter().enumerate().filter(|(_, measure)| measure.need == place);
        if its.all(|(number, _)| done.contains(&number)) {
            let outcome = match diary.dice.happens(&format!("met {place}"), 75) {
                true => v1::NeedOutcome::Met,
                false => v1::NeedOutcome::PartlyMet,
            };
            let need_id = need.id.clone();
            diary.record(v1::CloseNeedRequest { need_id, outcome: outcome.into(), ..Default::default() });
        }
    }
}
