//! Golden bytes: one recorded example of every event, which every later version must read and write back.
//!
//! A missing file is written with UPDATE_SCHEMAS=1; an existing one is never written again. A new version of an
//! event adds a file, it does not change one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;

use domain::household::{
    DebtPhase, DebtSolution, EndReason, HouseholdEvent, Term, ThreatSituation, VictimStatus,
};
use domain::{BookEvent, EVENT_VERSION};
use jiff::civil::date;

use crate::given::*;
use crate::{
    account, bank_statement, fund, payment_run, person, provision, schemas, signal, support_offer,
    working_method,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// One example of every event of a household.
pub(crate) fn household_examples() -> Vec<HouseholdEvent> {
    vec![
        reported(),
        joined_as(MOTHER, VictimStatus::Rejected { municipality_told_on: DAY }),
        left(MOTHER),
        details_changed(MOTHER),
        status_recorded(DAY, MOTHER, VictimStatus::Recognised),
        assigned("noor", domain::household::AssignmentReason::FirstAssignment),
        attempted(),
        first_contact(),
        threat([ThreatSituation::Eviction, ThreatSituation::UtilityCutOff]),
        threat_resolved(),
        first_conversation(),
        intake(),
        need(NEED),
        need_closed(NEED),
        need_answered(NEED),
        three_way_talk(),
        drawn_up(),
        revised(),
        agreed(1, [MOTHER, SON]),
        started(MEASURE),
        completed(MEASURE),
        stopped(MEASURE),
        referred(),
        consented(),
        consent_withdrawn(),
        overridden(DAY, Term::Plan, date(2026, 7, 1)),
        debt_phase(DebtPhase::Arrangement, Some(DebtSolution::RestructuringCredit)),
        debt_left(),
        aftercare(),
        ended_for(EndReason::Completed),
        resumed(),
        transferred(),
        handed_over(),
        noted(),
    ]
}

fn examples() -> Vec<(&'static str, BookEvent)> {
    let households = household_examples().into_iter().map(|event| ("household", BookEvent::Household(event)));
    let persons = [person::claimed(), person::released()];
    let persons = persons.map(|event| ("person", BookEvent::Person(event)));
    let provisions =
        provision::examples().into_iter().map(|event| ("provision", BookEvent::Provision(event)));
    let funds = fund::given::fund_examples().into_iter().map(|event| ("fund", BookEvent::Fund(event)));
    let runs = payment_run::examples().into_iter().map(|event| ("payment_run", BookEvent::PaymentRun(event)));
    let statements = bank_statement::examples().into_iter();
    let statements = statements.map(|event| ("bank_statement", BookEvent::BankStatement(event)));
    let signals = signal::examples().into_iter().map(|event| ("signal", BookEvent::Signal(event)));
    let methods = working_method::examples().into_iter();
    let methods = methods.map(|event| ("working_method", BookEvent::WorkingMethod(event)));
    let offers = support_offer::examples().into_iter();
    let offers = offers.map(|event| ("support_offer", BookEvent::SupportOffer(event)));
    let accounts = account::examples().into_iter().map(|event| ("account", BookEvent::Account(event)));
    let money = provisions.chain(funds).chain(runs).chain(statements);
    households
        .chain(persons)
        .chain(money)
        .chain(signals)
        .chain(methods)
        .chain(offers)
        .chain(accounts)
        .collect()
}

/// The kinds of book, as recorded.
const KINDS: [&str; 10] = [
    "household",
    "person",
    "provision",
    "fund",
    "payment_run",
    "bank_statement",
    "signal",
    "working_method",
    "support_offer",
    "account",
];

#[test]
fn there_is_an_example_of_every_event() {
    let mut types: Vec<_> = examples().iter().map(|(_, event)| event.event_type()).collect();
    let mut all = schemas::types();
    types.sort_unstable();
    all.sort_unstable();
    assert_eq!(types, all);
}

/// With UPDATE_SCHEMAS=1, writes what is missing, once, before anything is read.
fn written() -> PathBuf {
    static WRITTEN: Once = Once::new();
    WRITTEN.call_once(|| {
        let missing = |(kind, event): &(&str, BookEvent)| !file_of(kind, event).exists();
        for (kind, event) in examples().into_iter().filter(missing).filter(|_| schemas::updating()) {
            fs::create_dir_all(folder().join(kind)).expect("the crate can be written");
            fs::write(file_of(kind, &event), event.to_json() + "\n").expect("the crate can be written");
        }
    });
    folder()
}

fn file_of(kind: &str, event: &BookEvent) -> PathBuf {
    folder().join(kind).join(format!("{}-{EVENT_VERSION}.json", event.event_type()))
}

#[test]
fn every_event_is_written_as_it_was_recorded_before() {
    written();
    for (kind, event) in examples() {
        let file = file_of(kind, &event);
        let golden = fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}; run again with UPDATE_SCHEMAS=1", file.display()));
        let line = event.to_json() + "\n";
        assert_eq!(golden, line, "{} is for ever: give the changed event a new version", file.display());
    }
}

#[test]
fn every_golden_record_is_read_and_written_back_byte_for_byte() {
    let mut read = 0;
    for kind in KINDS {
        for entry in fs::read_dir(written().join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let (event_type, version) = name.rsplit_once('-').unwrap();
            let text = fs::read_to_string(&path).unwrap();
            let line = text.strip_suffix('\n').unwrap();
            assert!(!line.contains('\n'), "{name} is one line");
            let event = BookEvent::from_json(kind, event_type, version, line).unwrap();
            assert_eq!(event.to_json(), line, "{name}");
            read += 1;
        }
    }
    assert!(read >= examples().len());
}

#[test]
fn cqrs_es_writes_the_same_payload() {
    for event in household_examples() {
        let theirs = serde_json::to_value(&event).unwrap();
        let ours: serde_json::Value = serde_json::from_str(&BookEvent::Household(event).to_json()).unwrap();
        assert_eq!(theirs, ours);
    }
}

#[test]
fn a_record_that_does_not_fit_says_why() {
    let json = BookEvent::Household(aftercare()).to_json();
    for (aggregate, event_type, version, payload, expected) in [
        ("programme", "AftercareStarted", "1.0", &json[..], "'programme' is no aggregate of this version"),
        ("household", "AftercareStarted", "2.0", &json, "version 2.0 of AftercareStarted is unknown"),
        ("household", "AftercareStarted", "1.0", "{\"AftercareStarted\":{", "line 1, column 21"),
        ("person", "AftercareStarted", "1.0", &json, "is not a readable AftercareStarted"),
        (
            "household",
            "NoteAdded",
            "1.0",
            &json,
            "the record says NoteAdded and its payload is AftercareStarted",
        ),
    ] {
        let error = BookEvent::from_json(aggregate, event_type, version, payload).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_field_nobody_knows_is_not_lost_in_silence() {
    let json = BookEvent::Household(aftercare()).to_json().replace("\"on\"", "\"extra\":1,\"on\"");
    assert!(BookEvent::from_json("household", "AftercareStarted", "1.0", &json).is_err());
}
