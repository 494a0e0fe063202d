//! What the money of the story is about: one fund, four provisions, two payment runs and who is paid.
//!
//! The ids are names turned into UUIDs, the same in every run. The account numbers are published examples.

use api::v1;
use uuid::Uuid;

use crate::demo::{
    ids,
    words::{Told, nl_en},
};

/// The accounting year of the story.
pub(super) const YEAR: i32 = 2025;
/// The component that pays for support on the five life domains.
pub(super) const SUPPORT: &str = "c";

/// What the washing machine costs, in euro cents.
pub(super) const WASHING_MACHINE: i64 = 640_00;
/// What the laptop costs, in euro cents.
pub(super) const LAPTOP: i64 = 480_00;
/// What the car would cost, in euro cents.
pub(super) const CAR: i64 = 4_500_00;
/// What the training costs, in euro cents.
pub(super) const TRAINING: i64 = 6_200_00;
/// What was paid too much for the washing machine, in euro cents.
pub(super) const OVERPAID: i64 = 80_00;

/// The name of the account the fund pays from.
pub(super) const MUNICIPALITY: &str = "Gemeente Utrecht";
/// The account the fund pays from.
pub(super) const MUNICIPALITY_IBAN: &str = "NL91ABNA0417164300";
/// Its bank.
pub(super) const MUNICIPALITY_BIC: &str = "ABNANL2A";
/// The shop that sells the washing machine.
pub(super) const SHOP: &str = "Witgoedhuis Voorbeeld";

/// Why a voter reads the texts of a case: a processing activity of the municipality's register.
pub(crate) const APPROVAL: &str = "https://example.nl/processing/approval";
/// Why payees are opened for the bank.
pub(super) const PAYING: &str = "https://example.nl/processing/payment";

/// The ids of the money.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names {
    pub(super) fund: Uuid,
    pub(super) washing_machine: Uuid,
    pub(super) laptop: Uuid,
    pub(super) car: Uuid,
    pub(super) training: Uuid,
    pub(super) first_run: Uuid,
    pub(super) second_run: Uuid,
    pub(super) recovery: Uuid,
}

impl Names {
    /// Everything.
    pub(super) fn new() -> Self {
        let id = |name: &str| ids::of(&format!("story/money/{name}"));
        Self {
            fund: id("fund"),
            washing_machine: id("washing-machine"),
            laptop: id("laptop"),
            car: id("car"),
            training: id("training"),
            first_run: id("run-1"),
            second_run: id("run-2"),
            recovery: id("recovery"),
        }
    }

    /// What a provision is for; empty when it is none of the story, or none at all.
    pub(super) fn told(&self, provision: &str) -> Told {
        let known = [
            (self.washing_machine, nl_en("wasmachine", "washing machine")),
            (self.laptop, nl_en("laptop", "laptop")),
            (self.car, nl_en("auto", "car")),
            (self.training, nl_en("opleiding", "training")),
        ];
        let found = known.into_iter().find(|(id, _)| id.to_string() == provision);
        found.map_or(nl_en("", ""), |(_, told)| told)
    }
}

/// The shop.
pub(super) fn shop() -> v1::Payee {
    payee(SHOP, "NL44 RABO 0123 4567 89")
}

/// Karim, by the account that turns out to be closed.
pub(super) fn closed_account() -> v1::Payee {
    payee("Karim Benali", "NL20 INGB 0001 2345 67")
}

/// Karim, by the account he has now.
pub(super) fn new_account() -> v1::Payee {
    payee("Karim Benali", "NL39 RABO 0300 0652 64")
}

fn payee(name: &str, iban: &str) -> v1::Payee {
    v1::Payee { name: name.to_owned(), iban: iban.to_owned() }
}

/// An amount on the wire.
pub(super) fn euro(cents: i64) -> Option<v1::EuroCents> {
    Some(v1::EuroCents { cents })
}

/// The line of the budget that pays for support.
pub(super) fn support() -> Option<v1::BudgetLine> {
    Some(v1::BudgetLine { year: YEAR, component: SUPPORT.to_owned() })
}
