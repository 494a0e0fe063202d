//! Lines of what happened to households: victims, first contacts, agreements, aftercare and talks.

use serde_json::Value;

use super::facts::Known;
use super::fund::cents;
use super::row::Row;
use super::{Line, Rests};

/// Everything that counts per household, person, plan or talk, and every victim.
pub(super) fn lines(known: &Known<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for id in known.households.keys() {
        let rows = known.household(id);
        let mut agreed: Vec<&Value> = Vec::new();
        for row in rows {
            match row.name.as_str() {
                "MemberJoined" if row.text("ground") != "FamilyMember" => lines.push(victim(row)),
                "FirstContactMade" => lines.extend(units(known, row, "Household", "first_contact", &[None])),
                "PlanAgreed" => {
                    // A later version of the plan is the same plan: only the first agreement of a person counts.
                    let persons = row.body["persons"].as_array().unwrap();
                    let first = persons.iter().filter(|person| !agreed.contains(person));
                    let first: Vec<Option<&str>> = first.map(Value::as_str).collect();
                    lines.extend(units(known, row, "Person", "plan", &first));
                    agreed.extend(persons);
                }
                "AftercareStarted" => lines.extend(units(known, row, "Plan", "aftercare", &[None])),
                "ThreeWayTalkHeld" => lines.extend(units(known, row, "Talk", "talk", &[None])),
                _ => {}
            }
        }
    }
    lines
}

/// A person who joined with one of the grounds a to e.
fn victim(row: &Row) -> Line {
    let on = row.date("on");
    let person = row.text("person").to_owned();
    let once = Some(("victim".to_owned(), person.clone()));
    Line {
        id: (row.position, 0),
        counts: "victim",
        component: None,
        year: on.year(),
        concerns: on.year(),
        on,
        household: Some(row.id.clone()),
        person: Some(person.clone()),
        kind: "count",
        cents: 0,
        standing: "counted",
        rests: Rests { persons: vec![person], once, ..Rests::default() },
    }
}

/// One line for each component that is counted per this unit, and for each person; one that is always at actual cost is
/// not counted per anything.
fn units(
    known: &Known<'_>,
    row: &Row,
    unit: &str,
    counts: &'static str,
    persons: &[Option<&str>],
) -> Vec<Line> {
    let on = row.date("on");
    let mut lines = Vec::new();
    let mut part = 0;
    for component in known.fund.components(on.year(), known.stage) {
        if component["unit"] != unit || component["method"] == "Actual" {
            continue;
        }
        let code = component["code"].as_str().unwrap();
        for person in persons {
            let present = row.body["persons"].as_array().into_iter().flatten();
            let present: Vec<String> = present.map(|one| one.as_str().unwrap().to_owned()).collect();
            let subject = person.unwrap_or(&row.id);
            let once = component["once"] == "OnceEver";
            let mut line = Line {
                id: (row.position, part),
                counts,
                component: Some(code.to_owned()),
                year: on.year(),
                concerns: on.year(),
                on,
                household: Some(row.id.clone()),
                person: person.map(str::to_owned),
                kind: "count",
                cents: 0,
                standing: "counted",
                rests: Rests {
                    persons: person.map_or(present, |person| vec![person.to_owned()]),
                    committed_on: Some(on),
                    delivered_on: Some(on),
                    once: once.then(|| (code.to_owned(), subject.to_owned())),
                    ..Rests::default()
                },
            };
            at_norm(known, &mut line, 0);
            lines.push(line);
            part += 1;
        }
    }
    lines
}

/// Gives a line the amount of the norm when that is how its component is accounted for; a norm that is not known leaves it
/// out. At actual cost, or as long as no method was chosen, it is only counted.
pub(super) fn at_norm(known: &Known<'_>, line: &mut Line, victims: usize) {
    let code = line.component.clone().unwrap();
    if known.fund.method(&code, line.concerns, known.stage) == "norm" {
        line.kind = "norm";
        match known.fund.norm(&code, line.concerns, known.stage) {
            Some(norm) => line.cents = cents(norm, victims),
            None => line.standing = "no_norm",
        }
    }
}
