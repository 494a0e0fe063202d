//! Units: what a component is counted per, at its norm amount or, at actual cost, without one.
//!
//! SPUK 2021 (Stcrt. 2021-46972): a first contact per household, a plan per person, aftercare per plan, a three-way talk
//! per talk. Which component has which unit, and whether once ever, is said by the terms.

use domain::account::LineId;
use domain::fund::{Component, ComponentMethod, CountUnit, Counting};
use domain::ids::PersonId;

use super::candidate::{Candidate, Once, is_at_norm, rest};
use super::eligible::{Asked, standing};
use super::members::House;
use super::scope::Rules;
use super::years::year_of;
use crate::facts::{Happened, What};
use crate::line::{Counted, LeftOut, Line, LineKind, Standing};

/// One unit: what was done, for whom.
struct Unit<'a> {
    fact: &'a Happened,
    counts: Counted,
    unit: CountUnit,
    /// Whose ground counts; anybody's of the household when none is named.
    persons: Option<&'a [PersonId]>,
    /// Which of the units of its event, of how many.
    index: usize,
    of: usize,
}

/// The units of a household. Components always at actual cost have none.
pub(super) fn candidates(house: &House<'_>, candidates: &mut Vec<Candidate>) {
    for fact in house.known() {
        let one = |counts, unit, persons| Unit { fact, counts, unit, persons, index: 0, of: 1 };
        match &fact.what {
            What::FirstContact => {
                push(house, &one(Counted::FirstContact, CountUnit::Household, None), &[], candidates);
            }
            What::Aftercare => {
                push(house, &one(Counted::Aftercare, CountUnit::Plan, None), &[], candidates);
            }
            What::Talk { persons } => {
                push(house, &one(Counted::Talk, CountUnit::Talk, Some(persons)), &[], candidates);
            }
            What::Agreed { persons } => {
                let is_first = |person: &PersonId| house.first_agreed(*person) == Some(fact.at);
                for (index, person) in persons.iter().enumerate().filter(|(_, person)| is_first(person)) {
                    let persons_of = Some(std::slice::from_ref(person));
                    let unit = Unit {
                        index,
                        of: persons.len(),
                        ..one(Counted::Plan, CountUnit::Person, persons_of)
                    };
                    push(house, &unit, house.agreed_before(fact.at), candidates);
                }
            }
            _ => {}
        }
    }
}

fn push(house: &House<'_>, unit: &Unit<'_>, before: &[u64], candidates: &mut Vec<Candidate>) {
    let year = year_of(unit.fact.on);
    let Some(rules) = house.scope.rules(year) else { return };
    let counted =
        |component: &&Component| component.unit == unit.unit && component.method != ComponentMethod::Actual;
    for (ordinal, component) in rules.terms.components.iter().filter(counted).enumerate() {
        let part = u16::try_from(ordinal * unit.of + unit.index).unwrap_or(u16::MAX);
        let id = LineId { position: unit.fact.at, part };
        let mut line = house.line(id, unit.counts, year, unit.fact.on);
        line.component = Some(component.code.clone());
        line.person = match unit.unit {
            CountUnit::Person => unit.persons.and_then(|persons| persons.first().copied()),
            _ => None,
        };
        rest(&mut line.rests_on, house.members_at.iter().chain(before).copied());
        stand(house, unit, &rules, component, &mut line);
        let once =
            (component.once == Counting::OnceEver).then(|| once(unit.unit, component, &line)).flatten();
        candidates.push(Candidate { line, once, limited: None });
    }
}

/// Whether it counts, and for how much: the norm of the year of the performance.
fn stand(house: &House<'_>, unit: &Unit<'_>, rules: &Rules<'_>, component: &Component, line: &mut Line) {
    let on = Some(unit.fact.on);
    let asked = Asked { persons: unit.persons, decided_on: on, committed_on: None, performed_on: on };
    line.standing = standing(house, rules.terms, &asked);
    if !is_at_norm(rules.method(component)) {
        return;
    }
    line.kind = LineKind::Norm;
    let norm = house.scope.norm(&component.code, line.concerns);
    rest(&mut line.rests_on, rules.said_at(component).chain(norm.map(|norm| norm.at)));
    // A norm by number of victims belongs to a year of support; per unit its first bracket holds (I).
    match norm.and_then(|norm| norm.rule.at(0)) {
        Some(amount) => line.amount = amount.cents(),
        None if line.standing == Standing::Counted => line.standing = Standing::LeftOut(LeftOut::NoNorm),
        None => {}
    }
}

fn once(unit: CountUnit, component: &Component, line: &Line) -> Option<Once> {
    let code = component.code.clone();
    match unit {
        CountUnit::Household => line.household.map(|household| Once::Household(code, household)),
        CountUnit::Person => line.person.map(|person| Once::Person(code, person)),
        CountUnit::Plan => line.household.map(|household| Once::Plan(code, household)),
        CountUnit::Talk | CountUnit::Year => None,
    }
}
