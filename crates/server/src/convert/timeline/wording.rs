//! The sentences of a timeline, from the Fluent files in `locales/`, with dates, money and words filled in.
//!
//! The files are compiled in; a test holds them against the keys of `views::timeline`, so a text is always there.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use views::timeline::{Argument, Label, Title, Word};

use crate::errors::{Language, bundle, written};

static DUTCH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Language::Dutch, include_str!("../../../locales/timeline.nl.ftl")));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Language::English, include_str!("../../../locales/timeline.en.ftl")));

/// What happened, in a sentence.
#[must_use]
pub(super) fn title(language: Language, title: &Title) -> String {
    let mut arguments = FluentArgs::new();
    for (name, argument) in title.arguments() {
        arguments.set(name, value(language, &argument));
    }
    said(language, title.key(), &arguments)
}

/// What a text is called.
#[must_use]
pub(super) fn label(language: Language, label: Label) -> String {
    word(language, label.key())
}

/// A text with its arguments, and what is wrong about it; `None` when the file has no such text.
pub(super) fn formatted(
    language: Language,
    key: &str,
    arguments: &FluentArgs<'_>,
) -> Option<(String, Vec<FluentError>)> {
    let bundle = match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    };
    let pattern = bundle.get_message(key)?.value()?;
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(arguments), &mut faults).into_owned();
    Some((text, faults))
}

fn said(language: Language, key: &str, arguments: &FluentArgs<'_>) -> String {
    formatted(language, key, arguments).map_or_else(|| key.to_owned(), |(text, _)| text)
}

fn word(language: Language, key: &str) -> String {
    said(language, key, &FluentArgs::new())
}

fn value(language: Language, argument: &Argument) -> FluentValue<'static> {
    let text = match argument {
        Argument::Count(count) => return FluentValue::from(*count),
        Argument::Date(date) => written(language, &date.to_string()),
        Argument::Money(amount) => written(language, &amount.to_string()),
        Argument::Word(one) => word(language, one.key()),
        Argument::Words(words) => list(language, words),
        Argument::Officer(officer) => officer.to_string(),
        Argument::Organisation(organisation) => organisation.to_string(),
        Argument::Municipality(municipality) => municipality.to_string(),
        Argument::Role(role) => role_named(language, role.as_str()),
    };
    FluentValue::from(text)
}

/// Words as a list: `one, two and three`.
fn list(language: Language, words: &[Word]) -> String {
    let mut words: Vec<_> = words.iter().map(|one| word(language, one.key())).collect();
    let last = words.pop().unwrap_or_default();
    match words.is_empty() {
        true => last,
        false => format!("{} {} {last}", words.join(", "), word(language, "and")),
    }
}

/// A role by the name people know it by; by its own word when a policy has one that is not ours.
fn role_named(language: Language, role: &str) -> String {
    let key = role_key(role);
    formatted(language, &key, &FluentArgs::new()).map_or_else(|| role.to_owned(), |(name, _)| name)
}

/// The key of the name of a role: that of `team_manager` is `role-team-manager`.
pub(super) fn role_key(role: &str) -> String {
    format!("role-{}", role.replace('_', "-"))
}
