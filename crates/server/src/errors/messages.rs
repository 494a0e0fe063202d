//! What people read: one message per reason and language, from the Fluent files in `locales/`.
//!
//! The files are compiled in; a test holds them against the enum, so a message is always there.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use jiff::civil::Date;

use super::reason::name;
use super::{Language, Reason};

static DUTCH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Language::Dutch, include_str!("../../locales/nl.ftl")));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Language::English, include_str!("../../locales/en.ftl")));

/// The message of a reason with the values of the case filled in.
///
/// A value that the case does not have stays visible as its key, `{$limit}`.
pub(super) fn message<'a>(
    language: Language,
    reason: Reason,
    values: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    formatted(language, reason, values).map_or_else(|| name(reason).to_owned(), |(message, _)| message)
}

/// As [`message`], with what is wrong about it; `None` when the file has no such message.
pub(super) fn formatted<'a>(
    language: Language,
    reason: Reason,
    values: impl Iterator<Item = (&'a str, &'a str)>,
) -> Option<(String, Vec<FluentError>)> {
    let bundle = match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    };
    let pattern = bundle.get_message(&key(reason))?.value()?;
    let mut arguments = FluentArgs::new();
    values.for_each(|(key, value)| arguments.set(key, written(language, value)));
    let mut faults = Vec::new();
    let message = bundle.format_pattern(pattern, Some(&arguments), &mut faults).into_owned();
    Some((message, faults))
}

/// A value as it is written in this language: dates are 22-11-2026 in Dutch, money is € 6.200,00 there and EUR 6,200.00
/// in English.
pub(crate) fn written(language: Language, value: &str) -> String {
    if let Some(money) = money(language, value) {
        return money;
    }
    match (language, value.parse::<Date>()) {
        (Language::Dutch, Ok(date)) => date.strftime("%d-%m-%Y").to_string(),
        _ => value.to_owned(),
    }
}

/// The money that reads `EUR 6200.00`, as it is written in this language.
fn money(language: Language, value: &str) -> Option<String> {
    let (euros, cents) = value.strip_prefix("EUR ")?.split_once('.')?;
    let (sign, euros) = euros.strip_prefix('-').map_or(("", euros), |euros| ("-", euros));
    if euros.is_empty() || !euros.bytes().chain(cents.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (currency, thousand, point) = match language {
        Language::Dutch => ("€", '.', ','),
        Language::English => ("EUR", ',', '.'),
    };
    let mut grouped = String::new();
    for (at, digit) in euros.chars().enumerate() {
        if at > 0 && (euros.len() - at) % 3 == 0 {
            grouped.push(thousand);
        }
        grouped.push(digit);
    }
    Some(format!("{currency} {sign}{grouped}{point}{cents}"))
}

/// The key of a reason in the Fluent files: `REVISION_CONFLICT` is `revision-conflict`.
pub(super) fn key(reason: Reason) -> String {
    name(reason).to_ascii_lowercase().replace('_', "-")
}

/// The texts of a Fluent file, in this language.
pub(crate) fn bundle(language: Language, source: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // Isolation marks are for mixed writing directions; they would end up in logs and terminals.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_people_write_them() {
        assert_eq!(written(Language::Dutch, "EUR 6200.00"), "€ 6.200,00");
        assert_eq!(written(Language::English, "EUR -1234567.05"), "EUR -1,234,567.05");
        assert_eq!(written(Language::Dutch, "EUR 0.01"), "€ 0,01");
        assert_eq!(written(Language::Dutch, "2026-11-22"), "22-11-2026");
        assert_eq!(written(Language::Dutch, "EUR x.y"), "EUR x.y");
    }
}
