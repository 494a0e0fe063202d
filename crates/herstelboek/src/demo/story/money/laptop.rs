//! A laptop for school, in money: the household buys it and is paid, at first to an account that is closed.

use api::v1;
use jiff::civil::{Date, date};

use super::{
    super::cast::Cast,
    act::Act,
    names::{self, LAPTOP, Names, euro},
    steps::{Wanted, committed, decided, notified, put_to_vote, three_times_yes},
};
use crate::demo::{command::wire_date, tokens::Officer, words::nl_en};

/// Its one commitment.
const COMMITMENT: i32 = 1;
/// The day on which it was bought.
const BOUGHT: Date = date(2025, 5, 20);

pub(super) fn acts(cast: &Cast, names: &Names) -> Vec<Act> {
    let told = nl_en(
        "De betaaladministratie geeft opdracht, naar de rekening die het gezin opgaf.",
        "Payment administration orders the payment, to the account the family gave.",
    );
    let first = order(names::closed_account(), None);
    let by = (Officer::PaymentAdministration, date(2025, 5, 21));
    let paying = vec![Act::new(names.laptop, "order", by, first, told)];
    [asking(cast, names), granting(names), paying].concat()
}

fn asking(cast: &Cast, names: &Names) -> Vec<Act> {
    let wanted = Wanted {
        provision: names.laptop,
        person: Some(cast.noor),
        thread: cast.reading,
        life_domain: v1::LifeDomain::Family,
        form: v1::Form::InMoney,
        cents: LAPTOP,
        purpose: "Een laptop om thuis te oefenen met lezen.",
    };
    let on = date(2025, 5, 12);
    let request = wanted.request(
        (cast, names),
        on,
        nl_en(
            "De regisseur vraagt een laptop voor Noor aan; het gezin koopt hem zelf.",
            "The coordinator requests a laptop for Noor; the family buys it.",
        ),
    );
    let vote = put_to_vote(
        names.laptop,
        on,
        "Een kind dat achterloopt met lezen kan thuis verder met het programma van school, op een laptop.",
        nl_en("Ook dit gaat zonder namen naar de drie.", "This too goes to the three without names."),
    );
    let votes = three_times_yes(names.laptop, [13, 13, 14].map(|day| date(2025, 5, day)));
    [request, vote].into_iter().chain(votes).collect()
}

fn granting(names: &Names) -> Vec<Act> {
    vec![
        decided(
            names.laptop,
            date(2025, 5, 15),
            v1::Outcome::Granted,
            "Past bij het plan; de school leent geen laptops uit.",
            nl_en("Toegekend.", "Granted."),
        ),
        notified(names.laptop, date(2025, 5, 16)),
        committed(
            names.laptop,
            date(2025, 5, 19),
            LAPTOP,
            nl_en("De budgethouder legt € 480,00 vast.", "The budget holder commits EUR 480.00."),
        ),
        Act::new(
            names.laptop,
            "performance",
            (Officer::PerformanceStater, BOUGHT),
            v1::StatePerformanceRequest {
                commitment: COMMITMENT,
                performed_on: Some(wire_date(BOUGHT)),
                amount: euro(LAPTOP),
                delivery: v1::Delivery::Complete.into(),
                text: "Laptop en kassabon gezien.".to_owned(),
                ..Default::default()
            },
            nl_en(
                "De prestatieverklaarder ziet de laptop en de bon.",
                "The performance stater sees the laptop and the receipt.",
            ),
        ),
    ]
}

/// The order to pay it to somebody, which may repeat an order that failed.
pub(super) fn order(payee: v1::Payee, repeats: Option<i32>) -> v1::OrderPaymentRequest {
    v1::OrderPaymentRequest {
        commitment: COMMITMENT,
        amount: euro(LAPTOP),
        payee: Some(payee),
        repeats,
        text: "Vergoeding laptop".to_owned(),
        ..Default::default()
    }
}
