//! To the bank and back: two payment runs, two statements, a payment that fails and is repeated, and money that comes
//! back.

use api::v1;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{
    act::{Act, By, Ends, Move},
    bank,
    laptop::order,
    names::{self, Names, OVERPAID, PAYING, euro, support},
};
use crate::demo::{
    tokens::Officer,
    words::{Told, nl_en},
};

pub(super) fn acts(names: &Names) -> Vec<Act> {
    [first_run(names), repairing(names), second_run(names)].concat()
}

fn by(on: Date) -> By {
    (Officer::PaymentAdministration, on)
}

fn first_run(names: &Names) -> Vec<Act> {
    let on = date(2025, 5, 22);
    vec![
        composed(
            names,
            names.first_run,
            on,
            nl_en(
                "Een betaalrun verzamelt wat klaarstaat: beide betalingen.",
                "A payment run gathers what waits: both payments.",
            ),
        ),
        file(
            names.first_run,
            on,
            nl_en(
                "Het bestand voor de bank (pain.001): alleen daarin staan namen en rekeningen.",
                "The file for the bank (pain.001): only in there are names and accounts.",
            ),
        ),
        statement(
            names,
            "statement-1",
            date(2025, 5, 27),
            bank::first_statement,
            nl_en("Het afschrift van de bank (CAMT.053).", "The statement of the bank (CAMT.053)."),
        ),
    ]
}

fn repairing(names: &Names) -> Vec<Act> {
    let on = date(2025, 5, 28);
    let again = order(names::new_account(), Some(1));
    let claim = v1::OrderRecoveryRequest {
        recovery_id: names.recovery.to_string(),
        amount: euro(OVERPAID),
        reason: v1::RecoveryReason::Overpaid.into(),
        line: support(),
        ..Default::default()
    };
    vec![
        Act::new(
            names.laptop,
            "order-again",
            by(on),
            again,
            nl_en(
                "De opdracht wordt herhaald, naar de rekening die Karim nu heeft.",
                "The order is repeated, to the account Karim has now.",
            ),
        ),
        Act::new(
            names.washing_machine,
            "recovery",
            by(on),
            claim,
            nl_en(
                "De winkel vergat een korting op de wasmachine: € 80,00 moet terug.",
                "The shop forgot a discount on the washing machine: EUR 80.00 is to come back.",
            ),
        ),
    ]
}

fn second_run(names: &Names) -> Vec<Act> {
    let (on, back) = (date(2025, 6, 2), date(2025, 6, 4));
    let received = v1::ReceiveRecoveryRequest {
        recovery_id: names.recovery.to_string(),
        amount: euro(OVERPAID),
        bank_reference: bank::REFUND.to_owned(),
        ..Default::default()
    };
    vec![
        composed(
            names,
            names.second_run,
            on,
            nl_en("De tweede betaalrun: wat herhaald wordt.", "The second payment run: what is repeated."),
        ),
        file(names.second_run, on, nl_en("Het bestand voor de bank.", "The file for the bank.")),
        statement(
            names,
            "statement-2",
            back,
            bank::second_statement,
            nl_en("Het volgende afschrift.", "The next statement."),
        ),
        Act::new(
            names.washing_machine,
            "recovered",
            by(back),
            received,
            nl_en(
                "De betaaladministratie herkent het: de € 80,00 van de winkel, en die zijn weer vrij.",
                "Payment administration recognises it: the shop's EUR 80.00, which are free again.",
            ),
        ),
    ]
}

/// The day of execution is for the stage to say.
fn composed(names: &Names, run: Uuid, on: Date, told: Told) -> Act {
    let request = v1::ComposePaymentRunRequest { fund_id: names.fund.to_string(), ..Default::default() };
    act(run, "composed", on, Move::Run(request), told)
}

fn file(run: Uuid, on: Date, told: Told) -> Act {
    let request = v1::MakePaymentFileRequest { processing_activity: PAYING.to_owned(), ..Default::default() };
    Act::new(run, "file", by(on), request, told)
}

/// A statement is about a file and no book that has an id: its request is told apart by the fund.
fn statement(
    names: &Names,
    name: &'static str,
    on: Date,
    written: fn(&[bank::Transfer]) -> String,
    told: Told,
) -> Act {
    act(names.fund, name, on, Move::Statement(written), told)
}

fn act(about: Uuid, name: &'static str, on: Date, does: Move, told: Told) -> Act {
    let (by, ends) = (Officer::PaymentAdministration, Ends::Recorded);
    Act { about, name, by, on, does, ends, told }
}
