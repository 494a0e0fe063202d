//! Every wrong field of a provision is named by its path, and nothing of it is repeated.

use api::v1;

use super::examples::{decide, order_payment, receive_invoice, request_provision};
use super::request;
use crate::convert::CommandRequest;
use crate::convert::tests::fund::examples::cents;
use crate::convert::tests::wrong;

fn named<const N: usize>(expected: [(&str, &'static str); N]) -> Vec<(String, &'static str)> {
    expected.map(|(field, reason)| (field.to_owned(), reason)).into()
}

#[test]
fn an_empty_request_misses_every_required_field() {
    let missing = wrong(v1::RequestProvisionRequest::default());
    let expected = [
        "ledger",
        "request_id",
        "provision_id",
        "happened_on",
        "household_id",
        "life_domain",
        "fund_id",
        "component",
        "purpose",
        "amount",
        "amount_kind",
        "form",
    ];
    assert_eq!(missing, expected.map(|field| (field.to_owned(), "FIELD_REQUIRED")));
    let missing = wrong(request!(OrderPaymentRequest { payee: Some(v1::Payee::default()) }));
    let expected = [
        ("commitment", "NUMBER_OUT_OF_RANGE"),
        ("amount", "FIELD_REQUIRED"),
        ("payee.name", "FIELD_REQUIRED"),
        ("payee.iban", "FIELD_REQUIRED"),
    ];
    assert_eq!(missing, named(expected));
    assert_eq!(
        wrong(v1::OrderPaymentRequest { payee: None, ..order_payment(1) }),
        named([("payee", "FIELD_REQUIRED")])
    );
}

#[test]
fn only_a_partial_grant_names_an_amount() {
    assert!(decide(v1::Outcome::PartlyGranted, Some(1)).check().is_ok());
    assert_eq!(wrong(decide(v1::Outcome::PartlyGranted, None)), named([("amount", "FIELD_REQUIRED")]));
    for outcome in [v1::Outcome::Granted, v1::Outcome::Refused] {
        assert!(decide(outcome, None).check().is_ok());
        assert_eq!(wrong(decide(outcome, Some(1))), named([("amount", "FIELD_NOT_ALLOWED")]));
    }
    let unset = decide(v1::Outcome::Unspecified, Some(0));
    assert_eq!(wrong(unset), named([("outcome", "FIELD_REQUIRED"), ("amount.cents", "NUMBER_OUT_OF_RANGE")]));
}

#[test]
fn a_vote_names_a_role_there_is_and_the_hash_as_it_was_given() {
    let cast = |role: &str, subject: String| {
        request!(CastVoteRequest { role: role.into(), vote: v1::Vote::Yes.into(), subject })
    };
    assert!(cast("team_manager", "0a".repeat(32)).check().is_ok());
    assert_eq!(wrong(cast("mayor", "0a".repeat(32))), named([("role", "FIELD_INVALID")]));
    for subject in ["0A".repeat(32), "0a".repeat(31), "0g".repeat(32)] {
        assert_eq!(wrong(cast("team_manager", subject)), named([("subject", "FIELD_INVALID")]));
    }
}

#[test]
fn an_account_number_must_be_right_and_reachable() {
    let paid_to = |iban: &str| {
        let payee = Some(v1::Payee { name: "Anna".into(), iban: iban.into() });
        v1::OrderPaymentRequest { payee, ..order_payment(1) }
    };
    for right in ["NL20INGB0001234567", "nl20 ingb 0001 2345 67", "DE89370400440532013000"] {
        assert!(paid_to(right).check().is_ok(), "{right}");
    }
    // A digit that is wrong, one that is missing, no IBAN at all, and one of a country that SEPA does not reach.
    for wrong_one in ["NL20INGB0001234568", "NL20INGB000123456", "P1234567", "BR1800360305000010009795493C1"]
    {
        assert_eq!(wrong(paid_to(wrong_one)), named([("payee.iban", "IBAN_INVALID")]), "{wrong_one}");
        let problem = paid_to(wrong_one).check().err().unwrap();
        assert!(!format!("{problem:?}").contains(wrong_one));
    }
}

#[test]
fn a_payee_has_a_name_that_banks_can_read() {
    let paid_to = |name: &str| {
        let payee = Some(v1::Payee { name: name.into(), iban: "NL20INGB0001234567".into() });
        v1::OrderPaymentRequest { payee, ..order_payment(1) }
    };
    for right in ["Zoë Ünal", "B.V. 3", &"x".repeat(70)] {
        assert!(paid_to(right).check().is_ok(), "{right}");
    }
    assert_eq!(wrong(paid_to("株式会社")), named([("payee.name", "FIELD_INVALID")]));
    assert_eq!(wrong(paid_to("A\nB")), named([("payee.name", "FIELD_INVALID")]));
    assert_eq!(wrong(paid_to(&"x".repeat(71))), named([("payee.name", "FIELD_TOO_LONG")]));
}

#[test]
fn amounts_are_within_what_a_transfer_can_move() {
    assert!(order_payment(999_999_999_99).check().is_ok());
    for cents in [0, -1, 1_000_000_000_00, i64::MAX] {
        assert_eq!(wrong(order_payment(cents)), named([("amount.cents", "NUMBER_OUT_OF_RANGE")]));
    }
    let request = v1::RequestProvisionRequest { amount: cents(1_000_000_000_000_00), ..request_provision() };
    assert_eq!(wrong(request), named([("amount.cents", "NUMBER_OUT_OF_RANGE")]));
}

#[test]
fn vat_is_stated_even_when_there_is_none() {
    let with = |vat| v1::ReceiveInvoiceRequest { vat, ..receive_invoice() };
    assert_eq!(wrong(with(None)), named([("vat", "FIELD_REQUIRED")]));
    let unsaid = v1::Vat { amount: None, compensable: 0 };
    let expected = [("vat.amount", "FIELD_REQUIRED"), ("vat.compensable", "FIELD_REQUIRED")];
    assert_eq!(wrong(with(Some(unsaid))), named(expected));
    let negative = v1::Vat { amount: cents(-1), compensable: v1::Compensable::Yes.into() };
    assert_eq!(wrong(with(Some(negative))), named([("vat.amount.cents", "NUMBER_OUT_OF_RANGE")]));
}

#[test]
fn things_in_a_provision_are_numbered_from_one() {
    for payment in [0, -1, 65_536] {
        let confirmed = request!(ConfirmPaymentRequest { payment });
        assert_eq!(wrong(confirmed), named([("payment", "NUMBER_OUT_OF_RANGE")]));
    }
    let ordered = v1::OrderPaymentRequest { invoice: Some(0), repeats: Some(70_000), ..order_payment(1) };
    assert_eq!(
        wrong(ordered),
        named([("invoice", "NUMBER_OUT_OF_RANGE"), ("repeats", "NUMBER_OUT_OF_RANGE")])
    );
}
