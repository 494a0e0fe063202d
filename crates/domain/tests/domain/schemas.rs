//! A committed JSON Schema for every event: what is recorded is a promise to everybody who reads exports.
//!
//! Written with UPDATE_SCHEMAS=1; without it, a difference fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use domain::account::AccountEvent;
use domain::bank_statement::BankStatementEvent;
use domain::fund::FundEvent;
use domain::household::HouseholdEvent;
use domain::payment_run::PaymentRunEvent;
use domain::person::PersonEvent;
use domain::provision::ProvisionEvent;
use domain::signal::SignalEvent;
use domain::support_offer::SupportOfferEvent;
use domain::working_method::WorkingMethodEvent;

fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(kind)
}

/// Whether this run may write what is missing or different.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE_SCHEMAS").is_some_and(|value| value == "1")
}

fn compare(kind: &str, schemas: Vec<(&'static str, schemars::Schema)>) {
    let folder = folder(kind);
    let names: BTreeSet<String> = schemas.iter().map(|(name, _)| format!("{name}.json")).collect();
    for (name, schema) in schemas {
        let file = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
        if updating() {
            fs::create_dir_all(&folder).expect("the crate can be written");
            fs::write(&file, &text).expect("the crate can be written");
        }
        let committed = fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}; run again with UPDATE_SCHEMAS=1", file.display()));
        assert_eq!(
            committed,
            text,
            "{} differs; run again with UPDATE_SCHEMAS=1 if that is meant",
            file.display()
        );
    }
    let files = fs::read_dir(&folder).expect("the folder was read before").flatten();
    let files: BTreeSet<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(files, names, "a schema without an event in {}", folder.display());
}

#[test]
fn the_schemas_of_a_household_are_as_committed() {
    compare("household", HouseholdEvent::schemas());
}

#[test]
fn the_schemas_of_a_person_are_as_committed() {
    compare("person", PersonEvent::schemas());
}

#[test]
fn the_schemas_of_a_provision_are_as_committed() {
    compare("provision", ProvisionEvent::schemas());
}

#[test]
fn the_schemas_of_a_fund_are_as_committed() {
    compare("fund", FundEvent::schemas());
}

#[test]
fn the_schemas_of_payments_are_as_committed() {
    compare("payment_run", PaymentRunEvent::schemas());
    compare("bank_statement", BankStatementEvent::schemas());
}

#[test]
fn the_schemas_of_what_is_learned_and_offered_are_as_committed() {
    compare("signal", SignalEvent::schemas());
    compare("working_method", WorkingMethodEvent::schemas());
    compare("support_offer", SupportOfferEvent::schemas());
}

#[test]
fn the_schemas_of_an_account_are_as_committed() {
    compare("account", AccountEvent::schemas());
}

/// The names of all events, book by book.
pub(crate) fn types() -> Vec<&'static str> {
    [
        HouseholdEvent::TYPES,
        PersonEvent::TYPES,
        ProvisionEvent::TYPES,
        FundEvent::TYPES,
        PaymentRunEvent::TYPES,
        BankStatementEvent::TYPES,
        SignalEvent::TYPES,
        WorkingMethodEvent::TYPES,
        SupportOfferEvent::TYPES,
        AccountEvent::TYPES,
    ]
    .concat()
}

#[test]
fn every_event_has_a_schema_and_says_when_and_by_whom() {
    let all = [
        HouseholdEvent::schemas(),
        PersonEvent::schemas(),
        ProvisionEvent::schemas(),
        FundEvent::schemas(),
        PaymentRunEvent::schemas(),
        BankStatementEvent::schemas(),
        SignalEvent::schemas(),
        WorkingMethodEvent::schemas(),
        SupportOfferEvent::schemas(),
        AccountEvent::schemas(),
    ]
    .concat();
    let names: Vec<_> = all.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, types());
    for (name, schema) in all {
        let required = schema.get("required").and_then(|required| required.as_array()).unwrap();
        assert!(required.iter().any(|field| field == "on"), "{name}");
        assert!(required.iter().any(|field| field == "by"), "{name}");
        assert_eq!(schema.get("additionalProperties"), Some(&false.into()), "{name}");
    }
}
