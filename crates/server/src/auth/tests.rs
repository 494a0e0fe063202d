//! Who gets in, who does not, and what each is told.

use std::{path::Path, sync::Arc, time::Duration};

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use ledger::{Clock as _, SystemClock};
use prost::Message as _;
use prost_types::FileDescriptorSet;
use tonic::metadata::MetadataMap;

use super::{
    Action, Caller, DevelopmentKey, Gate, KeySource, Role, TokenKeys, TokenRequest, TokenRules, action_of,
};
use crate::errors::{Problem, Reason};

fn wanted(role: Role, ledgers: &[&str]) -> TokenRequest {
    TokenRequest {
        subject: "u-7".to_owned(),
        roles: vec![role],
        ledgers: ledgers.iter().map(|name| (*name).to_owned()).collect(),
        organisation: Some("buurtteam-zuid".to_owned()),
        valid: Duration::from_secs(600),
        now: SystemClock.now(),
    }
}

async fn gate(directory: &Path, rules: TokenRules) -> Gate {
    let key = DevelopmentKey::in_directory(directory).unwrap();
    Gate::new(TokenKeys::load(KeySource::File(key.key_set().to_owned()), rules).await.unwrap())
}

async fn come_in(gate: &Gate, header: &str) -> Result<Arc<Caller>, Reason> {
    let mut metadata = MetadataMap::new();
    metadata.insert("authorization", header.parse().unwrap());
    gate.caller(&metadata).await.map_err(|problem| problem.reason())
}

#[tokio::test]
async fn a_coordinator_of_utrecht_comes_in_and_sees_utrecht_only() {
    let keys = tempfile::tempdir().unwrap();
    let key = DevelopmentKey::in_directory(keys.path()).unwrap();
    let token = key.issue(&wanted(Role::Coordinator, &["GM0344"])).unwrap();
    let gate = gate(keys.path(), DevelopmentKey::rules()).await;
    let caller = come_in(&gate, &format!("Bearer {token}")).await.unwrap();
    assert_eq!((caller.officer.as_str(), caller.organisation.as_deref()), ("u-7", Some("buurtteam-zuid")));
    assert!(caller.ledger("GM0344").is_ok());
    let foreign = caller.ledger("GM0363").unwrap_err();
    let absent = caller.ledger("GM9999").unwrap_err();
    assert_eq!((foreign.reason(), absent.reason()), (Reason::LedgerNotFound, Reason::LedgerNotFound));
    assert!(caller.authorise(Action::RecordCase).is_ok());
    assert_eq!(caller.authorise(Action::OpenLedger).map_err(|p| p.reason()), Err(Reason::RoleNotAllowed));
}

#[tokio::test]
async fn what_is_not_a_good_token_is_told_apart() {
    let (keys, others) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let ours = DevelopmentKey::in_directory(keys.path()).unwrap();
    let theirs = DevelopmentKey::in_directory(others.path()).unwrap();
    let request = wanted(Role::Coordinator, &["*"]);
    let gate = gate(keys.path(), DevelopmentKey::rules()).await;
    let good = ours.issue(&request).unwrap();
    let old = TokenRequest { now: "2024-01-01T00:00:00Z".parse().unwrap(), ..request.clone() };
    let mut altered = good.clone();
    altered.replace_range(good.len() - 4.., "AAAA");
    let hmac = encode(
        &Header { kid: Some("development".to_owned()), ..Header::new(Algorithm::HS256) },
        &serde_json::json!({ "sub": "u-7", "exp": 9_999_999_999_u64 }),
        &EncodingKey::from_secret(b"guess"),
    );
    for (header, reason) in [
        (format!("Basic {good}"), Reason::TokenMissing),
        ("Bearer not.a.token".to_owned(), Reason::TokenInvalid),
        (format!("Bearer {altered}"), Reason::TokenInvalid),
        (format!("Bearer {}", theirs.issue(&request).unwrap()), Reason::TokenInvalid),
        (format!("Bearer {}", hmac.unwrap()), Reason::TokenInvalid),
        (format!("Bearer {}", "x".repeat(10_000)), Reason::TokenInvalid),
        (format!("Bearer {}", ours.issue(&old).unwrap()), Reason::TokenExpired),
    ] {
        assert_eq!(come_in(&gate, &header).await, Err(reason), "{header:.60}");
    }
    let nothing: Result<Arc<Caller>, Problem> = gate.caller(&MetadataMap::new()).await;
    assert_eq!(nothing.map_err(|problem| problem.reason()), Err(Reason::TokenMissing));
}

#[tokio::test]
async fn a_token_for_somebody_else_is_foreign() {
    let keys = tempfile::tempdir().unwrap();
    let token =
        DevelopmentKey::in_directory(keys.path()).unwrap().issue(&wanted(Role::Accountant, &["*"])).unwrap();
    for (issuer, audience) in
        [("herstelboek-development", "another service"), ("another issuer", "herstelboek")]
    {
        let rules = TokenRules { issuer: issuer.to_owned(), audience: audience.to_owned() };
        let gate = gate(keys.path(), rules).await;
        assert_eq!(come_in(&gate, &format!("Bearer {token}")).await, Err(Reason::TokenForeign));
    }
}

/// A token with any claims, signed with the key in this directory.
fn signed(directory: &Path, claims: &serde_json::Value) -> String {
    let seed = std::fs::read(directory.join("token-signing.key")).unwrap();
    let pair = aws_lc_rs::signature::Ed25519KeyPair::from_seed_unchecked(&seed).unwrap();
    let key = EncodingKey::from_ed_der(pair.to_pkcs8v1().unwrap().as_ref());
    let header = Header { kid: Some("development".to_owned()), ..Header::new(Algorithm::EdDSA) };
    encode(&header, claims, &key).unwrap()
}

#[tokio::test]
async fn a_token_may_be_for_several_services_and_expire_between_two_seconds() {
    let keys = tempfile::tempdir().unwrap();
    let gate = gate(keys.path(), DevelopmentKey::rules()).await;
    let claims = |aud, exp| serde_json::json!({ "iss": "herstelboek-development", "aud": aud, "exp": exp, "sub": "u-7" });
    let (ours, several) = (serde_json::json!("herstelboek"), serde_json::json!(["zaken", "herstelboek"]));
    for (aud, exp, expires) in [
        (&ours, serde_json::json!(4_000_000_000_u64), "2096-10-02T07:07:40Z"),
        (&several, serde_json::json!(4_000_000_000_u64), "2096-10-02T07:07:40Z"),
        (&ours, serde_json::json!(4_000_000_000.5), "2096-10-02T07:07:40Z"),
        (&ours, serde_json::json!(4e9), "2096-10-02T07:07:40Z"),
        (&ours, serde_json::json!(u64::MAX), "9999-12-30T22:00:00.999999999Z"),
    ] {
        let token = signed(keys.path(), &claims(aud, exp.clone()));
        let caller = come_in(&gate, &format!("Bearer {token}")).await;
        assert_eq!(caller.map(|caller| caller.expires.to_string()), Ok(expires.to_owned()), "{aud} {exp}");
    }
    let elsewhere = serde_json::json!(["zaken", "post"]);
    let token = signed(keys.path(), &claims(&elsewhere, serde_json::json!(4_000_000_000_u64)));
    assert_eq!(come_in(&gate, &format!("Bearer {token}")).await, Err(Reason::TokenForeign));
}

#[tokio::test]
async fn what_is_left_of_a_token_is_its_time_and_what_clocks_may_be_apart() {
    let keys = tempfile::tempdir().unwrap();
    let key = DevelopmentKey::in_directory(keys.path()).unwrap();
    let gate = gate(keys.path(), DevelopmentKey::rules()).await;
    let token = key.issue(&wanted(Role::Controller, &["*"])).unwrap();
    let left = come_in(&gate, &format!("Bearer {token}")).await.unwrap().remaining();
    // The clock may have gone on since the token was issued.
    assert!((600..=660).contains(&left.as_secs()), "{left:?}");
}

#[test]
fn third_parties_and_reporting_services_are_in_no_row_they_should_not_be_in() {
    for action in [Action::RecordCase, Action::DecideHardship, Action::ReadCase, Action::OpenPersonalData] {
        assert!(!action.allowed_to().contains(&Role::PartnerOrganisation), "{action:?}");
        assert!(!action.allowed_to().contains(&Role::ReportingService), "{action:?}");
    }
    assert!(!Action::RecordCase.allowed_to().contains(&Role::Accountant));
    assert!(!Action::OpenPersonalData.allowed_to().contains(&Role::Accountant));
    assert!(!Action::ReadLedger.allowed_to().contains(&Role::ReportingService));
    for action in [Action::PrepareAccount, Action::ExamineAccount, Action::ReadAccount, Action::OpenMark] {
        assert!(!action.allowed_to().contains(&Role::ReportingService), "{action:?}");
    }
    assert!(Action::ReadReport.allowed_to().contains(&Role::ReportingService));
}

#[test]
fn every_command_has_a_line_that_says_who_may() {
    let files = FileDescriptorSet::decode(api::FILE_DESCRIPTOR_SET).unwrap().file;
    let messages: Vec<_> = files.iter().flat_map(|file| &file.message_type).collect();
    let is_command = |name: &str| {
        let message = messages.iter().find(|message| message.name() == name).unwrap();
        message.field.iter().any(|field| field.name() == "request_id")
    };
    let ours = files.iter().filter(|file| file.package() == "herstelboek.v1");
    let methods = ours.flat_map(|file| &file.service).flat_map(|service| &service.method);
    let commands: Vec<_> = methods
        .filter(|method| is_command(method.input_type().rsplit('.').next().unwrap()))
        .map(|method| method.name())
        .collect();
    assert!(commands.len() > 60, "{commands:?}");
    for command in commands {
        assert!(!action_of(command).allowed_to().is_empty(), "{command} is for nobody");
    }
    assert_eq!(action_of("SomethingNew"), Action::Nothing);
}
