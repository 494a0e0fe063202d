//! The terms of a household as of a day, those for objections among them.

use std::collections::BTreeSet;

use api::v1;
use domain::household::{Deadline, DeadlineState, Term};
use domain::ids::ProvisionId;
use domain::provision::DecisionStanding;
use jiff::civil::Date;
use uuid::Uuid;
use views::caseload::Row;

use crate::convert::dates::day;
use crate::convert::queries::{ListedTerm, Standing};
use crate::convert::words::Word;

/// Which terms are asked for.
#[derive(Debug, Clone)]
pub(crate) struct Due {
    /// As of this day.
    pub(crate) on: Date,
    /// These terms.
    pub(crate) terms: BTreeSet<ListedTerm>,
    /// That stand so.
    pub(crate) states: BTreeSet<Standing>,
    /// Due on this day or before.
    pub(crate) until: Option<Date>,
}

/// A term of a household, or of a decision on one of its provisions.
struct Listed {
    term: ListedTerm,
    provision: Option<ProvisionId>,
    started_on: Date,
    due: Date,
    standing: Standing,
    met_on: Option<Date>,
    overridden: bool,
}

/// The terms of a household that are asked for, in the order of the terms.
#[must_use]
pub(crate) fn dues(key: Uuid, row: &Row, due: &Due) -> Vec<v1::HouseholdDeadline> {
    let asked = |one: &Listed| {
        due.terms.contains(&one.term)
            && due.states.contains(&one.standing)
            && due.until.is_none_or(|until| one.due <= until)
    };
    listed(row, due.on).into_iter().filter(asked).map(|one| shown(key, row, &one)).collect()
}

/// The earliest last day of what has to be done and was not, as of a day; `None` when there is nothing.
#[must_use]
pub(crate) fn earliest_due(row: &Row, on: Date) -> Option<Date> {
    let listed = listed(row, on).into_iter();
    let open =
        listed.filter(|one| ListedTerm::OBLIGATIONS.contains(&one.term) && one.standing != Standing::Met);
    open.map(|one| one.due).min()
}

fn listed(row: &Row, on: Date) -> Vec<Listed> {
    let terms = match row.course.ended_as_of(on) {
        None => row.course.deadlines(on),
        Some(_) => Vec::new(),
    };
    let mut listed: Vec<_> = terms.iter().map(of_household).chain(objections(row, on)).collect();
    listed.sort_by_key(|one| (one.term, one.due));
    listed
}

fn of_household(deadline: &Deadline) -> Listed {
    let (standing, met_on) = match deadline.state {
        DeadlineState::Running => (Standing::Running, None),
        DeadlineState::Met { on } => (Standing::Met, Some(on)),
        DeadlineState::Passed => (Standing::Passed, None),
    };
    Listed {
        term: match deadline.term {
            Term::FirstConversation => ListedTerm::FirstConversation,
            Term::Plan => ListedTerm::Plan,
            Term::MaterialProvisions => ListedTerm::MaterialProvisions,
            Term::EndOfSupport => ListedTerm::EndOfSupport,
            Term::AfterRejection => ListedTerm::AfterRejection,
        },
        provision: None,
        started_on: deadline.started_on,
        due: deadline.due,
        standing,
        met_on,
        overridden: deadline.overridden,
    }
}

/// The windows for objections to decisions, of a day.
fn objections(row: &Row, on: Date) -> impl Iterator<Item = Listed> + '_ {
    row.provisions.iter().flat_map(move |(provision, one)| {
        one.standing.objectionable_on(on).filter_map(move |decision| objection(*provision, decision, on))
    })
}

fn objection(provision: ProvisionId, decision: &DecisionStanding, on: Date) -> Option<Listed> {
    let (started_on, due) = decision.notified_on.zip(decision.objection_until)?;
    let standing = if on <= due { Standing::Running } else { Standing::Passed };
    let (term, provision) = (ListedTerm::Objection, Some(provision));
    Some(Listed { term, provision, started_on, due, standing, met_on: None, overridden: false })
}

fn shown(key: Uuid, row: &Row, listed: &Listed) -> v1::HouseholdDeadline {
    let coordinator = row.coordinator.as_ref();
    v1::HouseholdDeadline {
        household_id: key.to_string(),
        reference: row.reference.clone(),
        coordinator_id: coordinator.map(|one| one.officer.to_string()).unwrap_or_default(),
        organisation_id: coordinator.map(|one| one.organisation.to_string()).unwrap_or_default(),
        term: listed.term.number(),
        provision_id: listed.provision.map(|provision| provision.to_string()).unwrap_or_default(),
        started_on: day(listed.started_on),
        due_on: day(listed.due),
        state: listed.standing.number(),
        met_on: listed.met_on.and_then(day),
        overridden: listed.overridden,
    }
}
