//! Debt trajectories: phases go forward, a solution is offered once.
//!
//! A trajectory belongs to a person; a fresh start is a new one.

use domain::household::{DebtPhase, DebtSolution, EnterDebtPhase, HouseholdEvent, HouseholdRefusal};

use crate::given::*;

fn in_phase(phase: DebtPhase, solution: Option<DebtSolution>) -> Vec<HouseholdEvent> {
    vec![reported(), joined(MOTHER), debt_phase(phase, solution)]
}

#[test]
fn a_trajectory_begins_with_the_first_phase_entered() {
    given([reported(), joined(MOTHER)])
        .when(enter(DebtPhase::Registration, None))
        .then_expect_events(vec![debt_phase(DebtPhase::Registration, None)]);
}

#[test]
fn phases_may_be_skipped() {
    let solution = Some(DebtSolution::DebtMediation);
    given(in_phase(DebtPhase::Registration, None))
        .when(enter(DebtPhase::Arrangement, solution))
        .then_expect_events(vec![debt_phase(DebtPhase::Arrangement, solution)]);
}

#[test]
fn a_stranger_enters_no_phase() {
    let enter = EnterDebtPhase {
        fact: fact(),
        person: STRANGER,
        phase: DebtPhase::Intake,
        guidance: [].into(),
        solution: None,
    };
    given([reported()])
        .when(enter.into())
        .then_expect_error(HouseholdRefusal::NotAMember { person: STRANGER });
}

#[test]
fn phases_do_not_go_back_or_stay() {
    for phase in [DebtPhase::Intake, DebtPhase::Stabilisation] {
        given(in_phase(DebtPhase::Stabilisation, None)).when(enter(phase, None)).then_expect_error(
            HouseholdRefusal::DebtPhaseNotLater { phase, current: DebtPhase::Stabilisation },
        );
    }
}

#[test]
fn a_solution_is_offered_once_also_in_a_later_trajectory() {
    let refusal = HouseholdRefusal::DebtSolutionAlreadyOffered { on: DAY };
    let history = in_phase(DebtPhase::Arrangement, Some(DebtSolution::RestructuringCredit));
    let again = Some(DebtSolution::ZeroOffer);
    given(history.clone()).when(enter(DebtPhase::Solution, again)).then_expect_error(refusal.clone());

    let history = [history, vec![debt_left()]].concat();
    given(history.clone()).when(enter(DebtPhase::Intake, again)).then_expect_error(refusal);
    assert!(given(history).when(enter(DebtPhase::Intake, None)).inspect_result().is_ok());
}

#[test]
fn a_trajectory_is_left() {
    given(in_phase(DebtPhase::Intake, None)).when(leave_debt()).then_expect_events(vec![debt_left()]);
}

#[test]
fn who_left_the_household_may_leave_the_trajectory() {
    let history = [in_phase(DebtPhase::Intake, None), vec![left(MOTHER)]].concat();
    given(history).when(leave_debt()).then_expect_events(vec![debt_left()]);
}

#[test]
fn only_a_trajectory_one_is_in_is_left() {
    let refusal = HouseholdRefusal::NoDebtTrajectory { person: MOTHER };
    given([reported(), joined(MOTHER)]).when(leave_debt()).then_expect_error(refusal.clone());
    given([in_phase(DebtPhase::Intake, None), vec![debt_left()]].concat())
        .when(leave_debt())
        .then_expect_error(refusal);
}
