//! From a payment run to the fund it pays from and the provisions it pays.

use crate::book::{BookCommand, BookId};
use crate::fund::{FundBookCommand, FundLeg, SendPayables};
use crate::payment_run::{PaymentRunComposed, PaymentRunEvent};
use crate::provision::{ProvisionBookCommand, ProvisionLeg, SendPayment};

pub(super) fn legs(event: &PaymentRunEvent) -> Vec<(BookId, BookCommand)> {
    match event {
        PaymentRunEvent::PaymentRunComposed(composed) => {
            std::iter::once(in_fund(composed)).chain(in_provisions(composed)).collect()
        }
        PaymentRunEvent::PaymentFileMade(_) => Vec::new(),
    }
}

fn in_fund(composed: &PaymentRunComposed) -> (BookId, BookCommand) {
    let leg = FundLeg::SendPayables(SendPayables {
        on: composed.on,
        by: composed.by.clone(),
        run: composed.run,
        payments: composed.payments.iter().map(|payment| payment.payment).collect(),
    });
    (BookId::Fund(composed.fund), BookCommand::Fund(FundBookCommand::Leg(leg)))
}

fn in_provisions(composed: &PaymentRunComposed) -> impl Iterator<Item = (BookId, BookCommand)> {
    composed.payments.iter().map(|payment| {
        let leg = ProvisionLeg::SendPayment(SendPayment {
            on: composed.on,
            by: composed.by.clone(),
            run: composed.run,
            number: payment.payment.number,
        });
        let id = BookId::Provision(payment.payment.provision);
        (id, BookCommand::Provision(ProvisionBookCommand::Leg(leg)))
    })
}
