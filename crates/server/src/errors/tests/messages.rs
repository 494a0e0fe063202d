//! Every reason has a message in both languages that uses only the values `errors.proto` promises.

use std::collections::{BTreeMap, BTreeSet};

use prost::Message;
use prost_types::FileDescriptorSet;

use super::reasons;
use crate::errors::messages::{formatted, key};
use crate::errors::{Language, Reason, name};

#[test]
fn every_reason_has_a_message_in_both_languages() {
    let metadata = metadata();
    for language in Language::ALL {
        for reason in reasons() {
            let values = metadata[name(reason)].iter().map(|key| (key.as_str(), "42"));
            let (message, faults) = formatted(language, reason, values).unwrap_or_else(|| {
                panic!("{} has no message in '{}': add {}", name(reason), language.tag(), key(reason))
            });
            assert!(faults.is_empty(), "{} in '{}': {message} {faults:?}", name(reason), language.tag());
        }
    }
}

#[test]
fn no_message_is_left_over() {
    let expected: BTreeSet<String> = reasons().map(key).collect();
    for source in [include_str!("../../../locales/nl.ftl"), include_str!("../../../locales/en.ftl")] {
        let lines = source.lines().filter(|line| !line.starts_with(['#', ' ']));
        let found: Vec<&str> = lines.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
        assert_eq!(found.len(), expected.len(), "a message stands there twice");
        assert_eq!(found.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), expected);
    }
}

#[test]
fn every_comment_gives_cause_and_client_action() {
    for (name, comment) in comments() {
        if name != "UNSPECIFIED" {
            assert!(comment.starts_with("Cause: "), "{name}: {comment}");
            assert!(comment.contains(" Client: "), "{name}: {comment}");
        }
    }
}

/// The keys of metadata by reason, as the comments in `errors.proto` list them.
fn metadata() -> BTreeMap<String, Vec<String>> {
    let keys = |comment: &str| {
        let (_, list) = comment.split_once("Metadata: ").unwrap_or_default();
        let names = list.split(['.', ',']).map(|name| name.split_whitespace().next().unwrap_or_default());
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    comments().into_iter().map(|(name, comment)| (name, keys(&comment))).collect()
}

/// The comments of all reasons, on one line each.
fn comments() -> BTreeMap<String, String> {
    let files = FileDescriptorSet::decode(api::FILE_DESCRIPTOR_SET).unwrap().file;
    let file = files.iter().find(|file| file.name().ends_with("errors.proto")).unwrap();
    let info = file.source_code_info.as_ref().unwrap();
    let values = file.enum_type[0].value.iter().zip(0..);
    let comment = |at: i32| {
        // The path of a value: field 5 (enum_type) of the file, field 2 (value) of the enum.
        let place = info.location.iter().find(|place| place.path == [5, 0, 2, at]).unwrap();
        place.leading_comments().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    values.map(|(value, at)| (value.name().replace("ERROR_REASON_", ""), comment(at))).collect()
}

#[test]
fn a_value_reaches_the_message() {
    let values = || [("limit", "4000"), ("length", "4001"), ("field", "text")].into_iter();
    let (dutch, _) = formatted(Language::Dutch, Reason::FieldTooLong, values()).unwrap();
    assert_eq!(
        dutch,
        "De tekst in text is te lang: 4001 tekens, en het mogen er hoogstens 4000 zijn. Maak de tekst korter."
    );
}

#[test]
fn a_date_is_written_as_people_write_it() {
    let told = |language| {
        let (message, _) =
            formatted(language, Reason::SupportEnded, [("on", "2026-11-02")].into_iter()).unwrap();
        message
    };
    assert!(told(Language::Dutch).contains("op 02-11-2026 beëindigd"), "{}", told(Language::Dutch));
    assert!(told(Language::English).contains("ended on 2026-11-02"), "{}", told(Language::English));
}
