//! What the domain refuses, the wire can say: same names, same order, same values.

use domain::Refusal;
use domain::household::HouseholdRefusal;
use execution::ExecutionError;
use prost::Message;
use prost_types::FileDescriptorSet;

use super::reasons;
use crate::errors::{Problem, Reason, name, named};

/// Answered before personal data is opened in vain, and by the rules: its number is among those of calls.
const ALSO_OF_A_CALL: &str = "RUN_OVERTAKEN";

#[test]
fn every_refusal_is_a_reason_in_the_same_order() {
    let in_order: Vec<_> = of_rules();
    let codes = Refusal::ALL_CODES.iter().copied().filter(|code| *code != ALSO_OF_A_CALL);
    assert_eq!(in_order, codes.collect::<Vec<_>>());
    assert_eq!(named(ALSO_OF_A_CALL), Some(Reason::RunOvertaken));
}

/// The reasons from 100 on, as they stand in `errors.proto`.
fn of_rules() -> Vec<&'static str> {
    let files = FileDescriptorSet::decode(api::FILE_DESCRIPTOR_SET).unwrap().file;
    let file = files.iter().find(|file| file.name().ends_with("errors.proto")).unwrap();
    let values = file.enum_type[0].value.iter().filter(|value| value.number() >= 100);
    values.map(|value| name(Reason::try_from(value.number()).unwrap())).collect()
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
