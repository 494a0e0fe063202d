//! Plain-text books: a journal that hledger 1.25 or newer reads, and checks to the cent.
//!
//! In the file, from top to bottom: what it is, in Dutch and English; the declarations that `hledger check --strict`
//! (and `payees`, `tags`, `ordereddates`) wants; one transaction per entry, by the date on which it happened, then by
//! position; at the end, one transaction that moves nothing and asserts the balance of every account. So a cent that
//! is changed, an entry that is left out, or one that is put in makes the file fail its own check.
//!
//! Account names are for ever: `fund:{account}:{year}:{component}`, `bank` and `authority`.

mod header;
mod place;
mod transaction;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use domain::money::EuroCents;

pub use self::header::Header;
use self::place::Place;
use crate::Entry;

/// Writes the books: entries in any order come out by date, then by position.
///
/// All entries are in memory while it writes, each some 500 bytes. What is written is a function of what is given:
/// the same entries make the same bytes. Read it in a UTF-8 locale when the name of the fund is not plain ASCII.
///
/// # Errors
/// Those of the writer.
pub fn write_books(
    out: &mut impl Write,
    header: &Header,
    entries: impl IntoIterator<Item = Entry>,
) -> io::Result<()> {
    let mut entries: Vec<Entry> = entries.into_iter().collect();
    entries.sort_unstable_by_key(|entry| (entry.on, entry.position));
    let balances = balances(&entries);
    header::write(out, header, entries.len())?;
    declare(out, &balances, &entries)?;
    let width = balances.keys().map(|place| place.to_string().len()).max().unwrap_or_default();
    for entry in &entries {
        transaction::write(out, entry, width)?;
    }
    match entries.last() {
        Some(last) => transaction::close(out, last.on, &balances, width),
        None => Ok(()),
    }
}

/// What is on every account that an entry names; debit positive.
fn balances(entries: &[Entry]) -> BTreeMap<Place, EuroCents> {
    let mut balances = BTreeMap::new();
    for posting in entries.iter().flat_map(|entry| &entry.postings) {
        *balances.entry(Place::of(posting)).or_default() += posting.amount;
    }
    balances
}

fn declare(out: &mut impl Write, balances: &BTreeMap<Place, EuroCents>, entries: &[Entry]) -> io::Result<()> {
    writeln!(out, "commodity EUR 1000.00\n")?;
    for place in balances.keys() {
        writeln!(out, "account {place}")?;
    }
    writeln!(out)?;
    let payees: BTreeSet<&str> = entries.iter().map(|entry| entry.event_type).collect();
    for payee in payees.into_iter().chain([transaction::CLOSING]) {
        writeln!(out, "payee {payee}")?;
    }
    writeln!(out)?;
    for tag in transaction::TAGS {
        writeln!(out, "tag {tag}")?;
    }
    Ok(())
}
