//! Amounts are positive and bounded, and read as money.

use super::*;

#[test]
fn an_amount_is_at_least_a_cent_and_at_most_the_most() {
    assert_eq!(Amount::new(0).unwrap_err().to_string(), "0 cents is no amount; send 1 to 1000000000000");
    assert!(Amount::new(-1).is_err());
    assert!(Amount::new(1).is_ok());
    assert!(Amount::new(Amount::MOST).is_ok());
    assert!(Amount::new(Amount::MOST + 1).is_err());
    assert!(serde_json::from_str::<Amount>("0").is_err());
}

#[test]
fn money_reads_as_money() {
    assert_eq!(Amount::new(500_001).unwrap().to_string(), "EUR 5000.01");
    assert_eq!(EuroCents::new(-7).to_string(), "EUR -0.07");
    assert_eq!(EuroCents::ZERO.to_string(), "EUR 0.00");
}

#[test]
fn a_year_is_checked_when_read() {
    assert!(serde_json::from_str::<AccountingYear>("1999").is_err());
    assert!(AccountingYear::new(2025).unwrap().has(jiff::civil::date(2025, 12, 31)));
    assert!(!AccountingYear::new(2025).unwrap().has(jiff::civil::date(2026, 1, 1)));
}
