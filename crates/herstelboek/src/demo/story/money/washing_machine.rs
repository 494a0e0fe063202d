//! A washing machine, in kind: every step from request to payment, and two that somebody tries too early or alone.

use api::v1;
use jiff::civil::{Date, date};

use super::{
    super::cast::Cast,
    act::Act,
    names::{self, Names, WASHING_MACHINE, euro},
    steps::{Wanted, committed, decided, notified, put_to_vote, three_times_yes},
};
use crate::demo::{
    command::wire_date,
    tokens::Officer,
    words::{Told, nl_en},
};

/// Its one commitment.
const COMMITMENT: i32 = 1;
/// Its one invoice.
const INVOICE: i32 = 1;
/// The VAT of 21% in its price, in euro cents.
const VAT: i64 = 111_07;
/// The day on which it was delivered.
const DELIVERED: Date = date(2025, 5, 9);

pub(super) fn acts(cast: &Cast, names: &Names) -> Vec<Act> {
    [asking(cast, names), granting(names), delivering(names), paying(names)].concat()
}

fn asking(cast: &Cast, names: &Names) -> Vec<Act> {
    let wanted = Wanted {
        provision: names.washing_machine,
        person: None,
        thread: cast.debts,
        life_domain: v1::LifeDomain::Finance,
        form: v1::Form::InKind,
        cents: WASHING_MACHINE,
        purpose: "Een wasmachine, in plaats van een die niet meer te maken is.",
    };
    let on = date(2025, 4, 28);
    let request = wanted.request(
        (cast, names),
        on,
        nl_en(
            "De regisseur vraagt een wasmachine aan: de oude is stuk, en er is geen spaargeld.",
            "The coordinator requests a washing machine: the old one broke, there are no savings.",
        ),
    );
    let vote = put_to_vote(
        names.washing_machine,
        on,
        "Een gezin met een kind. De wasmachine is stuk, en kopen op afbetaling zou een nieuwe schuld zijn.",
        nl_en(
            "De zaak gaat geanonimiseerd naar wie erover stemmen: geen naam, geen huishouden.",
            "The case goes anonymised to those who vote on it: no name, no household.",
        ),
    );
    let votes = three_times_yes(names.washing_machine, [29, 29, 30].map(|day| date(2025, 4, day)));
    [request, vote].into_iter().chain(votes).collect()
}

fn granting(names: &Names) -> Vec<Act> {
    vec![
        decided(
            names.washing_machine,
            date(2025, 5, 1),
            v1::Outcome::Granted,
            "Nodig voor rust in de schulden; een kleiner apparaat is niet goedkoper.",
            nl_en(
                "De gemandateerde beslist namens het college: toegekend.",
                "The mandated official decides for the college: granted.",
            ),
        ),
        notified(names.washing_machine, date(2025, 5, 2)),
        committed(
            names.washing_machine,
            date(2025, 5, 6),
            WASHING_MACHINE,
            nl_en(
                "De budgethouder legt € 640,00 vast, op onderdeel c van 2025.",
                "The budget holder commits EUR 640.00, on component c of 2025.",
            ),
        ),
    ]
}

fn delivering(names: &Names) -> Vec<Act> {
    let too_early = (Officer::PaymentAdministration, date(2025, 5, 7));
    vec![
        // Its day lies before the delivery, so it is refused in every run, whatever was recorded since.
        order(
            names,
            "order-too-early",
            too_early,
            nl_en(
                "De betaaladministratie wil alvast betalen, voor er geleverd is.",
                "Payment administration wants to pay already, before anything was delivered.",
            ),
        )
        .refused("NO_PERFORMANCE_STATEMENT"),
        Act::new(
            names.washing_machine,
            "performance",
            (Officer::PerformanceStater, DELIVERED),
            v1::StatePerformanceRequest {
                commitment: COMMITMENT,
                performed_on: Some(wire_date(DELIVERED)),
                amount: euro(WASHING_MACHINE),
                delivery: v1::Delivery::Complete.into(),
                text: "Aangesloten en draaiend gezien.".to_owned(),
                ..Default::default()
            },
            nl_en(
                "De prestatieverklaarder ziet de machine draaien.",
                "The performance stater sees the machine run.",
            ),
        ),
        Act::new(
            names.washing_machine,
            "invoice",
            (Officer::PaymentAdministration, date(2025, 5, 12)),
            v1::ReceiveInvoiceRequest {
                invoice_date: Some(wire_date(DELIVERED)),
                number: "2025-0417".to_owned(),
                amount: euro(WASHING_MACHINE),
                vat: Some(v1::Vat { amount: euro(VAT), compensable: v1::Compensable::No.into() }),
                ..Default::default()
            },
            nl_en(
                "De factuur: € 640,00, waarvan € 111,07 btw (21%).",
                "The invoice: EUR 640.00, of which EUR 111.07 is VAT (21%).",
            ),
        ),
    ]
}

fn paying(names: &Names) -> Vec<Act> {
    vec![
        order(
            names,
            "order-alone",
            (Officer::PerformanceStater, date(2025, 5, 12)),
            nl_en(
                "De prestatieverklaarder, die ook mag betalen, wil dit zelf betalen.",
                "The performance stater, who may pay as well, wants to pay this too.",
            ),
        )
        .refused("DUTIES_SEPARATE"),
        order(
            names,
            "order",
            (Officer::PaymentAdministration, date(2025, 5, 13)),
            nl_en(
                "Iemand anders, van de betaaladministratie, geeft de betaalopdracht.",
                "Somebody else, of payment administration, orders the payment.",
            ),
        ),
    ]
}

fn order(names: &Names, name: &'static str, by: (Officer, Date), told: Told) -> Act {
    let request = v1::OrderPaymentRequest {
        commitment: COMMITMENT,
        amount: euro(WASHING_MACHINE),
        payee: Some(names::shop()),
        invoice: Some(INVOICE),
        text: "Factuur 2025-0417".to_owned(),
        ..Default::default()
    };
    Act::new(names.washing_machine, name, by, request, told)
}
