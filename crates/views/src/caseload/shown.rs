//! What is shown of a household to those who filter and order.

use std::collections::BTreeSet;

use domain::money::EuroCents;
use domain::provision::Waiting;
use jiff::civil::Date;
use serde::Serialize;

use super::row::Row;
use crate::dates::{or_always, or_never};
use crate::words;

/// A household as columns; the names are those of [`crate::Field::column`].
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    next_deadline: Date,
    reference: String,
    stage: &'static str,
    coordinator: String,
    organisation: String,
    needs: BTreeSet<&'static str>,
    open_needs: usize,
    members: usize,
    victims: &'static str,
    threat: &'static str,
    situations: Vec<&'static str>,
    source: &'static str,
    reported_on: Date,
    reached: bool,
    attempts: u32,
    last_attempt: Date,
    last_contact: Date,
    next_term: &'static str,
    committed_cents: EuroCents,
    paid_cents: EuroCents,
    waiting: Vec<&'static str>,
    ended_on: Date,
}

impl Shown {
    pub(super) fn of(row: &Row) -> Self {
        let (course, coordinator, due) = (&row.course, row.coordinator.as_ref(), row.course.next_due());
        Self {
            next_deadline: or_never(due.map(|due| due.on)),
            reference: row.reference.clone(),
            stage: words::stage(course.stage()),
            coordinator: coordinator.map(|one| one.officer.to_string()).unwrap_or_default(),
            organisation: coordinator.map(|one| one.organisation.to_string()).unwrap_or_default(),
            needs: row.needs.open.values().map(|need| words::life_domain(need.life_domain)).collect(),
            open_needs: row.needs.open.len(),
            members: course.members.len(),
            victims: victims(row),
            threat: row.threat.state.word(),
            situations: row.threat.situations.iter().map(|one| words::situation(*one)).collect(),
            source: row.source.map_or("", words::source),
            reported_on: or_always(course.reported_on),
            reached: course.reached_on().is_some(),
            attempts: row.attempts.count,
            last_attempt: or_always(row.attempts.last_on),
            last_contact: or_always(row.last_contact_on),
            next_term: due.map_or(words::NONE, |due| words::term(due.term)),
            committed_cents: row.provisions.values().map(|one| one.standing.committed()).sum(),
            paid_cents: row.provisions.values().map(|one| one.standing.paid()).sum(),
            waiting: waiting(row).into_iter().map(words::waiting).collect(),
            ended_on: or_never(course.ended_on()),
        }
    }
}

/// The first word of [`words::VICTIMS`] that holds of a member.
fn victims(row: &Row) -> &'static str {
    let held = row.course.members.values().filter_map(|member| member.status()).map(words::victim);
    let first = held.min_by_key(|word| words::VICTIMS.iter().position(|listed| listed == word));
    first.unwrap_or(words::NONE)
}

/// What its provisions wait for, each once, in the order of the life of a provision.
fn waiting(row: &Row) -> BTreeSet<Waiting> {
    let all = row.provisions.values().map(|one| one.standing.waiting());
    all.filter(|waiting| *waiting != Waiting::Nothing).collect()
}
