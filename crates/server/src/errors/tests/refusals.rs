//! What the domain refuses, the wire can say: same names, same order, same values.

use domain::Refusal;
use domain::household::HouseholdRefusal;
use execution::ExecutionError;

use super::reasons;
use crate::errors::{Problem, Reason, name, named};

/// Answered before personal data is opened in vain, and by the rules: its number is among those of calls.
const ALSO_OF_A_CALL: &str = "RUN_OVERTAKEN";

#[test]
fn every_refusal_is_a_reason_in_the_same_order() {
    let of_rules = reasons().filter(|reason| *reason as i32 >= 100).map(name);
    let in_order: Vec<_> = of_rules.collect();
    let codes = Refusal::ALL_CODES.iter().copied().filter(|code| *code != ALSO_OF_A_CALL);
    assert_eq!(in_order, codes.collect::<Vec<_>>());
    assert_eq!(named(ALSO_OF_A_CALL), Some(Reason::RunOvertaken));
}

#[test]
fn a_refusal_keeps_its_values() {
    let refusal = Refusal::from(HouseholdRefusal::PlanVersionNotCurrent { version: 1, current: 2 });
    let problem = Problem::from(&ExecutionError::Refused(refusal));
    assert_eq!(problem.reason(), Reason::PlanVersionNotCurrent);
    assert_eq!(problem.values(), [("version", "1".to_owned()), ("current", "2".to_owned())]);
    assert_eq!(problem.to_string(), "PLAN_VERSION_NOT_CURRENT version=1 current=2");
}

#[test]
fn a_name_reads_back_as_its_reason() {
    for reason in reasons() {
        assert_eq!(named(name(reason)), Some(reason));
    }
    assert_eq!(named("SOMETHING_ELSE"), None);
}
