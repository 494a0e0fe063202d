//! A household in the caseload on the wire.

use std::collections::BTreeSet;

use api::v1;
use api::v1::work_item::Subject;
use domain::household::Household;
use domain::ids::{HouseholdId, PersonId};
use domain::money::EuroCents;
use domain::provision::Waiting;
use jiff::civil::Date;
use projection::FacetCount;
use uuid::Uuid;
use vault::Purpose;
use views::caseload::{Row, ThreatState};

use crate::convert::dates::day;
use crate::convert::household::{stage, victim_status};
use crate::convert::reader::{Opened, Reader, Wanted};
use crate::convert::receipt::count;
use crate::convert::words::{Word, words};

words! {
    Waiting = v1::Waiting {
        Vote, Decision, Notification, Commitment, Performance, Invoice, PaymentOrder, Payment, Nothing
    }
}

/// A row of the caseload, without names.
#[must_use]
pub(crate) fn caseload_household(key: Uuid, row: &Row) -> v1::CaseloadHousehold {
    let (course, coordinator, due) = (&row.course, row.coordinator.as_ref(), row.course.next_due());
    v1::CaseloadHousehold {
        household_id: key.to_string(),
        reference: row.reference.clone(),
        stage: stage(course.stage()) as i32,
        coordinator_id: coordinator.map(|one| one.officer.to_string()).unwrap_or_default(),
        organisation_id: coordinator.map(|one| one.organisation.to_string()).unwrap_or_default(),
        open_needs: numbers(row.needs.open.values().map(|need| need.life_domain)),
        members: i32::try_from(course.members.len()).unwrap_or(i32::MAX),
        victim_status: victim(row) as i32,
        source: row.source.as_ref().map_or(0, Word::number),
        reported_on: course.reported_on.and_then(day),
        reached: course.reached_on().is_some(),
        contact_attempts: i32::try_from(row.attempts.count).unwrap_or(i32::MAX),
        last_attempt_on: row.attempts.last_on.and_then(day),
        last_contact_on: row.last_contact_on.and_then(day),
        next_deadline: due.and_then(|due| day(due.on)),
        next_term: due.map_or(0, |due| due.term.number()),
        threat: threat(row.threat.state) as i32,
        situations: numbers(row.threat.situations.iter().copied()),
        committed: Some(cents(row.provisions.values().map(|one| one.standing.committed()).sum())),
        paid: Some(cents(row.provisions.values().map(|one| one.standing.paid()).sum())),
        waiting: numbers(waiting(row)),
        ended_on: course.ended_on().and_then(day),
        names: Vec::new(),
    }
}

/// A household on a worklist: since when it waits, and until when.
#[must_use]
pub(crate) fn worked_household(key: Uuid, row: &Row, since: Option<Date>) -> v1::WorkItem {
    v1::WorkItem {
        since: since.and_then(day),
        due: row.course.next_due().and_then(|due| day(due.on)),
        subject: Some(Subject::Household(caseload_household(key, row))),
    }
}

/// How many households have each value of a field.
#[must_use]
pub(crate) fn facet(counted: &FacetCount) -> v1::Facet {
    let values = counted.values.iter();
    v1::Facet {
        field: counted.field.name.to_owned(),
        values: values
            .map(|one| v1::FacetValue { value: one.value.clone(), count: count(one.count) })
            .collect(),
        more: counted.more,
    }
}

/// The names of the members of a household, with those that were opened.
#[must_use]
pub(crate) fn names(household: HouseholdId, state: &Household, opened: &Opened) -> Vec<v1::MemberName> {
    read_names(state, &mut Reader::of(household, opened))
}

/// The names of the members of a household: what there is to open.
#[must_use]
pub(crate) fn name_texts(household: HouseholdId, state: &Household) -> Vec<Wanted> {
    let nothing = Opened::new();
    let mut reader = Reader::of(household, &nothing);
    // What is shown is not needed here, only what the reader was asked for.
    drop(read_names(state, &mut reader));
    reader.into_wanted()
}

fn read_names(state: &Household, reader: &mut Reader) -> Vec<v1::MemberName> {
    let members = state.case().into_iter().flat_map(|case| &case.members);
    let mut name = |person: &PersonId, sealed| v1::MemberName {
        person_id: person.to_string(),
        name: reader.identity(*person, Purpose::Name, Some(sealed)),
    };
    members.map(|(person, member)| name(person, &member.identity.name)).collect()
}

/// The strongest status among the members, as the filter has it.
fn victim(row: &Row) -> v1::VictimStatus {
    let held = row.course.members.values().filter_map(|member| member.status());
    let word = |status| views::words::victim(status);
    let strength = |status: &_| views::words::VICTIMS.iter().position(|listed| *listed == word(*status));
    held.min_by_key(strength).map_or(v1::VictimStatus::Unspecified, |status| victim_status(&status))
}

fn threat(state: ThreatState) -> v1::ThreatState {
    match state {
        ThreatState::NotAssessed => v1::ThreatState::Unspecified,
        ThreatState::Clear => v1::ThreatState::Clear,
        ThreatState::Open => v1::ThreatState::Open,
        ThreatState::Resolved => v1::ThreatState::Resolved,
    }
}

/// What its provisions wait for, but nothing.
fn waiting(row: &Row) -> impl Iterator<Item = Waiting> + '_ {
    let all = row.provisions.values().map(|one| one.standing.waiting());
    all.filter(|waiting| *waiting != Waiting::Nothing)
}

/// Words on the wire, each once and in the order of their enum.
fn numbers<W: Word>(words: impl Iterator<Item = W>) -> Vec<i32> {
    let numbers: BTreeSet<_> = words.map(|word| word.number()).collect();
    numbers.into_iter().collect()
}

pub(super) fn cents(amount: EuroCents) -> v1::EuroCents {
    v1::EuroCents { cents: amount.cents() }
}
