//! Makes events of deeds: those that the domain would record at that point of the story, as JSON; a deed that is out of
//! place makes none.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan as _, civil::Date, civil::date};
use serde_json::{Value, json};

use super::deed::{Deed, What};
use crate::naive::Row;

/// Somebody who does everything: separation of duties is no matter of the account.
const BY: &str = "officer-1";
/// What is sealed cannot be read by anybody.
pub(super) const SEALED: &str =
    "v1.00000000-0000-0000-0000-000000000001.BwcHBwcHBwcHBwcHCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJ";

/// How many households, persons and provisions a story has at most.
pub(super) const HOUSEHOLDS: u8 = 3;
pub(super) const PERSONS: u8 = 5;
pub(super) const PROVISIONS: u8 = 5;

/// A household as far as deeds depend on it.
#[derive(Default)]
pub(super) struct Home {
    pub(super) reported: bool,
    pub(super) ended: bool,
    pub(super) contacted: bool,
    /// 0 when there is no plan.
    pub(super) version: u32,
    pub(super) agreed: BTreeSet<u8>,
    pub(super) aftercare: bool,
    pub(super) members: BTreeSet<u8>,
}

/// A fund as far as deeds depend on it.
#[derive(Default)]
pub(super) struct Purse {
    pub(super) method: Option<bool>,
    pub(super) closed: Option<i16>,
    pub(super) version: u32,
}

/// The story so far.
#[derive(Default)]
pub(super) struct Teller {
    pub(super) rows: Vec<Row>,
    pub(super) homes: BTreeMap<u8, Home>,
    pub(super) purses: BTreeMap<u8, Purse>,
    pub(super) cases: BTreeMap<u8, super::provision::Case>,
    /// The marks that stand: the account and the line.
    pub(super) marks: BTreeSet<(u8, i16, String)>,
    /// The drafts in force: of which account, with what it was made from.
    pub(super) drafts: BTreeMap<(u8, i16), Value>,
    /// The last year of each fund that was accounted for.
    pub(super) submitted: BTreeMap<u8, i16>,
}

impl Teller {
    /// The story of these deeds, after the funds and accounts were opened and the households reported.
    pub(crate) fn tell(deeds: &[Deed]) -> Vec<Row> {
        let mut teller = Self::default();
        teller.open();
        teller.report();
        deeds.iter().for_each(|deed| teller.one(*deed));
        teller.rows
    }

    fn one(&mut self, deed: Deed) {
        match deed.what {
            what if what <= What::Resume => self.in_household(deed),
            what if what <= What::Advance => self.in_fund(deed),
            what if what <= What::Recover => self.in_provision(deed),
            _ => self.in_account(deed),
        }
    }

    /// Records an event.
    pub(super) fn say(&mut self, book: &str, id: &str, name: &str, on: Date, body: Value) {
        let mut body = body;
        body["on"] = json!(on);
        body["by"] = json!(BY);
        let position = self.rows.len() as u64;
        let (book, id, name) = (book.to_owned(), id.to_owned(), name.to_owned());
        self.rows.push(Row { position, book, id, name, body });
    }
}

/// The day of a deed.
pub(super) fn day(deed: Deed) -> Date {
    date(2024, 1, 1) + i64::from(deed.day).days()
}

/// The id of the thing of this kind with this number.
pub(super) fn id(kind: u8, number: u8) -> String {
    format!("00000000-0000-4000-8000-00000000{kind:02x}{number:02x}")
}

pub(super) fn household(number: u8) -> String {
    id(0xa0, number % HOUSEHOLDS)
}

pub(super) fn person(number: u8) -> String {
    id(0xb0, number % PERSONS)
}

pub(super) fn fund(number: u8) -> String {
    id(0xf0, number)
}

pub(super) fn provision(number: u8) -> String {
    id(0xc0, number % PROVISIONS)
}
