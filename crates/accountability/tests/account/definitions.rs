//! What is wrong with an indicator set is said with the figure and the field.

use accountability::Definition;
use serde_json::{Value, json};

use crate::given::*;
use crate::reports::ours;
use crate::shipped;

/// The error after one change to a small set.
fn wrong(change: impl FnOnce(&mut Value)) -> String {
    let mut set: Value = serde_json::from_str(&ours("X/1")).unwrap();
    change(&mut set);
    let text = set.to_string();
    match Definition::parse(&text) {
        Err(error) => error.to_string(),
        Ok(definition) => definition.check_against(&shipped::terms(), year(Y2025)).unwrap_err().to_string(),
    }
}

fn figure(set: &mut Value) -> &mut Value {
    &mut set["figures"][0]
}

fn derived(derivation: Value) -> impl FnOnce(&mut Value) {
    move |set| figure(set)["derivation"] = derivation
}

/// A second figure beside the first.
fn second(derivation: Value) -> impl FnOnce(&mut Value) {
    move |set| {
        let mut other = figure(set).clone();
        (other["id"], other["derivation"]) = (json!("X/2"), derivation);
        set["figures"].as_array_mut().unwrap().push(other);
    }
}

#[test]
fn every_error_names_figure_and_field() {
    let sum = json!({"sum": "cents", "when": "in_year"});
    let with = |field: &str, value: Value| {
        let mut derivation = sum.clone();
        derivation[field] = value;
        derived(derivation)
    };
    let many: Vec<_> = (0..51).map(|number| format!("c{number}")).collect();
    let errors = [
        Definition::parse("{").unwrap_err().to_string(),
        wrong(|set| *set = json!([])),
        wrong(|set| set["format"] = json!("other/1")),
        wrong(|set| set["year"] = json!(1999)),
        wrong(|set| set["figures"] = json!([])),
        wrong(|set| set["extra"] = json!(1)),
        wrong(|set| set["name"] = json!({"nl": "n"})),
        wrong(|set| figure(set)["id"] = json!("B2 01")),
        wrong(|set| figure(set)["label"] = json!("text")),
        wrong(|set| figure(set)["label"]["en"] = json!("")),
        wrong(|set| figure(set)["kind"] = json!("euros")),
        wrong(|set| figure(set)["audit"] = json!(1)),
        wrong(|set| figure(set)["origin"] = json!("sourced")),
        wrong(|set| figure(set)["colour"] = json!("red")),
        wrong(|set| figure(set)["kind"] = json!("count")),
        wrong(derived(json!({"when": "in_year"}))),
        wrong(derived(json!({"sum": "cents", "add": ["X/1"]}))),
        wrong(derived(json!({"sum": "cents"}))),
        wrong(with("when", json!("always"))),
        wrong(with("of", json!(["c", "c"]))),
        wrong(with("of", json!([1]))),
        wrong(with("of", json!(many))),
        wrong(with("kinds", json!(["gift"]))),
        wrong(with("what", json!(["visit"]))),
        wrong(with("standing", json!("maybe"))),
        wrong(with("concerns", json!("later"))),
        wrong(with("of", json!(["z"]))),
        wrong(derived(json!({"final_account": false}))),
        wrong(derived(json!({"received": "gift", "when": "in_year"}))),
        wrong(second(json!({"add": ["X/9"]}))),
        wrong(second(json!({"add": ["X/1", "X/2"]}))),
        wrong(second(json!({"count": "lines", "when": "in_year"}))),
        wrong(|set| {
            let other = figure(set).clone();
            set["figures"].as_array_mut().unwrap().push(other);
        }),
        wrong(|set| {
            let first = figure(set).clone();
            set["figures"] = (0..12)
                .map(|number| {
                    let mut one = first.clone();
                    one["id"] = json!(format!("X/{number}"));
                    if number > 0 {
                        one["derivation"] = json!({"add": [format!("X/{}", number - 1)]});
                    }
                    one
                })
                .collect();
        }),
        wrong(|set| set["figures"] = json!(vec![figure(set).clone(); 201])),
        wrong(|set| set["sisa_code"] = json!("C1")),
        wrong(|set| set["year"] = json!(2026)),
    ];
    insta::assert_snapshot!("errors", errors.join("\n"));
}

#[test]
fn a_set_says_what_it_is() {
    let set = Definition::parse(&ours("X/1")).unwrap();
    assert_eq!((set.name().nl.as_str(), set.source().nl.as_str(), set.year()), ("n", "ours", year(Y2025)));
    assert_eq!(set.sisa_code().unwrap().as_str(), "B2");
    assert_eq!(Definition::sha256("x").as_str().len(), 64);
}

/// The error of a set whose text was changed.
fn wrong_text(from: &str, to: &str) -> String {
    let text = ours("X/1");
    assert!(text.contains(from), "{from} is not in {text}");
    Definition::parse(&text.replacen(from, to, 1)).unwrap_err().to_string()
}

#[test]
fn a_member_that_is_there_twice_is_refused_wherever_it_is() {
    let twice = |field: &str| {
        format!("{field}: '{}' is there twice; give it once", field.rsplit('.').next().unwrap())
    };
    assert_eq!(wrong_text("{", r#"{"year":2025,"#), format!("the indicator set, field {}", twice("year")));
    assert_eq!(
        wrong_text(r#""name":{"#, r#""name":{"nl":"other","#),
        format!("the indicator set, field {}", twice("name.nl"))
    );
    for (from, to, field) in [
        (r#""label":{"#, r#""label":{"nl":"other","#, "label.nl"),
        (r#""audit":"#, r#""audit":"n.v.t.","audit":"#, "audit"),
        (r#""when":"#, r#""when":"before","when":"#, "derivation.when"),
    ] {
        assert_eq!(wrong_text(from, to), format!("figure X/1, field {}", twice(field)));
    }
    assert_eq!(
        wrong_text(r#""id":"#, r#""id":"X/0","id":"#),
        "figure no. 1, field id: 'id' is there twice; give it once"
    );
}

#[test]
fn a_text_that_does_something_to_a_terminal_is_refused_and_not_repeated() {
    for char in ['\u{1B}', '\t', '\n', '\u{85}', '\u{202E}', '\u{2066}', '\u{200F}', '\u{FEFF}', '\u{2028}'] {
        let said = |error: String, place: &str| {
            let number = u32::from(char);
            assert_eq!(
                error,
                format!("{place}: it has the character U+{number:04X}, which cannot be shown; take it out")
            );
        };
        said(wrong(|set| set["name"]["en"] = json!(format!("a{char}b"))), "the indicator set, field name.en");
        said(wrong(|set| set["source"] = json!(format!("{char}"))), "the indicator set, field source");
        said(
            wrong(|set| figure(set)["label"]["nl"] = json!(format!("{char}a"))),
            "figure X/1, field label.nl",
        );
        said(
            wrong(|set| figure(set)["source"] = json!({"nl": "a", "en": format!("a{char}")})),
            "figure X/1, field source.en",
        );
        let field = format!("a{char}b");
        let error = wrong(|set| set[field.as_str()] = json!(1));
        assert!(error.contains("field a\u{FFFD}b") && !error.contains(char), "{error:?}");
        let error = wrong(|set| figure(set)["kind"] = json!(field));
        assert!(error.contains("'a\u{FFFD}b'") && !error.contains(char), "{error:?}");
    }
}

#[test]
fn a_set_that_can_never_be_meant_is_refused() {
    assert_eq!(
        wrong(second(json!({"subtract": ["X/1"]}))),
        "figure X/2, field derivation.subtract: it has 1 entries; give at least 2"
    );
    assert_eq!(
        wrong(|set| {
            let mut other = figure(set).clone();
            other["id"] = json!("x/1");
            set["figures"].as_array_mut().unwrap().push(other);
        }),
        "figure x/1, field id: 'x/1' is 'X/1' but for its capitals; give it a name of its own"
    );
    let talks = |of: &str| json!({"sum": "cents", "of": [of], "what": ["talk"], "when": "in_year"});
    assert_eq!(
        wrong(derived(talks("a"))),
        "figure X/1, field derivation.what: no line of these components can be talk; change one of the two"
    );
    let mut set: Value = serde_json::from_str(&ours("X/1")).unwrap();
    figure(&mut set)["derivation"] = talks("f");
    Definition::parse(&set.to_string()).unwrap().check_against(&shipped::terms(), year(Y2025)).unwrap();
}

#[test]
fn a_source_is_one_text_or_one_in_each_language() {
    let mut set: Value = serde_json::from_str(&ours("X/1")).unwrap();
    figure(&mut set)["source"] = json!({"nl": "regeling", "en": "regulation"});
    let read = Definition::parse(&set.to_string()).unwrap();
    let source = read.figures()[0].source.clone().unwrap();
    assert_eq!((source.nl.as_str(), source.en.as_str()), ("regeling", "regulation"));
    assert_eq!((read.source().nl.as_str(), read.source().en.as_str()), ("ours", "ours"));
    assert_eq!(
        wrong(|set| figure(set)["source"] = json!({"nl": "regeling"})),
        "figure X/1, field source.en: it is missing; add it"
    );
}

#[test]
fn what_is_wrong_has_a_figure_and_a_field_or_neither() {
    let place = |text: &str| {
        let error = Definition::parse(text).unwrap_err();
        (error.figure().map(str::to_owned), error.field().map(str::to_owned))
    };
    assert_eq!(place("{"), (None, None));
    assert_eq!(place("[]"), (None, None));
    assert_eq!(place("{}"), (None, Some("format".to_owned())));
    let text = ours("X/1").replacen(r#""kind":"cents""#, r#""kind":"euros""#, 1);
    assert_eq!(place(&text), (Some("X/1".to_owned()), Some("kind".to_owned())));
}
