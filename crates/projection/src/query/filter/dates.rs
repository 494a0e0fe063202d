//! Dates as they are written in a filter.

use jiff::Span;
use jiff::civil::{Date, date};

const FIRST: Date = date(1900, 1, 1);
const LAST: Date = date(2999, 12, 31);

/// A date as written; `today` and what is counted from it only where there is a today. `None` when it is no date, or none
/// that a case could have to do with.
pub(super) fn read(text: &str, today: Option<Date>) -> Option<Date> {
    let written = match text.get(.."today".len()) {
        Some(start) if start.eq_ignore_ascii_case("today") => from_today(today?, &text[start.len()..])?,
        _ => iso(text)?,
    };
    (FIRST..=LAST).contains(&written).then_some(written)
}

/// `2026-03-03` and no other form of ISO 8601.
pub(in crate::query) fn iso(text: &str) -> Option<Date> {
    let digits = text.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if digits && text.len() == "2026-03-03".len() { text.parse().ok() } else { None }
}

/// What follows `today`: nothing, or `+14d`, `-6w`, `+3m`, `-2y`.
fn from_today(today: Date, rest: &str) -> Option<Date> {
    const MOST_DIGITS: usize = 4;
    if rest.is_empty() {
        return Some(today);
    }
    let (backwards, rest) = match rest.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, rest.strip_prefix('+')?),
    };
    let split = rest.find(|character: char| !character.is_ascii_digit())?;
    let (digits, unit) = rest.split_at(split);
    if !(1..=MOST_DIGITS).contains(&digits.len()) {
        return None;
    }
    let many: i64 = digits.parse().ok()?;
    let span = match unit {
        "d" | "D" => Span::new().try_days(many),
        "w" | "W" => Span::new().try_weeks(many),
        "m" | "M" => Span::new().try_months(many),
        "y" | "Y" => Span::new().try_years(many),
        _ => return None,
    };
    let span = span.ok()?;
    if backwards { today.checked_sub(span).ok() } else { today.checked_add(span).ok() }
}
