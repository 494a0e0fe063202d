//! What is voted on, as it is hashed: the line and the hash are for ever.
//!
//! Whoever has the record can compute the hash again, also without reading the texts.

use domain::provision::SubjectHash;
use sha2::{Digest, Sha256};

use super::given::*;

#[test]
fn what_is_hashed_and_the_hash_never_change() {
    let component = component("c");
    let (purpose, case_text) = (purpose(), case_text());
    let subject = domain::provision::Subject {
        provision: PROVISION,
        version: 2,
        fund: FUND,
        component: &component,
        activity: None,
        life_domain: domain::household::LifeDomain::Housing,
        form: domain::provision::Form::InMoney,
        amount: eur(5_000_01),
        amount_kind: domain::provision::AmountKind::Estimate,
        purpose: &purpose,
        case_text: &case_text,
        policy_version: 3,
    };
    insta::assert_snapshot!(subject.to_json(), @r#"{"provision":"00000000-0000-0000-0000-0000000005a1","version":2,"fund":"00000000-0000-0000-0000-0000000005f1","component":"c","activity":null,"life_domain":"Housing","form":"InMoney","amount":500001,"amount_kind":"Estimate","purpose":"v1.00000000-0000-0000-0000-000000000001.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB","case_text":"v1.00000000-0000-0000-0000-000000000001.AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC","policy_version":3}"#);
    insta::assert_snapshot!(subject.hash(), @"75b04b79b7b86fa5ff0d1ac622594e55b336c28b571081e36b9be68a6b8e4c83");
}

#[test]
fn the_hash_is_sha_256_of_the_line() {
    let component = component("c");
    let (purpose, case_text, activity) = (purpose(), case_text(), activity("restructuring"));
    let subject = domain::provision::Subject {
        provision: PROVISION,
        version: 1,
        fund: FUND,
        component: &component,
        activity: Some(&activity),
        life_domain: domain::household::LifeDomain::Finance,
        form: domain::provision::Form::InKind,
        amount: eur(1),
        amount_kind: domain::provision::AmountKind::Fixed,
        purpose: &purpose,
        case_text: &case_text,
        policy_version: 1,
    };
    let digest = Sha256::digest(subject.to_json());
    let text: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(subject.hash().to_string(), text);
    assert!(subject.to_json().contains(r#""activity":"restructuring""#));
    assert!(!subject.to_json().contains(&HOUSEHOLD.to_string()), "the case is put anonymised");
}

#[test]
fn every_part_of_what_is_voted_on_changes_the_hash() {
    let all = [subject(1, 640_00), subject(2, 640_00), subject(1, 640_01), subject_of(1, 640_00, 2)];
    for (at, one) in all.iter().enumerate() {
        assert!(all[at + 1..].iter().all(|other| other != one));
    }
}

#[test]
fn a_hash_reads_back_as_it_was_written() {
    let hash = subject(1, 640_00);
    assert_eq!(hash.to_string().parse(), Ok(hash));
    let json = serde_json::to_string(&hash).unwrap();
    assert_eq!(json, format!("\"{hash}\""));
    assert_eq!(serde_json::from_str::<SubjectHash>(&json).unwrap(), hash);
}

#[test]
fn a_text_that_is_no_hash_is_refused_with_the_remedy() {
    let hash = subject(1, 640_00).to_string();
    for text in ["", &hash[..63], &hash.to_uppercase(), &format!("{hash}0"), &"é".repeat(32)] {
        let error = text.parse::<SubjectHash>().unwrap_err();
        assert!(error.to_string().contains("64 hexadecimal digits in lower case; "), "{error}");
    }
}
