//! What travels: one ErrorInfo, the wrong fields, when to try again, and a message in the caller's language.

use std::time::Duration;

use tonic::Code;
use tonic_types::{ErrorDetail, StatusExt};

use crate::errors::status::{DOMAIN, MAX_VIOLATIONS};
use crate::errors::{Language, Problem, Reason, Violation};

fn too_long(field: String) -> Violation {
    let values = vec![("limit", "4000".to_owned()), ("length", "4001".to_owned())];
    Violation { field, reason: Reason::FieldTooLong, values }
}

#[test]
fn a_conflict_tells_both_revisions() {
    let problem = Problem::new(Reason::RevisionConflict).with("expected", 3).with("actual", 5);
    let status = problem.to_status(Language::English);

    assert_eq!(status.code(), Code::Aborted);
    let info = status.get_details_error_info().unwrap();
    assert_eq!((info.domain.as_str(), info.reason.as_str()), (DOMAIN, "REVISION_CONFLICT"));
    assert_eq!(info.metadata["expected"], "3");
    assert_eq!(info.metadata["actual"], "5");
    assert_eq!(status.get_details_retry_info().map(|_| ()), None);
}

#[test]
fn the_message_is_in_the_callers_language_and_the_status_in_english() {
    let status = Problem::new(Reason::NoPlan).to_status(Language::Dutch);
    let told = status.get_details_localized_message().unwrap();
    assert_eq!(told.locale, "nl");
    assert_eq!(told.message, "Er is nog geen plan van aanpak. Stel eerst een plan op.");
    assert_eq!(status.message(), "There is no plan yet. Draw up a plan first.");
}

#[test]
fn what_passes_by_itself_says_when_to_try_again() {
    let usual = Problem::new(Reason::DatabaseUnavailable).to_status(Language::Dutch);
    assert_eq!(usual.get_details_retry_info().unwrap().retry_delay, Some(Duration::from_secs(1)));

    let own = Problem::new(Reason::QueueFull).retry_after(Duration::from_millis(50));
    let own = own.to_status(Language::Dutch);
    assert_eq!(own.code(), Code::ResourceExhausted);
    assert_eq!(own.get_details_retry_info().unwrap().retry_delay, Some(Duration::from_millis(50)));
}

#[test]
fn wrong_fields_are_named_one_by_one() {
    let required = Violation { field: "need_id".into(), reason: Reason::FieldRequired, values: vec![] };
    let problem = Problem::fields(vec![required, too_long("text".into())]).unwrap();
    let status = problem.to_status(Language::Dutch);

    assert_eq!(status.code(), Code::InvalidArgument);
    let infos = status.get_error_details_vec();
    assert_eq!(infos.iter().filter(|one| matches!(one, ErrorDetail::ErrorInfo(_))).count(), 1);
    let info = status.get_details_error_info().unwrap();
    assert_eq!(info.reason, "FIELD_REQUIRED");
    assert_eq!(info.metadata["violations"], "2");

    let violations = status.get_details_bad_request().unwrap().field_violations;
    let named: Vec<_> = violations.iter().map(|one| (one.field.as_str(), one.reason.as_str())).collect();
    assert_eq!(named, [("need_id", "FIELD_REQUIRED"), ("text", "FIELD_TOO_LONG")]);
    let told = violations[1].localized_message.as_ref().unwrap();
    assert!(told.message.contains("4001 tekens") && told.message.contains("hoogstens 4000"), "{told:?}");
    assert!(violations[1].description.contains("4001 characters"), "{violations:?}");
}

#[test]
fn no_problem_without_a_wrong_field() {
    assert_eq!(Problem::fields(vec![]), None);
}

#[test]
fn however_much_is_wrong_the_details_fit_in_the_trailers() {
    let violations: Vec<_> = (0..900).map(|at| too_long(format!("measures[{at}].organisation_id"))).collect();
    let status = Problem::fields(violations).unwrap().to_status(Language::Dutch);
    let told = status.get_details_bad_request().unwrap().field_violations;
    assert_eq!(told.len(), MAX_VIOLATIONS);
    assert_eq!(status.get_details_error_info().unwrap().metadata["violations"], "900");
    // In base64, beside the percent-encoded message: below the 8 KiB that gRPC clients take.
    assert!(
        status.details().len() * 4 / 3 + 3 * status.message().len() < 7_500,
        "{}",
        status.details().len()
    );
}
