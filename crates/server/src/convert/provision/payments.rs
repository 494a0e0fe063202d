//! Payments of a provision on the wire, what was corrected of them, and what is to come back.

use api::v1;
use domain::provision::{BankSource, FailedFrom, Payment, PaymentCorrected, PaymentState, Recovery};

use super::or_empty;
use crate::convert::dates::day;
use crate::convert::money::{euro_cents, line};
use crate::convert::reader::Reader;
use crate::convert::words::Word;

pub(super) fn payment(payment: &Payment, reader: &mut Reader) -> v1::Payment {
    let ordered = &payment.ordered;
    let shown = v1::Payment {
        payment: payment.number().into(),
        payment_reference: ordered.payment.to_string(),
        ordered_on: day(ordered.on),
        ordered_by: ordered.by.to_string(),
        commitment: ordered.commitment.into(),
        line: Some(line(&ordered.line)),
        amount: Some(euro_cents(ordered.amount)),
        payee_name: reader.payee_name(&ordered.payee.name),
        payee_iban: reader.payee_iban(&ordered.payee.iban),
        invoice: ordered.invoice.map(Into::into),
        repeats: ordered.repeats.map(Into::into),
        text: reader.maybe(ordered.text.as_ref()),
        state: payment.stage().number(),
        payment_run_id: or_empty(payment.sent.as_ref().map(|sent| &sent.run)),
        paid_on: payment.made.as_ref().and_then(|made| day(made.on)),
        bank_source: said_by(payment).map_or(0, |source| source.number()),
        ..v1::Payment::default()
    };
    standing(shown, &payment.state)
}

/// Who said what the bank did with it last.
fn said_by(payment: &Payment) -> Option<BankSource> {
    let made = payment.made.as_ref().map(|made| made.source);
    payment.failed.as_ref().map(|failed| failed.source).or(made)
}

/// Adds where it stands.
fn standing(payment: v1::Payment, state: &PaymentState) -> v1::Payment {
    match state {
        PaymentState::Ordered | PaymentState::Sent { .. } => payment,
        PaymentState::Paid { bank_reference, .. } => {
            v1::Payment { bank_reference: or_empty(bank_reference.as_ref()), ..payment }
        }
        PaymentState::Failed { on, reason, bank_reference, was } => v1::Payment {
            failed_on: day(*on),
            failure_reason: reason.to_string(),
            returned: *was == FailedFrom::Paid,
            bank_reference: or_empty(bank_reference.as_ref()),
            ..payment
        },
        PaymentState::Cancelled { on, reason } => {
            v1::Payment { cancelled_on: day(*on), cancel_reason: reason.number(), ..payment }
        }
    }
}

pub(super) fn correction(corrected: &PaymentCorrected) -> v1::PaymentCorrection {
    v1::PaymentCorrection {
        corrected_on: day(corrected.on),
        corrected_by: corrected.by.to_string(),
        payment: corrected.payment.number.into(),
        corrects: day(corrected.corrects),
        from: Some(line(&corrected.from)),
        to: Some(line(&corrected.to)),
        amount: Some(euro_cents(corrected.amount)),
        reason: corrected.reason.number(),
    }
}

pub(super) fn recovery(recovery: &Recovery) -> v1::Recovery {
    let ordered = &recovery.ordered;
    v1::Recovery {
        recovery_id: ordered.recovery.to_string(),
        ordered_on: day(ordered.on),
        ordered_by: ordered.by.to_string(),
        line: Some(line(&ordered.line)),
        amount: Some(euro_cents(ordered.amount)),
        reason: ordered.reason.number(),
        received: Some(euro_cents(recovery.received())),
    }
}
