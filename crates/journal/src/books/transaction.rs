//! One transaction of the books, and the last one, which asserts.
//!
//! Who stated an entry is left out: the books are for people outside. Tags end at a comma, which only a bank
//! reference can have; there it is written `%2C`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use domain::money::EuroCents;
use jiff::civil::Date;

use super::place::Place;
use crate::Entry;

/// The tags a transaction may have, in order.
pub(super) const TAGS: [&str; 7] =
    ["position", "recorded", "provision", "commitment", "payment", "recovery", "bank_reference"];

/// What the last transaction is called.
pub(super) const CLOSING: &str = "Closing balances";

pub(super) fn write(out: &mut impl Write, entry: &Entry, width: usize) -> io::Result<()> {
    let Entry { on, position, event_type, .. } = entry;
    writeln!(out, "\n{on} * ({position}) {event_type}  ; {}", tags(entry))?;
    for posting in &entry.postings {
        let (place, amount) = (Place::of(posting).to_string(), posting.amount.to_string());
        writeln!(out, "    {place:<width$}  {amount:>20}")?;
    }
    Ok(())
}

fn tags(entry: &Entry) -> String {
    let cause = &entry.cause;
    let values = [
        Some(entry.position.to_string()),
        Some(format!("{:.6}", entry.recorded_at)),
        cause.provision.map(|provision| provision.to_string()),
        cause.commitment.map(|commitment| commitment.to_string()),
        cause.payment.map(|payment| payment.to_string()),
        cause.recovery.map(|recovery| recovery.to_string()),
        cause.bank_reference.as_ref().map(|reference| reference.as_str().replace(',', "%2C")),
    ];
    let tags = TAGS.iter().zip(values).filter_map(|(tag, value)| Some(format!("{tag}:{}", value?)));
    tags.collect::<Vec<_>>().join(", ")
}

/// Moves nothing, and asserts what is on every account after everything else.
pub(super) fn close(
    out: &mut impl Write,
    on: Date,
    balances: &BTreeMap<Place, EuroCents>,
    width: usize,
) -> io::Result<()> {
    writeln!(out, "\n{on} * {CLOSING}")?;
    for (place, balance) in balances {
        let (place, balance) = (place.to_string(), balance.to_string());
        writeln!(out, "    {place:<width$}  {} = {balance:>20}", EuroCents::ZERO)?;
    }
    Ok(())
}
