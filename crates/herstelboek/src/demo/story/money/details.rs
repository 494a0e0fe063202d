//! What an answer says more than that it was recorded.

use api::v1;

use super::{deed::Answer, names::Names};
use crate::{
    demo::words::{self, Told, nl_en},
    output::Language,
};

/// The lines that are told below an act. Nothing personal is in them.
pub(super) fn details(answer: &Answer, names: &Names, language: Language) -> Vec<String> {
    let say = |told: Told| told.in_language(language);
    match answer {
        Answer::NotifyDecision(notified) => {
            let until = words::day(notified.objection_until, language);
            vec![format!("{} {until}", say(nl_en("bezwaar kan tot en met", "an objection is in time until")))]
        }
        Answer::OrderPayment(ordered) => {
            let called = say(nl_en("bij de bank heet deze betaling", "at the bank this payment is called"));
            vec![format!("{called} {}", ordered.payment_reference)]
        }
        Answer::ComposePaymentRun(run) => {
            let total = words::euro(cents(run.total.as_ref()), language);
            let (payments, together) = (nl_en("betalingen:", "payments:"), nl_en("samen", "together"));
            vec![format!("{} {}, {} {total}", say(payments), run.count, say(together))]
        }
        Answer::ImportStatement(imported) => {
            let matched = imported.matched.iter().map(|entry| matched(entry, names, language));
            let unmatched = imported.unmatched.iter().filter_map(|entry| unmatched(entry, language));
            matched.chain(unmatched).collect()
        }
        _ => Vec::new(),
    }
}

fn matched(entry: &v1::MatchedEntry, names: &Names, language: Language) -> String {
    let what = match entry.booking() {
        v1::Booking::Returned if entry.reason == "AC04" => {
            nl_en("teruggekomen, AC04: de rekening is opgeheven", "came back, AC04: the account is closed")
        }
        v1::Booking::Returned => nl_en("teruggekomen", "came back"),
        _ => nl_en("betaald", "paid"),
    };
    let (what, name) = (what.in_language(language), names.told(&entry.provision_id).in_language(language));
    let amount = words::euro(cents(entry.amount.as_ref()), language);
    format!("{} · {name}, {amount}: {what}", words::day(entry.booked_on, language))
}

fn unmatched(details: &v1::UnmatchedDetails, language: Language) -> Option<String> {
    let entry = details.entry.as_ref()?;
    let what = nl_en("niet herkend, iemand moet kijken", "not recognised, somebody has to look");
    let (day, amount) =
        (words::day(entry.booked_on, language), words::euro(cents(entry.amount.as_ref()), language));
    Some(format!("{day} · {}, {amount}: {}", details.name, what.in_language(language)))
}

/// An amount of the wire, in euro cents.
pub(super) fn cents(amount: Option<&v1::EuroCents>) -> i64 {
    amount.map_or(0, |amount| amount.cents)
}
