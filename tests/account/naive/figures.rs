//! The figures of an indicator set, each by going through all lines once more.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Naive;

/// What a figure comes to: a number, or cents, or 1 for yes and 0 for no.
pub(crate) type Figures = BTreeMap<String, i64>;

/// All figures of a set, for a year.
pub(super) fn figures(set: &Value, naive: &Naive<'_>, year: i16) -> Figures {
    let all = set["figures"].as_array().unwrap();
    let id = |figure: &Value| figure["id"].as_str().unwrap().to_owned();
    all.iter().map(|figure| (id(figure), figure_of(all, &id(figure), naive, year))).collect()
}

fn figure_of(all: &[Value], id: &str, naive: &Naive<'_>, year: i16) -> i64 {
    let figure = all.iter().find(|figure| figure["id"] == id).unwrap();
    let derivation = &figure["derivation"];
    let other = |other: &Value| figure_of(all, other.as_str().unwrap(), naive, year);
    if let Some(unit) = derivation["count"].as_str() {
        return count(unit, derivation, naive, year);
    }
    if derivation["sum"] == "cents" {
        return sum(derivation, naive, year);
    }
    if let Some(others) = derivation["add"].as_array() {
        return others.iter().map(other).sum();
    }
    if let Some(others) = derivation["subtract"].as_array() {
        return other(&others[0]) - others[1..].iter().map(other).sum::<i64>();
    }
    if derivation["received"] == "advance" {
        return advances(derivation, naive, year);
    }
    assert!(derivation["final_account"] == true, "no derivation this can do: {derivation}");
    i64::from(naive.ask.final_account)
}

fn advances(derivation: &Value, naive: &Naive<'_>, year: i16) -> i64 {
    let when = word(derivation, "when", "in_year");
    let mut total = 0;
    for row in naive.below.iter().filter(|row| row.is("fund", "AdvanceReceived")) {
        let on = row.date("on");
        let counts_in = naive.fund.counts_in(on.year(), row.position);
        if row.id == naive.ask.fund && on <= naive.ask.effective_on && within(when, counts_in, year) {
            total += row.number("amount");
        }
    }
    total
}

fn count(unit: &str, derivation: &Value, naive: &Naive<'_>, year: i16) -> i64 {
    let (what, of) = (list(derivation, "what"), list(derivation, "of"));
    let when = word(derivation, "when", "in_year");
    let (mut names, mut count) = (BTreeSet::new(), 0);
    for line in &naive.lines {
        // Corrections change amounts, never a number.
        let asked = line.standing == "counted"
            && line.kind != "correction"
            && within(when, line.year, year)
            && has(&what, Some(line.counts))
            && has(&of, line.component.as_deref());
        if asked {
            match unit {
                "households" => names.extend(&line.household),
                "persons" => names.extend(&line.person),
                _ => count += 1,
            }
        }
    }
    count + i64::try_from(names.len()).unwrap()
}

fn sum(derivation: &Value, naive: &Naive<'_>, year: i16) -> i64 {
    let (kinds, of) = (list(derivation, "kinds"), list(derivation, "of"));
    let what = list(derivation, "what");
    let when = word(derivation, "when", "in_year");
    let standing = word(derivation, "standing", "counted");
    let about = word(derivation, "concerns", "any");
    let mut total = 0;
    for line in &naive.lines {
        let stands = match standing {
            "left_out" => !matches!(line.standing, "counted" | "error" | "uncertain"),
            other => line.standing == other,
        };
        let concerns = match about {
            "any" => true,
            "this_year" => line.concerns == line.year,
            "earlier" => line.concerns < line.year,
            other => panic!("no year this knows: {other}"),
        };
        if stands
            && concerns
            && within(when, line.year, year)
            && has(&kinds, Some(line.kind))
            && has(&what, Some(line.counts))
            && has(&of, line.component.as_deref())
        {
            total += line.cents;
        }
    }
    total
}

/// A word of a derivation, or what holds when it is not there.
fn word<'a>(derivation: &'a Value, field: &str, otherwise: &'a str) -> &'a str {
    derivation[field].as_str().unwrap_or(otherwise)
}

/// A list of a derivation; empty when it is not there.
fn list<'a>(derivation: &'a Value, field: &str) -> Vec<&'a str> {
    derivation[field].as_array().into_iter().flatten().map(|one| one.as_str().unwrap()).collect()
}

/// Whether a list has this; an empty one has everything.
fn has(list: &[&str], what: Option<&str>) -> bool {
    list.is_empty() || what.is_some_and(|what| list.contains(&what))
}

fn within(when: &str, year: i16, asked: i16) -> bool {
    match when {
        "in_year" => year == asked,
        "cumulative" => year <= asked,
        "before" => year < asked,
        other => panic!("no time this knows: {other}"),
    }
}
