//! What the books look like, to people and to hledger.

use insta::assert_snapshot;
use jiff::civil::date;
use journal::balances_on;

use crate::fund::{HOUSEHOLD, PAYMENT, PROVISION, books, officer, washing_machine};
use crate::hledger::{balances, complaint, tagged};

#[test]
fn a_washing_machine_reads_as_it_went() {
    assert_snapshot!(books(&washing_machine()));
}

#[test]
fn the_books_are_by_date_then_by_position_however_they_were_recorded() {
    let events = washing_machine();
    let written = books(&events);
    let dates: Vec<_> =
        written.lines().filter(|line| line.starts_with("2025-")).map(|line| &line[..10]).collect();
    assert!(dates.is_sorted(), "{dates:?}");
    let mut backwards = events;
    backwards.reverse();
    assert_eq!(books(&backwards), written);
}

#[test]
fn nobody_is_in_the_books() {
    let written = books(&washing_machine());
    assert!(!written.contains(officer().as_str()));
    assert!(!written.contains(&HOUSEHOLD.to_string()));
}

#[test]
fn a_fund_without_money_has_books_without_transactions() {
    let written = books(&[]);
    assert_eq!(complaint(&written), None);
    assert!(balances(&written, &[]).is_empty());
}

#[test]
fn what_happened_later_is_not_in_the_balances_of_a_day() {
    let events = washing_machine();
    let on = |day| balances_on(&events, Some(date(2025, 3, day)));
    assert_eq!(on(2), domain::fund::Balances::default());
    // The advance of the third was recorded after everything else.
    assert_eq!(on(3).bank().to_string(), "EUR 50000.00");
    assert_eq!(on(5).total().payable.to_string(), "EUR 624.50");
    assert_eq!(on(6).total().paid.to_string(), "EUR 624.50");
    assert_eq!(on(7), balances_on(&events, None));
    assert!(balances_on(&events, None).total().balances());
}

#[test]
fn an_entry_is_found_by_its_payment_its_provision_and_what_the_bank_calls_it() {
    let written = books(&washing_machine());
    assert_eq!(tagged(&written, "payment"), [PAYMENT.to_string()]);
    assert_eq!(tagged(&written, "provision"), [PROVISION.to_string()]);
    // A tag of hledger ends at a comma, so that of the reference is written otherwise.
    assert_eq!(tagged(&written, "bank_reference"), ["2025%2C0306(1):date:2020-01-01", "FIN/B2/1", "NL-77"]);
}
