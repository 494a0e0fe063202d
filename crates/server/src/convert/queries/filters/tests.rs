//! What is told of filters, orders and facets that are wrong, in both languages.

use std::collections::BTreeSet;

use insta::assert_snapshot;

use super::*;
use crate::errors::Language;

const FIELDS: &[Field] = &[
    Field { name: "stage", column: "stage", kind: Kind::Word(&["INTAKE", "ENDED"]), ordered: true },
    Field { name: "attempts", column: "attempts", kind: Kind::Count, ordered: false },
];

/// A field of every kind that is told of in another way.
const KINDS: &[Field] = &[
    FIELDS[0],
    FIELDS[1],
    Field { name: "needs", column: "needs", kind: Kind::Words(&["HOUSING"]), ordered: false },
    Field { name: "coordinator", column: "coordinator", kind: Kind::Text, ordered: true },
    Field { name: "fund", column: "fund", kind: Kind::Id, ordered: false },
    Field { name: "due", column: "due", kind: Kind::Date, ordered: true },
    Field { name: "cents", column: "cents", kind: Kind::Cents, ordered: false },
    Field { name: "reached", column: "reached", kind: Kind::Flag, ordered: false },
];

const TODAY: Date = jiff::civil::date(2026, 3, 3);

#[test]
fn a_problem_does_not_repeat_what_was_typed() {
    for typed in
        ["Vermeulen = 1", "stage = INTAKE AND O'Hara = 'Vermeulen'", "stage = Vermeulen", "Vermeulen"]
    {
        let problem = filter(FIELDS, typed, TODAY).unwrap_err();
        assert_eq!(problem.reason(), Reason::FilterInvalid);
        let told = problem.to_string();
        assert!(!told.contains("Vermeulen") && !told.contains("Hara"), "{told}");
    }
    let problem = order(FIELDS, "Vermeulen desc", "stage").unwrap_err().to_string();
    assert!(!problem.contains("Vermeulen") && problem.contains("stage"), "{problem}");
}

#[test]
fn a_number_is_no_facet() {
    let names = ["stage", "attempts", "name"].map(str::to_owned);
    let problem = facets(FIELDS, &names).unwrap_err();
    let told: Vec<_> = problem.violations().iter().map(|one| (one.field.as_str(), &one.values)).collect();
    let expected = vec![("expected", "stage".to_owned())];
    assert_eq!(told, [("facets[1]", &expected), ("facets[2]", &expected)]);
    assert_eq!(facets(FIELDS, &names[..1]).unwrap(), [&FIELDS[0]]);
}

/// What was typed, with a mark under the character a problem points at, and the problem in both languages.
fn told(typed: &str, problem: &Problem) -> String {
    let at = value(problem, "character").parse::<usize>().unwrap();
    let mark = " ".repeat(at - 1);
    let mut lines =
        vec![typed.to_owned(), format!("{mark}^ {} {}", value(problem, "problem"), value(problem, "remedy"))];
    for language in Language::ALL {
        let message = problem.message(language);
        assert!(!message.contains("{$") && !message.contains("{ $"), "{message}");
        assert!(message.contains(&format!("{at}: ")), "{message}");
        lines.push(format!("  {message}"));
    }
    lines.join("\n")
}

fn value<'a>(problem: &'a Problem, wanted: &str) -> &'a str {
    let (_, value) = problem.values().iter().find(|(key, _)| *key == wanted).unwrap();
    value
}

#[test]
fn every_mistake_in_a_filter_is_told_in_both_languages() {
    let typed = [
        "attempts ! 1",
        "attempts = 1 && attempts = 2",
        "coordinator = émile",
        "coordinator = 'a\u{7}b'",
        r#"coordinator = "a\n""#,
        r#"coordinator = "a"#,
        "(attempts = 1",
        "attempts = 1)",
        "attempts = 1 AND",
        "attempts = 1 attempts = 2",
        "attempts = 1 = 2",
        "attempts = 1 or attempts = 2",
        "stge = INTAKE",
        "colour = red",
        "stage = INTKE",
        "needs:CARE",
        "stage",
        "stage > INTAKE",
        "stage =",
        "coordinator =",
        "fund = 42",
        "due < soon",
        "due < none",
        "cents = 5000.00",
        "attempts = few",
        "attempts = *",
        "reached = yes",
        "coordinator:''",
        "fund:0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e8f",
    ];
    let problems = typed.map(|typed| (typed, filter(KINDS, typed, TODAY).expect_err(typed)));
    let codes: BTreeSet<_> = problems.iter().map(|(_, problem)| value(problem, "problem")).collect();
    assert_eq!(codes.len(), 19, "all but the bounds: {codes:?}");
    let lines: Vec<_> =
        problems.iter().map(|(typed, problem)| told(&typed.replace('\u{7}', "·"), problem)).collect();
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_bounds_of_a_filter_are_told_in_both_languages() {
    let beyond = ["x".repeat(2_001), "(".repeat(17), vec!["attempts=1"; 65].join(" AND ")];
    let lines = beyond.map(|typed| told("", &filter(KINDS, &typed, TODAY).unwrap_err()).trim().to_owned());
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_mistake_in_an_order_is_told_in_both_languages() {
    let typed = ["stge", "needs", "colour", "stage, due", "stage down", "stage desc due"];
    let lines = typed.map(|typed| told(typed, &order(KINDS, typed, "stage").unwrap_err()));
    assert_snapshot!(lines.join("\n"));
}
