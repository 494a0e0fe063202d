//! Opening leaves exactly one record, and without a record nothing is opened.

use domain::ids::PersonId;
use sqlx::Row as _;
use uuid::Uuid;
use vault::{Access, Bsn, Purpose, VaultError};

use super::{Bench, UTRECHT, access, account, household, person, signal};

#[tokio::test]
async fn opening_leaves_exactly_one_record() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    assert_eq!(bench.count("openings").await, 0);
    bench.vault.open(UTRECHT, person(1), Purpose::Name, &sealed, &access()).await.unwrap();

    let rows = sqlx::query("SELECT ledger, subject_kind, subject_id::text, purposes, actor, processing_activity, trace_id FROM vault.openings")
        .fetch_all(bench.admin().await.pool())
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    let text = |column| rows[0].get::<&str, _>(column);
    assert_eq!(
        [text("ledger"), text("subject_kind"), text("actor"), text("trace_id")],
        [UTRECHT, "person", "coordinator-7", "4bf92f3577b34da6a3ce929d0e0e4736"]
    );
    assert_eq!(text("subject_id"), "00000000-0000-0000-0000-000000000001");
    assert_eq!(text("processing_activity"), "https://example.nl/processing/support");
    assert_eq!(rows[0].get::<Vec<String>, _>("purposes"), ["name"]);
}

#[tokio::test]
async fn a_signal_has_a_key_of_its_own_also_beside_a_household_with_its_id() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, signal(1), Purpose::Text, "letters are not opened").await.unwrap();
    let other = bench.vault.seal(UTRECHT, household(1), Purpose::Text, "a note").await.unwrap();
    assert_ne!(sealed.key, other.key);
    bench.vault.open(UTRECHT, household(1), Purpose::Text, &sealed, &access()).await.unwrap_err();
    let opened = bench.vault.open(UTRECHT, signal(1), Purpose::Text, &sealed, &access()).await.unwrap();
    assert_eq!(opened.as_str(), "letters are not opened");
    let kinds: Vec<String> = sqlx::query_scalar("SELECT subject_kind FROM vault.openings")
        .fetch_all(bench.admin().await.pool())
        .await
        .unwrap();
    assert_eq!(kinds, ["signal"]);
}

#[tokio::test]
async fn an_account_has_a_key_of_its_own_too() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, account(1), Purpose::Text, "no invoice").await.unwrap();
    let other = bench.vault.seal(UTRECHT, signal(1), Purpose::Text, "letters are not opened").await.unwrap();
    assert_ne!(sealed.key, other.key);
    bench.vault.open(UTRECHT, signal(1), Purpose::Text, &sealed, &access()).await.unwrap_err();
    let opened = bench.vault.open(UTRECHT, account(1), Purpose::Text, &sealed, &access()).await.unwrap();
    assert_eq!(opened.as_str(), "no invoice");
}

#[tokio::test]
async fn several_texts_of_one_subject_are_one_processing() {
    let bench = Bench::new().await;
    let name = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    let street = bench.vault.seal(UTRECHT, person(1), Purpose::Address, "Kade 1").await.unwrap();
    let texts = [(Purpose::Name, &name), (Purpose::Address, &street), (Purpose::Name, &name)];
    let opened = bench.vault.open_many(UTRECHT, person(1), &texts, &access()).await.unwrap();
    let opened: Vec<&str> = opened.iter().map(|text| text.as_str()).collect();
    assert_eq!(opened, ["Sanne Jansen", "Kade 1", "Sanne Jansen"]);

    let purposes: Vec<Vec<String>> = sqlx::query_scalar("SELECT purposes FROM vault.openings")
        .fetch_all(bench.admin().await.pool())
        .await
        .unwrap();
    assert_eq!(purposes, [["name", "address"]]);
    assert!(bench.vault.open_many(UTRECHT, person(1), &[], &access()).await.unwrap().is_empty());
    assert_eq!(bench.count("openings").await, 1);
}

#[tokio::test]
async fn a_page_of_subjects_is_opened_at_once_with_one_record_for_each() {
    let bench = Bench::new().await;
    let sanne = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    let karim = bench.vault.seal(UTRECHT, person(2), Purpose::Name, "Karim").await.unwrap();
    let street = bench.vault.seal(UTRECHT, person(2), Purpose::Address, "Kade 1").await.unwrap();
    let page = [
        (person(2), vec![(Purpose::Name, &karim), (Purpose::Address, &street)]),
        (person(3), vec![]),
        (person(1), vec![(Purpose::Name, &sanne)]),
    ];
    // Another process: no key is at hand.
    let opened = bench.another().await.open_all(UTRECHT, &page, &access()).await.unwrap();
    let opened: Vec<Vec<&str>> =
        opened.iter().map(|texts| texts.iter().map(|text| text.as_str()).collect()).collect();
    assert_eq!(opened, [vec!["Karim", "Kade 1"], vec![], vec!["Sanne Jansen"]]);
    assert_eq!(
        records(&bench).await,
        [
            "person 00000000-0000-0000-0000-000000000002 name,address",
            "person 00000000-0000-0000-0000-000000000001 name",
        ]
    );
}

#[tokio::test]
async fn one_subject_that_cannot_be_opened_keeps_the_page_shut() {
    let bench = Bench::new().await;
    let own = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    for stranger in [person(2), person(9)] {
        let page = [(person(1), vec![(Purpose::Name, &own)]), (stranger, vec![(Purpose::Name, &own)])];
        let refused = bench.vault.open_all(UTRECHT, &page, &access()).await.unwrap_err();
        assert!(matches!(refused, VaultError::KeyUnknown(key) if key == own.key), "{refused}");
    }
    assert_eq!(bench.count("openings").await, 0);
}

/// What the access log says, oldest first.
async fn records(bench: &Bench) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT subject_kind || ' ' || subject_id || ' ' || array_to_string(purposes, ',') \
         FROM vault.openings ORDER BY opened_at, ctid",
    )
    .fetch_all(bench.admin().await.pool())
    .await
    .unwrap()
}

#[tokio::test]
async fn one_text_that_cannot_be_opened_keeps_all_shut() {
    let bench = Bench::new().await;
    let own = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    let other = bench.vault.seal(UTRECHT, person(2), Purpose::Name, "Karim").await.unwrap();
    let texts = [(Purpose::Name, &own), (Purpose::Name, &other)];
    let refused = bench.vault.open_many(UTRECHT, person(1), &texts, &access()).await.unwrap_err();
    assert!(matches!(refused, VaultError::KeyUnknown(key) if key == other.key), "{refused}");
    assert_eq!(bench.count("openings").await, 0);
}

#[tokio::test]
async fn without_a_record_there_is_no_plaintext() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    bench.execute("REVOKE INSERT ON vault.openings FROM herstelboek_app").await;
    bench
        .execute("REVOKE INSERT (ledger, subject_kind, subject_id, purposes, actor, processing_activity, trace_id) ON vault.openings FROM herstelboek_app")
        .await;
    let refused = bench.vault.open(UTRECHT, person(1), Purpose::Name, &sealed, &access()).await.unwrap_err();
    assert!(matches!(refused, VaultError::AccessNotRecorded(_)), "{refused}");
    assert!(!format!("{refused} {refused:?}").contains("Sanne"));
    assert_eq!(bench.count("openings").await, 0);
}

#[tokio::test]
async fn an_opening_nobody_can_account_for_is_refused() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, household(1), Purpose::Text, "a note").await.unwrap();
    let unusable = [
        (Access { actor: String::new(), ..access() }, "actor"),
        (Access { actor: "x".repeat(201), ..access() }, "actor"),
        (Access { processing_activity: "support".to_owned(), ..access() }, "processing_activity"),
        (Access { processing_activity: "https:two words".to_owned(), ..access() }, "processing_activity"),
        (Access { trace_id: "0".repeat(32), ..access() }, "trace_id"),
        (Access { trace_id: "4BF92F3577B34DA6A3CE929D0E0E4736".to_owned(), ..access() }, "trace_id"),
    ];
    for (access, expected) in unusable {
        let refused =
            bench.vault.open(UTRECHT, household(1), Purpose::Text, &sealed, &access).await.unwrap_err();
        assert!(matches!(refused, VaultError::Access { field, .. } if field == expected), "{refused}");
    }
}

#[tokio::test]
async fn the_access_log_cannot_be_changed_or_dated() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    bench.vault.open(UTRECHT, person(1), Purpose::Name, &sealed, &access()).await.unwrap();
    bench
        .vault
        .claim_bsn(UTRECHT, &Bsn::parse("111222333").unwrap(), PersonId::new(Uuid::nil()), &[0; 32])
        .await
        .unwrap();
    bench.vault.look_up(UTRECHT, &Bsn::parse("111222333").unwrap(), &access()).await.unwrap();
    let admin = bench.admin().await;
    for change in [
        "UPDATE vault.openings SET actor = 'nobody'",
        "DELETE FROM vault.openings",
        "TRUNCATE vault.openings",
        "UPDATE vault.keys SET wrapped_key = decode(repeat('00', 60), 'hex')",
        "UPDATE vault.searches SET found = false",
        "DELETE FROM vault.searches",
        "TRUNCATE vault.searches",
        "SET ROLE herstelboek_app; INSERT INTO vault.searches (ledger, actor, processing_activity, trace_id, found, \
         searched_at) VALUES ('GM0344', 'a', 'b:c', repeat('a', 32), false, '2020-01-01')",
        "DELETE FROM vault.bsn_claims",
        "UPDATE vault.bsn_claims SET person_id = gen_random_uuid()",
        "TRUNCATE vault.bsn_index",
        "TRUNCATE vault.bsn_releases",
        "TRUNCATE vault.key_set",
        "SET ROLE herstelboek_app; INSERT INTO vault.openings (ledger, subject_kind, subject_id, purposes, actor, \
         processing_activity, trace_id, opened_at) VALUES ('GM0344', 'person', gen_random_uuid(), '{name}', 'a', 'b:c', \
         repeat('a', 32), '2020-01-01')",
    ] {
        let refused = sqlx::raw_sql(change).execute(admin.pool()).await.unwrap_err();
        let code = refused.as_database_error().unwrap().code().unwrap().into_owned();
        assert_eq!(code, "42501", "{change}: {refused}");
    }
    assert_eq!(bench.count("openings").await, 1);
}

#[tokio::test]
async fn what_was_opened_is_not_shown_by_accident() {
    let bench = Bench::new().await;
    let sealed = bench.vault.seal(UTRECHT, person(1), Purpose::Name, "Sanne Jansen").await.unwrap();
    let opened = bench.vault.open(UTRECHT, person(1), Purpose::Name, &sealed, &access()).await.unwrap();
    assert_eq!(format!("{opened:?}"), "Opened(redacted)");
    assert!(!format!("{:?}", bench.vault).contains("Sanne"));
}
