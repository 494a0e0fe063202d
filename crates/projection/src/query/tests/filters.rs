//! What is written, what it means, and what is said when it means nothing.

use std::fmt::Write as _;

use insta::assert_snapshot;
use views::View as _;

use super::samples::{Samples, TODAY, the};
use crate::{Filter, FilterError, Mistake, Operator};

fn parse(text: &str) -> Result<Filter, FilterError> {
    Filter::parse(Samples::FIELDS, text, TODAY)
}

/// Each filter and what it was understood as.
fn understood(texts: &[&str]) -> String {
    texts.iter().fold(String::new(), |mut told, text| {
        let filter = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        writeln!(told, "{text:63} | {filter}").expect("memory");
        told
    })
}

/// Each filter with a mark under the character an error is about, and the error.
fn refused(texts: &[&str]) -> String {
    texts.iter().fold(String::new(), |mut told, text| {
        let error = parse(text).expect_err(text);
        let mark = " ".repeat(error.at - 1);
        writeln!(told, "{text}\n{mark}^ {}\n  {}", error.problem, error.remedy).expect("memory");
        told
    })
}

#[test]
fn filters_mean_what_the_grammar_says() {
    assert_snapshot!(understood(&[
        "",
        "  ",
        "stage=plan_agreed",
        "stage != \"INTAKE\"",
        "needs:housing AND needs:*",
        "coordinator = u-1",
        "coordinator = 'o\\'brien \\\\ \"x\"'",
        "coordinator:a.b@utrecht.nl",
        "coordinator = \"\" OR coordinator != ''",
        "roles:'project leader'",
        "fund = 0190B9A4-6D5E-7C3A-8F21-0A4B5C6D7E8F",
        "fund = \"\"",
        "committed_cents > -500000",
        "attempts >= 3 AND frozen = True",
    ]));
}

#[test]
fn dates_are_counted_on_the_calendar() {
    assert_snapshot!(understood(&[
        "next_deadline = 2024-02-29",
        "next_deadline < today",
        "next_deadline <= Today+14d",
        "last_contact < today-6w",
        "next_deadline = today+3m",
        "next_deadline = today-2y",
        "next_deadline = none OR next_deadline != NONE",
        "NOT last_contact:*",
    ]));
    let on =
        |today: jiff::civil::Date, text| Filter::parse(Samples::FIELDS, text, today).unwrap().to_string();
    let date = jiff::civil::date;
    assert_eq!(on(date(2026, 8, 31), "last_contact = today+6m"), "last_contact = 2027-02-28");
    assert_eq!(on(date(2028, 2, 29), "last_contact = today-2y"), "last_contact = 2026-02-28");
    assert_eq!(on(date(2026, 3, 28), "last_contact = today+1d"), "last_contact = 2026-03-29");
}

#[test]
fn or_binds_tighter_than_and() {
    assert_snapshot!(understood(&[
        "attempts=1 AND attempts=2 OR attempts=3",
        "attempts=1 OR attempts=2 AND attempts=3 OR attempts=4",
        "(attempts=1 AND attempts=2) OR attempts=3",
        "((attempts=1)) AND (attempts=2 AND (attempts=3))",
        "NOT attempts=1 OR -attempts=2",
        "-(attempts=1 OR attempts=2) AND NOT (attempts=3 AND attempts=4)",
        "NOT (NOT attempts=-1)",
        "- attempts = 1",
    ]));
    assert_eq!(
        parse("attempts=1 AND attempts=2 OR attempts=3"),
        parse("attempts=1 AND (attempts=2 OR attempts=3)")
    );
}

#[test]
fn what_cannot_be_read_is_pointed_at() {
    assert_snapshot!(refused(&[
        "stage",
        "stage =",
        "stage = AND frozen = true",
        "= 3",
        "attempts = 1 attempts = 2",
        "attempts = 1 and attempts = 2",
        "not attempts = 1",
        "attempts = 1 AND",
        "NOT NOT attempts = 1",
        "()",
        "(attempts = 1",
        "attempts = 1)",
        "(attempts = 1))",
        "attempts ! 1",
        "attempts = 1 && attempts = 2",
        "coordinator = émile",
        "coordinator = \"émile",
        "coordinator = \"a\\n\"",
        "attempts = (1)",
        "attempts == 1",
    ]));
}

#[test]
fn what_does_not_go_with_a_field_is_said_with_what_does() {
    assert_snapshot!(refused(&[
        "stge = INTAKE",
        "colour = red",
        "Stage = INTAKE",
        "stage = INTKE",
        "stage > INTAKE",
        "stage:INTAKE",
        "needs = HOUSING",
        "needs:HOUSNG",
        "coordinator < u-1",
        "coordinator:\"\"",
        "roles:''",
        "fund = 42",
        "fund = 0190b9a46d5e7c3a8f210a4b5c6d7e8f",
        "fund:0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e8f",
        "next_deadline = 2026-02-30",
        "next_deadline = 20260203",
        "next_deadline = 2026-2-3",
        "next_deadline < none",
        "next_deadline = tomorrow",
        "next_deadline = today+14",
        "next_deadline = today+12345d",
        "next_deadline = today+9999y",
        "next_deadline = 9999-12-31",
        "next_deadline:2026-02-03",
        "committed_cents = 5000.00",
        "committed_cents = +1",
        "attempts = 9223372036854775808",
        "attempts:3",
        "attempts = *",
        "frozen = yes",
        "frozen > false",
    ]));
}

#[test]
fn a_filter_is_bounded_in_characters_comparisons_and_depth() {
    let many = |count: usize| vec!["attempts=1"; count].join(" OR ");
    let deep = |depth: usize| format!("{}attempts=1{}", "(".repeat(depth), ")".repeat(depth));
    let long =
        |length: usize| format!("coordinator = {}", "é".repeat(length - 14)).replace("= é", "= 'é") + "'";
    assert_eq!(parse(&long(1_998)).unwrap().to_string().chars().count(), 2_000);
    assert!(parse(&many(64)).is_ok() && parse(&deep(16)).is_ok());
    let at = |text: &str| {
        let FilterError { at, problem, .. } = parse(text).unwrap_err();
        format!("{at}: {problem}")
    };
    assert_eq!(at(&long(2_000)), "2001: a filter has at most 2000 characters");
    assert_eq!(at(&many(65)), "897: more than 64 comparisons");
    assert_eq!(at(&deep(17)), "17: parentheses more than 16 deep");
}

#[test]
fn a_worklist_is_a_filter_too() {
    let mine = Filter::equals(the("coordinator"), "o'brien \"x\"").unwrap();
    let overdue = Filter::compare(the("next_deadline"), Operator::Less, "2026-03-03").unwrap();
    let asked = parse("stage=INTAKE OR needs:housing").unwrap();
    let list = mine.and(overdue).and(asked);
    assert_snapshot!(list, @r#"coordinator = "o'brien \"x\"" AND next_deadline < 2026-03-03 AND stage = INTAKE OR needs:HOUSING"#);
    assert_eq!(parse(&list.to_string()), Ok(list.clone()));

    assert_eq!(Filter::all().and(list.clone()), list);
    assert_eq!(list.clone().and(Filter::all()), list);
    assert!(list.or(Filter::all()).is_all());
    let unassigned = Filter::equals(the("coordinator"), "").unwrap();
    let in_housing = Filter::has(the("needs"), "housing").unwrap();
    assert_snapshot!(unassigned.or(in_housing), @r#"coordinator = "" OR needs:HOUSING"#);

    let today = Filter::compare(the("next_deadline"), Operator::Less, "today").unwrap_err();
    assert_eq!(
        (today.at, today.problem.to_string().as_str()),
        (1, "this is not a value of next_deadline, which is a date")
    );
    assert!(Filter::equals(the("needs"), "HOUSING").is_err());
    let unseen = Filter::equals(the("coordinator"), "a\u{0}b").unwrap_err();
    assert_eq!(unseen.problem, Mistake::UnseenCharacter);
    assert_eq!(parse("roles:'a\u{0}b'").unwrap_err(), FilterError { at: 9, ..unseen });
}
