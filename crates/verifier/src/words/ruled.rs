//! What is said of an event of an account that the rules do not give. In both languages.

use std::collections::BTreeMap;

use domain::money::AccountingYear;
use dossier::{Objection, Place};
use serde_json::{Value, json};

use super::{Said, grouped};

/// What is wrong with an event of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ruled {
    /// The rules refuse it, with this code.
    Refused { event: &'static str, code: &'static str },
    /// The rules give another event.
    Otherwise { event: &'static str },
    /// It opens the account of this year in a book that is not that account's.
    BookOfOther { year: AccountingYear },
    /// What a submission does to its fund was not recorded with it.
    LegMissing { leg: &'static str },
    /// More funds or accounts than are folded, or too much in them.
    TooMuch { books: usize, bytes: usize },
}

impl Ruled {
    /// As something wrong at a place.
    pub(crate) fn at(&self, place: Place) -> Objection {
        Said::Ruled(self.clone()).at(place)
    }

    pub(super) fn for_programs(&self) -> (&'static str, BTreeMap<&'static str, Value>) {
        match self {
            Ruled::Refused { event, code } => {
                ("against_the_rules", [("event", json!(event)), ("refusal", json!(code))].into())
            }
            Ruled::Otherwise { event } => ("not_by_the_rules", [("event", json!(event))].into()),
            Ruled::BookOfOther { year } => ("book_of_other_account", [("year", json!(year))].into()),
            Ruled::LegMissing { leg } => ("leg_missing", [("event", json!(leg))].into()),
            Ruled::TooMuch { books, bytes } => {
                ("too_much_of_accounts", [("books", json!(books)), ("bytes", json!(bytes))].into())
            }
        }
    }

    pub(super) fn told_in_english(&self) -> String {
        match self {
            Ruled::Refused { event, code } => format!("{} against the rules: {code}", in_english(event)),
            Ruled::Otherwise { event } => format!(
                "{} otherwise than the rules have it: by the events before it, its number, fund, year, report, state of \
                 the ledger or what becomes of the books is another",
                in_english(event)
            ),
            Ruled::BookOfOther { year } => format!(
                "the account of {year} was opened in a book that is not its own: each fund and year has one, and its id \
                 follows from both"
            ),
            Ruled::LegMissing { leg } => format!(
                "this submission closes the {} of its fund, and that was not recorded right after it",
                if *leg == "YearClosed" { "year" } else { "books" }
            ),
            Ruled::TooMuch { books, bytes } => format!(
                "more than the {} funds or accounts, or the {} MiB of their events, that are remembered to decide them \
                 again",
                grouped(*books as u64, ','),
                bytes >> 20
            ),
        }
    }

    pub(super) fn told_in_dutch(&self) -> String {
        match self {
            Ruled::Refused { event, code } => format!("{} tegen de regels in: {code}", in_dutch(event)),
            Ruled::Otherwise { event } => format!(
                "{} anders dan de regels geven: volgens de gebeurtenissen ervoor is het nummer, het fonds, het jaar, het \
                 rapport, de stand van het grootboek of wat er van de boeken wordt een ander",
                in_dutch(event)
            ),
            Ruled::BookOfOther { year } => format!(
                "de verantwoording van {year} is geopend in een boek dat niet het hare is: elk fonds en jaar heeft er \
                 één, en het nummer ervan volgt uit beide"
            ),
            Ruled::LegMissing { leg } => format!(
                "deze indiening sluit {} van haar fonds, en dat is niet meteen erna vastgelegd",
                if *leg == "YearClosed" { "het jaar" } else { "de boeken" }
            ),
            Ruled::TooMuch { books, bytes } => format!(
                "meer dan de {} fondsen of verantwoordingen, of de {} MiB van hun gebeurtenissen, die worden onthouden om \
                 ze opnieuw te beslissen",
                grouped(*books as u64, '.'),
                bytes >> 20
            ),
        }
    }
}

/// What an event says, up to how it was done.
fn in_english(event: &str) -> &'static str {
    match event {
        "AccountOpened" => "the account was opened",
        "IndicatorSetAdopted" => "an indicator set was adopted",
        "AccountDrafted" => "the account was drafted",
        "LineMarked" => "a line was marked",
        "MarkCleared" => "a mark was taken off",
        "AccountCertified" => "the account was certified",
        "AccountSubmitted" => "the account was submitted",
        _ => "the account was closed",
    }
}

fn in_dutch(event: &str) -> &'static str {
    match event {
        "AccountOpened" => "de verantwoording is geopend",
        "IndicatorSetAdopted" => "een indicatorenset is vastgesteld",
        "AccountDrafted" => "de verantwoording is opgemaakt",
        "LineMarked" => "een regel is aangemerkt",
        "MarkCleared" => "een merk is weggenomen",
        "AccountCertified" => "de verantwoording is goedgekeurd",
        "AccountSubmitted" => "de verantwoording is ingediend",
        _ => "de verantwoording is gesloten",
    }
}
