//! Ids read back as they were written, and refuse what they are not.
//!
//! Messages are compared in full where a caller reads them to mend a request.

use super::*;

const UUID: &str = "0190b5a2-7c1e-7000-8000-000000000001";

#[test]
fn a_uuid_id_reads_back_as_it_was_written() {
    let person: PersonId = UUID.parse().unwrap();
    assert_eq!(person.to_string(), UUID);
    assert_eq!(serde_json::to_string(&person).unwrap(), format!("\"{UUID}\""));
}

#[test]
fn a_text_that_is_no_uuid_is_refused_by_name() {
    let error = "12".parse::<GoalId>().unwrap_err();
    assert!(error.to_string().starts_with("'12' is not a goal id; send a UUID"), "{error}");
}

#[test]
fn a_text_id_says_its_limits() {
    let error = OfficerId::new("").unwrap_err();
    assert_eq!(error.to_string(), "the officer id has 0 characters; send 1 to 128");
    let error = OrganisationId::new("buurt team").unwrap_err();
    assert_eq!(
        error.to_string(),
        "character 5 of the organisation id is not allowed; use letters, digits and . _ : @ / | -"
    );
}

#[test]
fn a_municipality_key_starts_with_a_capital() {
    assert!(MunicipalityKey::new("GM0344").is_ok());
    assert!(MunicipalityKey::new("gm0344").is_err());
    assert!(MunicipalityKey::new("G").is_err());
    assert!(MunicipalityKey::new(format!("G{}", "0".repeat(32))).is_err());
}

#[test]
fn a_text_id_is_checked_when_read() {
    assert!(serde_json::from_str::<OfficerId>("\"two words\"").is_err());
    assert_eq!(serde_json::from_str::<OfficerId>("\"o-1\"").unwrap().as_str(), "o-1");
}
