//! Invoices come in with their VAT, which is in the amount.
//!
//! What is granted in kind is paid on an invoice: that is told with the orders.

use domain::provision::{Compensable, ProvisionRefusal as R, ReceiveInvoice, Vat};

use super::given::*;

fn with_vat(vat: i64) -> ReceiveInvoice {
    ReceiveInvoice {
        vat: Vat { amount: cents(vat), compensable: Compensable::Yes },
        ..receive_invoice(640_00)
    }
}

#[test]
fn invoices_are_received_and_numbered() {
    let history = and(a_commitment(640_00), [invoiced(1, 600_00)]);
    given_provision(history).when(ask(receive_invoice(40_00))).then_expect_events(vec![invoiced(2, 40_00)]);
}

#[test]
fn an_invoice_may_come_before_anything_is_decided() {
    given_provision([requested(640_00)])
        .when(ask(receive_invoice(640_00)))
        .then_expect_events(vec![invoiced(1, 640_00)]);
}

#[test]
fn vat_is_from_nothing_to_all_of_the_invoice() {
    for vat in [0, 111_07, 640_00] {
        assert!(given_provision([requested(640_00)]).when(ask(with_vat(vat))).inspect_result().is_ok());
    }
    for vat in [-1, 640_01] {
        let refusal = R::VatNotWithinInvoice { vat: cents(vat), amount: eur(640_00) };
        given_provision([requested(640_00)]).when(ask(with_vat(vat))).then_expect_error(refusal);
    }
}

#[test]
fn an_invoice_is_not_dated_after_it_came_in() {
    let early = ReceiveInvoice { invoice_date: LATER, ..receive_invoice(640_00) };
    given_provision([requested(640_00)])
        .when(ask(early))
        .then_expect_error(R::DateAfterStatement { date: LATER, on: DAY });
}

#[test]
fn a_provision_has_at_most_999_invoices() {
    let mut history = vec![requested(640_00)];
    history.extend((1..=999).map(|number| invoiced(number, 1_00)));
    given_provision(history)
        .when(ask(receive_invoice(1_00)))
        .then_expect_error(R::ProvisionFull { most: 999 });
}
