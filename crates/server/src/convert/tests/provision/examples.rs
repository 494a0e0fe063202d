//! One good request of each command that has more than a field or two.

use api::v1;

use super::request;
use crate::convert::tests::fund::FUND;
use crate::convert::tests::fund::examples::cents;
use crate::convert::tests::{ANNA, HOUSEHOLD, REQUEST, day};

/// What a payee is called, and where it has its account.
pub(in crate::convert::tests) const PAYEE: (&str, &str) =
    ("Woningstichting De Sleutel", "NL20 INGB 0001 2345 67");

pub(in crate::convert::tests) fn request_provision() -> v1::RequestProvisionRequest {
    request!(RequestProvisionRequest {
        household_id: HOUSEHOLD.into(),
        person_id: ANNA.into(),
        need_id: REQUEST.into(),
        measure_id: REQUEST.into(),
        life_domain: v1::LifeDomain::Housing.into(),
        fund_id: FUND.into(),
        component: "c".into(),
        activity: "restructuring".into(),
        purpose: "rent that was not paid".into(),
        amount: cents(6_200_00),
        amount_kind: v1::AmountKind::Estimate.into(),
        form: v1::Form::InKind.into(),
    })
}

pub(in crate::convert::tests) fn decide(
    outcome: v1::Outcome,
    part: Option<i64>,
) -> v1::DecideProvisionRequest {
    request!(DecideProvisionRequest {
        outcome: outcome.into(),
        amount: part.and_then(cents),
        mandate: v1::Mandate::MandatedOfficial.into(),
        text: "the rent is in arrears".into(),
    })
}

pub(in crate::convert::tests) fn state_performance() -> v1::StatePerformanceRequest {
    request!(StatePerformanceRequest {
        commitment: 1,
        performed_on: day(2026, 11, 20),
        amount: cents(5_000_00),
        delivery: v1::Delivery::Complete.into(),
        text: "seen at the landlord's".into(),
    })
}

pub(in crate::convert::tests) fn receive_invoice() -> v1::ReceiveInvoiceRequest {
    let vat = v1::Vat { amount: cents(0), compensable: v1::Compensable::No.into() };
    request!(ReceiveInvoiceRequest {
        invoice_date: day(2026, 11, 19),
        number: "2026-117".into(),
        amount: cents(5_000_00),
        vat: Some(vat),
    })
}

pub(in crate::convert::tests) fn order_payment(amount: i64) -> v1::OrderPaymentRequest {
    let (name, iban) = PAYEE;
    request!(OrderPaymentRequest {
        commitment: 1,
        amount: cents(amount),
        payee: Some(v1::Payee { name: name.into(), iban: iban.into() }),
        invoice: Some(1),
        text: "rent, november".into(),
    })
}
