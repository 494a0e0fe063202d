//! Money of a provision before it is paid, on the wire: commitments, deliveries, invoices.

use api::v1;
use domain::provision::{Commitment, File, InvoiceReceived, PerformanceCorrected, PerformanceStated};

use crate::convert::dates::day;
use crate::convert::money::{euro_cents, line};
use crate::convert::reader::Reader;
use crate::convert::words::Word;

pub(super) fn commitment(commitment: &Commitment) -> v1::Commitment {
    let committed = &commitment.committed;
    v1::Commitment {
        commitment: committed.commitment.into(),
        committed_on: day(committed.on),
        committed_by: committed.by.to_string(),
        line: Some(line(&committed.line)),
        amount: Some(euro_cents(committed.amount)),
        released: Some(euro_cents(commitment.released)),
        open: Some(euro_cents(commitment.open())),
    }
}

pub(super) fn performance(file: &File, stated: &PerformanceStated, reader: &mut Reader) -> v1::Performance {
    v1::Performance {
        statement: stated.statement.into(),
        stated_on: day(stated.on),
        stated_by: stated.by.to_string(),
        commitment: stated.commitment.into(),
        performed_on: day(stated.performed_on),
        amount: Some(euro_cents(stated.amount)),
        delivery: stated.delivery.number(),
        text: reader.maybe(stated.text.as_ref()),
        corrections: file.corrections_of(stated.statement).map(corrected).collect(),
    }
}

fn corrected(corrected: &PerformanceCorrected) -> v1::CorrectedPerformance {
    v1::CorrectedPerformance {
        corrected_on: day(corrected.on),
        corrected_by: corrected.by.to_string(),
        was: Some(euro_cents(corrected.was)),
        amount: Some(euro_cents(corrected.amount)),
        reason: corrected.reason.number(),
    }
}

pub(super) fn invoice(received: &InvoiceReceived, reader: &mut Reader) -> v1::Invoice {
    let vat = v1::Vat {
        amount: Some(euro_cents(received.vat.amount)),
        compensable: received.vat.compensable.number(),
    };
    v1::Invoice {
        invoice: received.invoice.into(),
        received_on: day(received.on),
        recorded_by: received.by.to_string(),
        invoice_date: day(received.invoice_date),
        number: reader.text(&received.number),
        amount: Some(euro_cents(received.amount)),
        vat: Some(vat),
    }
}
