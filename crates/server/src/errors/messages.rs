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

/// A value as it is written in this language: dates are 22-11-2026 in Dutch.
fn written(language: Language, value: &str) -> String {
    match (language, value.parse::<Date>()) {
        (Language::Dutch, Ok(date)) => date.strftime("%d-%m-%Y").to_string(),
        _ => value.to_owned(),
    }
}

/// The key of a reason in the Fluent files: `REVISION_CONFLICT` is `revision-conflict`.
pub(super) fn key(reason: Reason) -> String {
    name(reason).to_ascii_lowercase().replace('_', "-")
}

fn bundle(language: Language, source: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // Isolation marks are for mixed writing directions; they would end up in logs and terminals.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}
