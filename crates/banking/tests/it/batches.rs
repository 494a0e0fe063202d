//! Bookings of several transactions in one amount.

use banking::{Balances, Direction, Division, Entry, Statement};

use crate::bank::{Version, balance, booking, read, statement};

const VERSIONS: [Version; 2] = [Version::V02, Version::V08];

fn transaction(version: Version, reference: &str, euro: &str) -> String {
    format!("<TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs>{}</TxDtls>", version.amount(euro))
}

fn read_one(version: Version, euro: &str, details: &str) -> Statement {
    let balances = balance("OPBD", "0", "CRDT", "2026-11-22") + &balance("CLBD", euro, "DBIT", "2026-11-23");
    read(&statement(version, &(balances + &booking(version, euro, "DBIT", details)))).unwrap()
}

fn only(statement: Statement) -> Entry {
    let [entry] = <[Entry; 1]>::try_from(statement.entries).unwrap();
    entry
}

#[test]
fn a_batch_is_taken_apart_when_all_of_it_is_told() {
    for version in VERSIONS {
        let details = format!(
            "<NtryDtls><Btch><PmtInfId>RUN-1</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>{}{}</NtryDtls>",
            transaction(version, "A", "60.00"),
            transaction(version, "B", "2.50"),
        );
        let statement = read_one(version, "62.50", &details);
        assert_eq!(statement.balances, Balances::Agree);
        let [first, second] = <[Entry; 2]>::try_from(statement.entries).unwrap();
        assert_eq!((first.booking, first.division), (0, Division::Part { number: 0, of: 2 }));
        assert_eq!((second.booking, second.division), (0, Division::Part { number: 1, of: 2 }));
        assert_eq!((first.end_to_end_id.as_deref(), first.amount_cents), (Some("A"), 60_00));
        assert_eq!((second.end_to_end_id.as_deref(), second.amount_cents), (Some("B"), 2_50));
        assert_eq!(second.payment_information_id.as_deref(), Some("RUN-1"));
        assert_eq!(second.bank_reference.as_deref(), Some("BOOKING"));
    }
}

#[test]
fn a_batch_that_is_not_told_says_so() {
    let details = "<NtryDtls><Btch><PmtInfId>RUN-1</PmtInfId><NbOfTxs>312</NbOfTxs></Btch></NtryDtls>";
    let entry = only(read_one(Version::V08, "62.50", details));
    assert_eq!(entry.division, Division::Batch { transactions: 312 });
    assert_eq!(entry.payment_information_id.as_deref(), Some("RUN-1"));
    assert_eq!((entry.amount_cents, entry.end_to_end_id), (62_50, None));
}

#[test]
fn a_batch_that_is_told_in_part_names_no_payment() {
    let version = Version::V08;
    let one = transaction(version, "A", "60.00");
    let two = format!("{one}{}", transaction(version, "B", "2.50"));
    let told = [
        // More transactions than are told.
        (format!("<Btch><NbOfTxs>3</NbOfTxs></Btch>{two}"), 3),
        (format!("<Btch><NbOfTxs>2</NbOfTxs></Btch>{one}"), 2),
        // The amounts do not make the booking.
        (two.replace("2.50", "2.49"), 2),
        // An amount is told in another currency, or not at all.
        (two.replace("\"EUR\">2.50", "\"SEK\">2.50"), 2),
        (two.replace("<Amt Ccy=\"EUR\">2.50</Amt>", ""), 2),
    ];
    for (details, transactions) in told {
        let entry = only(read_one(version, "62.50", &format!("<NtryDtls>{details}</NtryDtls>")));
        assert_eq!(entry.division, Division::Batch { transactions }, "{details}");
        assert_eq!((entry.amount_cents, entry.end_to_end_id), (62_50, None));
    }
}

#[test]
fn transactions_in_groups_belong_to_one_booking() {
    let version = Version::V02;
    let group = |run: &str, reference: &str, euro: &str| {
        let transaction = transaction(version, reference, euro);
        format!("<NtryDtls><Btch><PmtInfId>{run}</PmtInfId></Btch>{transaction}</NtryDtls>")
    };
    let details = group("RUN-1", "A", "60.00") + &group("RUN-2", "B", "2.50");
    let entries = read_one(version, "62.50", &details).entries;
    let told: Vec<_> = entries
        .iter()
        .map(|entry| {
            (entry.payment_information_id.as_deref().unwrap(), entry.end_to_end_id.as_deref().unwrap())
        })
        .collect();
    assert_eq!(told, [("RUN-1", "A"), ("RUN-2", "B")]);
}

#[test]
fn a_part_may_go_the_other_way() {
    let version = Version::V08;
    let back = transaction(version, "B", "2.50").replace("</TxDtls>", "<CdtDbtInd>CRDT</CdtDbtInd></TxDtls>");
    let details = format!("<NtryDtls>{}{back}</NtryDtls>", transaction(version, "A", "65.00"));
    let entries = read_one(version, "62.50", &details).entries;
    assert_eq!(entries.iter().map(Entry::signed_cents).collect::<Vec<_>>(), [-65_00, 2_50]);
    assert_eq!(entries[1].direction, Direction::Credit);
}

#[test]
fn one_transaction_has_the_amount_of_its_booking() {
    // Paid in another currency, booked in euro.
    let details = "<NtryDtls><Btch><NbOfTxs>1</NbOfTxs></Btch><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs>\
                   <AmtDtls><InstdAmt><Amt Ccy=\"SEK\">700.00</Amt></InstdAmt>\
                   <TxAmt><Amt Ccy=\"SEK\">700.00</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls>";
    let entry = only(read_one(Version::V02, "62.50", details));
    assert_eq!((entry.amount_cents, entry.division), (62_50, Division::Single));
    assert_eq!(entry.end_to_end_id.as_deref(), Some("A"));
}
