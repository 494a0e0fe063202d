//! Money, dates and codes as the standard writes them. Nothing is guessed: what cannot be read exactly is an error.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::entry::Direction;
use super::error::{AmountProblem, StatementError, StatementProblem};
use super::node::Node;

/// The digits before the point that an amount may have, so that a whole statement adds up within 64 bits.
const MOST_DIGITS: usize = 12;

/// An amount in euro, in cents.
pub(super) fn cents(amount: Node<'_>) -> Result<i64, StatementError> {
    euro(amount, amount.currency().unwrap_or_default())?;
    parse_cents(amount.text()).map_err(|problem| amount.fail(problem))
}

/// Refuses other currencies. Only what looks like a code is repeated.
pub(super) fn euro(node: Node<'_>, currency: &str) -> Result<(), StatementError> {
    if currency == "EUR" {
        return Ok(());
    }
    let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    let currency = if is_code { currency } else { "no currency" }.to_owned();
    Err(node.fail(StatementProblem::Currency { currency }))
}

/// `CdtDbtInd` within an element.
pub(super) fn direction(within: Node<'_>) -> Result<Option<Direction>, StatementError> {
    let Some(indicator) = within.optional("CdtDbtInd")? else { return Ok(None) };
    match indicator.text() {
        "CRDT" => Ok(Some(Direction::Credit)),
        "DBIT" => Ok(Some(Direction::Debit)),
        _ => Err(indicator.fail(StatementProblem::Direction)),
    }
}

/// A truth, as XML writes it; absent is false.
pub(super) fn indicator(node: Option<Node<'_>>) -> Result<bool, StatementError> {
    match node.map(|node| (node, node.text())) {
        None | Some((_, "false" | "0")) => Ok(false),
        Some((_, "true" | "1")) => Ok(true),
        Some((node, _)) => Err(node.fail(StatementProblem::Indicator)),
    }
}

/// A whole number of at most 15 digits (Max15NumericText).
pub(super) fn number(node: Node<'_>) -> Result<u64, StatementError> {
    let text = node.text();
    let is_number = (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number).ok_or_else(|| node.fail(StatementProblem::Number))
}

/// The day of a date or of a date and time, as it is written.
pub(super) fn day(node: Node<'_>) -> Result<Date, StatementError> {
    let text = node.text();
    let (day, rest) = text.split_at_checked(10).unwrap_or_default();
    let is_day = day.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let is_end = match rest.bytes().next() {
        None => true,
        Some(b'T') => text.parse::<Timestamp>().is_ok() || text.parse::<DateTime>().is_ok(),
        Some(_) => rest == "Z" || format!("2000-01-01T00:00:00{rest}").parse::<Timestamp>().is_ok(),
    };
    day.parse().ok().filter(|_| is_day && is_end).ok_or_else(|| node.fail(StatementProblem::Date))
}

/// The day in a choice of `Dt` and `DtTm`.
pub(super) fn chosen_day(choice: Node<'_>) -> Result<Date, StatementError> {
    match choice.optional("Dt")?.map_or_else(|| choice.optional("DtTm"), |date| Ok(Some(date)))? {
        Some(date) => day(date),
        None => Err(choice.fail(StatementProblem::Missing { element: "Dt" })),
    }
}

/// A moment. Without an offset it is one on the clocks of Amsterdam.
pub(super) fn moment(node: Node<'_>) -> Result<Timestamp, StatementError> {
    day(node)?;
    let at = node.text().parse::<Timestamp>().or_else(|_| {
        let amsterdam = TimeZone::get("Europe/Amsterdam")?;
        amsterdam.to_timestamp(node.text().parse::<DateTime>()?)
    });
    at.map_err(|_| node.fail(StatementProblem::Date))
}

fn parse_cents(text: &str) -> Result<i64, AmountProblem> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !is_digits(whole) || !is_digits(fraction) {
        return Err(AmountProblem::NotANumber);
    }
    let (cents, parts) = fraction.split_at(fraction.len().min(2));
    if parts.bytes().any(|byte| byte != b'0') {
        return Err(AmountProblem::FractionOfACent);
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > MOST_DIGITS {
        return Err(AmountProblem::TooLarge);
    }
    let digits = format!("0{whole}{cents:0<2}");
    digits.parse().map_err(|_| AmountProblem::TooLarge)
}

#[cfg(test)]
mod tests;
