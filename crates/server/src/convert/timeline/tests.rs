//! Each line of a timeline has a sentence in both languages, made of exactly what fills it in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::ids::{HouseholdId, ProvisionId};
use domain::{BookEvent, BookId};
use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use uuid::Uuid;
use vault::Subject;
use views::Recorded;
use views::timeline::{Label, Title, Word};

use super::wording::{formatted, role_key};
use super::{timeline_entries, timeline_texts};
use crate::auth::Action;
use crate::convert::reader::Opened;
use crate::errors::Language;

const FILES: [(Language, &str); 2] = [
    (Language::Dutch, include_str!("../../../locales/timeline.nl.ftl")),
    (Language::English, include_str!("../../../locales/timeline.en.ftl")),
];

/// Every text there must be, with the names of what fills it in.
fn expected() -> BTreeMap<String, BTreeSet<&'static str>> {
    let titles = Title::ALL.iter().map(|(key, names)| ((*key).to_owned(), names.iter().copied().collect()));
    let words = Word::ALL.iter().map(|word| word.key().to_owned());
    let labels = Label::ALL.iter().map(|label| label.key().to_owned());
    let roles = Action::Vote.allowed_to().iter().map(|role| role_key(role.word()));
    let plain = words.chain(labels).chain(roles).chain(["and".to_owned()]);
    titles.chain(plain.map(|key| (key, BTreeSet::new()))).collect()
}

/// The texts of a file: key and pattern, in the order in which they stand there.
fn texts(file: &'static str) -> Vec<(&'static str, String)> {
    let mut texts: Vec<(&str, String)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        match (line.split_once(" = "), texts.last_mut()) {
            (Some((key, pattern)), _) if !line.starts_with(' ') => texts.push((key, pattern.to_owned())),
            (_, Some((_, pattern))) => pattern.push_str(line),
            (_, None) => {}
        }
    }
    texts
}

/// The names in a pattern: `{ $amount }` names `amount`.
fn names(pattern: &str) -> BTreeSet<&str> {
    let after = pattern.split('$').skip(1);
    after
        .filter_map(|rest| rest.split(|sign: char| !sign.is_ascii_lowercase() && sign != '_').next())
        .collect()
}

#[test]
fn every_line_word_and_label_has_a_text_in_both_languages() {
    let expected: Vec<_> = expected().into_keys().collect();
    for (language, file) in FILES {
        let mut found: Vec<_> = texts(file).into_iter().map(|(key, _)| key).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{}", language.tag());
    }
}

#[test]
fn a_text_uses_each_argument_of_its_line_and_no_other() {
    let expected = expected();
    for (language, file) in FILES {
        for (key, pattern) in texts(file) {
            assert_eq!(names(&pattern), expected[key], "{key} in '{}': {pattern}", language.tag());
        }
    }
}

#[test]
fn every_text_can_be_written_out() {
    for language in Language::ALL {
        for (key, names) in expected() {
            for number in [0_u64, 1, 2] {
                let arguments: FluentArgs = names.iter().map(|name| (*name, number)).collect();
                let (text, faults) = formatted(language, &key, &arguments).unwrap();
                assert!(faults.is_empty(), "{key} in '{}': {text} {faults:?}", language.tag());
                assert!(!text.contains(['{', '}', '$', '\n']), "{key} in '{}': {text}", language.tag());
            }
        }
    }
}

/// The golden events of a kind of book, by name.
fn golden(kind: &str) -> Vec<BookEvent> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/golden").join(kind);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |file: &Path| {
        let (event, version) = file.file_stem().unwrap().to_str().unwrap().split_once('-').unwrap();
        let payload = std::fs::read_to_string(file).unwrap();
        BookEvent::from_json(kind, event, version, payload.trim()).unwrap()
    };
    files.iter().map(|file| read(file)).collect()
}

/// Everything that can happen, as the books of one household and one provision.
fn everything() -> Vec<(BookId, BookEvent)> {
    let household = BookId::Household(HouseholdId::new(Uuid::from_u128(1)));
    let provision = BookId::Provision(ProvisionId::new(Uuid::from_u128(2)));
    let of_household = golden("household").into_iter().map(|event| (household, event));
    of_household.chain(golden("provision").into_iter().map(|event| (provision, event))).collect()
}

fn recorded(events: &[(BookId, BookEvent)]) -> Vec<Recorded<'_>> {
    let numbered = events.iter().zip(0..);
    numbered
        .map(|((book, event), position)| Recorded {
            position,
            recorded_at: Timestamp::UNIX_EPOCH,
            book: *book,
            event,
        })
        .collect()
}

#[test]
fn every_event_reads_as_a_sentence() {
    let events = everything();
    let told: Vec<_> = Language::ALL
        .into_iter()
        .flat_map(|language| {
            let household = HouseholdId::new(Uuid::from_u128(1));
            timeline_entries(household, &recorded(&events), language, &Opened::new())
        })
        .map(|entry| {
            let texts: Vec<_> = entry.texts.into_iter().map(|text| text.label).collect();
            let texts = if texts.is_empty() { String::new() } else { format!(" [{}]", texts.join(", ")) };
            format!("{}: {}{texts}", entry.event, entry.title)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn every_text_of_an_entry_is_asked_for_once_and_shown_when_it_was_opened() {
    let events = everything();
    let (events, household) = (recorded(&events), HouseholdId::new(Uuid::from_u128(1)));
    let wanted = timeline_texts(household, &events);
    let sealed = timeline_entries(household, &events, Language::Dutch, &Opened::new());
    let texts: Vec<_> = sealed.iter().flat_map(|entry| &entry.texts).collect();
    assert_eq!(texts.len(), wanted.len());
    assert!(texts.iter().all(|text| text.text.as_ref().unwrap().opened.is_none()));
    assert!(wanted.iter().any(|text| matches!(text.subject, Subject::Person(_))));

    let opened: Opened = wanted.into_iter().map(|text| (text.sealed, "in clear".to_owned())).collect();
    let shown = timeline_entries(household, &events, Language::Dutch, &opened);
    let texts = shown.iter().flat_map(|entry| &entry.texts);
    assert!(texts.clone().all(|text| text.text.as_ref().unwrap().opened.as_deref() == Some("in clear")));
    assert!(shown.iter().all(|entry| !entry.title.contains("in clear")));
}
