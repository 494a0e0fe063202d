//! The plan and carrying it out, referrals and debt trajectories.

use domain::household::{
    AgreePlan, CompleteMeasure, DebtExit, DebtGuidance, DebtPhase, DebtSolution, DrawUpPlan, EnterDebtPhase,
    Goal, HouseholdCommand, LeaveDebtTrajectory, Measure, Plan, ReferToOrganisation, RevisePlan,
    StartMeasure, StopMeasure,
};
use domain::ids::{GoalId, MeasureId};
use jiff::ToSpan as _;

use super::Scene;
use crate::generator::words::{ORGANISATIONS, organisation};

const PHASES: [DebtPhase; 6] = [
    DebtPhase::Registration,
    DebtPhase::Intake,
    DebtPhase::Stabilisation,
    DebtPhase::Arrangement,
    DebtPhase::Solution,
    DebtPhase::Aftercare,
];

pub(super) fn draw_up(scene: &mut Scene<'_>) -> HouseholdCommand {
    let (goals, measures) = content(scene);
    DrawUpPlan { fact: scene.fact.clone(), goals, measures }.into()
}

/// What is under way stays; something is added.
pub(super) fn revise(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let current = plan(scene)?.current();
    let (mut goals, mut measures) = (current.goals.clone(), current.measures.clone());
    let (more_goals, more_measures) = content(scene);
    goals.extend(more_goals);
    measures.extend(more_measures);
    Some(RevisePlan { fact: scene.fact.clone(), goals, measures, reason: scene.text(20) }.into())
}

pub(super) fn agree(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let version = plan(scene)?.current().version;
    Some(AgreePlan { fact: scene.fact.clone(), version, persons: scene.present() }.into())
}

pub(super) fn start(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let plan = plan(scene)?;
    let waiting = plan.current().measures.iter().find(|one| plan.progress_of(one.measure).is_none())?;
    Some(StartMeasure { fact: scene.fact.clone(), measure: waiting.measure }.into())
}

pub(super) fn complete(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let measure = plan(scene)?.under_way().next()?.measure;
    Some(CompleteMeasure { fact: scene.fact.clone(), measure, text: scene.maybe_text(21) }.into())
}

pub(super) fn stop(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let measure = plan(scene)?.under_way().last()?.measure;
    Some(StopMeasure { fact: scene.fact.clone(), measure, text: scene.text(22) }.into())
}

pub(super) fn refer(scene: &mut Scene<'_>) -> HouseholdCommand {
    let organisation = organisation(scene.family.chance.one_of(&ORGANISATIONS));
    let need = scene.case.and_then(|case| case.needs.first()).map(|need| need.recorded.need);
    let (life_domain, text) = (scene.life_domain(), scene.maybe_text(23));
    ReferToOrganisation { fact: scene.fact.clone(), organisation, life_domain, need, text }.into()
}

/// The next phase for the first of the household.
pub(super) fn debt(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let person = *scene.family.members.first()?;
    let file = scene.case?.debts.get(&person);
    let now = file.and_then(|file| file.current.as_ref()).map(|phases| phases.current.phase);
    let phase = *PHASES.iter().find(|phase| Some(**phase) > now)?;
    let offered = file.is_some_and(|file| file.solution_offered().is_some());
    let solution = (phase >= DebtPhase::Arrangement && !offered).then_some(DebtSolution::RestructuringCredit);
    let guidance = [DebtGuidance::BudgetCoaching].into();
    Some(EnterDebtPhase { fact: scene.fact.clone(), person, phase, guidance, solution }.into())
}

pub(super) fn debt_exit(scene: &mut Scene<'_>) -> Option<HouseholdCommand> {
    let person = *scene.case?.debts.keys().next()?;
    let exit = scene.family.chance.weighed(&[(60, DebtExit::Completed), (40, DebtExit::NoShow)]);
    Some(LeaveDebtTrajectory { fact: scene.fact.clone(), person, exit }.into())
}

fn plan<'a>(scene: &Scene<'a>) -> Option<&'a Plan> {
    scene.case?.plan.as_ref()
}

/// A goal for the first open need, or for none in particular, with one or two measures.
fn content(scene: &mut Scene<'_>) -> (Vec<Goal>, Vec<Measure>) {
    let open = scene.case.and_then(|case| case.needs.iter().find(|need| need.closed.is_none()));
    let (need, life_domain) = match open {
        Some(need) => (Some(need.recorded.need), need.recorded.life_domain),
        None => (None, scene.life_domain()),
    };
    let goal = Goal { goal: GoalId::new(scene.new_id()), life_domain, need, text: scene.text(24) };
    let count = scene.family.chance.between(1..=2);
    let measures = (0..count).map(|_| measure(scene, goal.goal)).collect();
    (vec![goal], measures)
}

fn measure(scene: &mut Scene<'_>, goal: GoalId) -> Measure {
    let by_others = scene.family.chance.happens(60);
    let organisation = by_others.then(|| organisation(scene.family.chance.one_of(&ORGANISATIONS)));
    let days = i64::from(scene.family.chance.between(30..=300));
    let due = scene.family.chance.happens(50).then(|| scene.fact.on.saturating_add(days.days()));
    Measure { measure: MeasureId::new(scene.new_id()), goal, organisation, due, text: scene.text(25) }
}
