//! The state of a household as the wire shows it.
//!
//! Personal texts stay sealed unless they were opened: [`wanted`] lists what there is to open, and [`household`] shows
//! what it is handed. Both walk the state by the same functions, so that neither can forget a text.

mod people;
mod work;

use api::v1;
use domain::household::{Deadline, DeadlineState, Ending, Household, HouseholdReported, Stage};
use domain::ids::HouseholdId;
use jiff::civil::Date;

use super::dates::day;
use super::reader::{Opened, Reader, Wanted};
use super::receipt::count;
use super::words::Word;

pub(super) use self::people::victim_status;

/// A household at a revision, with its deadlines as of a day; `None` when nobody reported it.
#[must_use]
pub(crate) fn household(
    id: HouseholdId,
    state: &Household,
    revision: u64,
    on: Date,
    opened: &Opened,
) -> Option<v1::Household> {
    shown(id, state, &mut Reader::of(id, opened)).map(|shown| v1::Household {
        revision: count(revision),
        deadlines: state.deadlines(on).iter().map(deadline).collect(),
        ..shown
    })
}

/// The personal texts of a household: what there is to open, subject by subject.
#[must_use]
pub(crate) fn wanted(id: HouseholdId, state: &Household) -> Vec<Wanted> {
    let nothing = Opened::new();
    let mut reader = Reader::of(id, &nothing);
    // What is shown is not needed here, only what the reader was asked for.
    drop(shown(id, state, &mut reader));
    reader.into_wanted()
}

fn shown(id: HouseholdId, state: &Household, reader: &mut Reader) -> Option<v1::Household> {
    let case = state.case()?;
    let people = case.members.iter();
    let coordinators = case.coordinator.as_ref();
    Some(v1::Household {
        household_id: id.to_string(),
        revision: 0,
        stage: stage(state.stage()) as i32,
        report: Some(report(&case.report, reader)),
        members: people.map(|(id, member)| people::member(*id, member, reader)).collect(),
        former_members: case.former_members.iter().map(|left| people::former(left, reader)).collect(),
        coordinator: coordinators.map(|all| people::coordinator(&all.current)),
        earlier_coordinators: coordinators
            .map(|all| all.earlier.iter().map(people::coordinator).collect())
            .unwrap_or_default(),
        contact_attempts: case.contact_attempts.iter().map(|one| work::attempt(one, reader)).collect(),
        first_contact: case.first_contact.as_ref().map(|made| work::first_contact(made, reader)),
        threat: work::threat(&case.threat, reader),
        first_conversation: case.first_conversation.as_ref().map(|held| work::first(held, reader)),
        intake_conversations: case
            .intake_conversations
            .iter()
            .map(|held| work::intake(held, reader))
            .collect(),
        three_way_talks: case.three_way_talks.iter().map(|held| work::three_way(held, reader)).collect(),
        needs: case.needs.iter().map(|need| work::need(need, reader)).collect(),
        plan: case.plan.as_ref().map(|plan| work::plan(plan, reader)),
        referrals: case.referrals.iter().map(|one| work::referral(one, reader)).collect(),
        consents: case.consents.iter().map(people::consent).collect(),
        debt_trajectories: case.debts.iter().flat_map(|(id, file)| people::debts(*id, file)).collect(),
        deadlines: Vec::new(),
        ending: state.ending().map(|ending| self::ending(ending, reader)),
    })
}

fn report(report: &HouseholdReported, reader: &mut Reader) -> v1::Report {
    v1::Report {
        reported_on: day(report.on),
        reported_by: report.by.to_string(),
        source: report.source.number(),
        text: reader.maybe(report.text.as_ref()),
    }
}

pub(super) fn stage(stage: Stage) -> v1::HouseholdStage {
    match stage {
        Stage::Unknown => v1::HouseholdStage::Unspecified,
        Stage::Reported => v1::HouseholdStage::Reported,
        Stage::Contacted => v1::HouseholdStage::Contacted,
        Stage::Intake => v1::HouseholdStage::Intake,
        Stage::Planned => v1::HouseholdStage::Planned,
        Stage::Supported => v1::HouseholdStage::Supported,
        Stage::Aftercare => v1::HouseholdStage::Aftercare,
        Stage::Ended => v1::HouseholdStage::Ended,
    }
}

fn deadline(deadline: &Deadline) -> v1::Deadline {
    let (state, met_on) = match deadline.state {
        DeadlineState::Running => (v1::DeadlineState::Running, None),
        DeadlineState::Met { on } => (v1::DeadlineState::Met, day(on)),
        DeadlineState::Passed => (v1::DeadlineState::Passed, None),
    };
    v1::Deadline {
        term: deadline.term.number(),
        started_on: day(deadline.started_on),
        due_on: day(deadline.due),
        state: state as i32,
        met_on,
        overridden: deadline.overridden,
    }
}

fn ending(ending: &Ending, reader: &mut Reader) -> v1::Ending {
    use v1::ending::Way;
    let (on, by, way, text) = match ending {
        Ending::Ended(end) => (end.on, &end.by, Way::Reason(end.reason.number()), &end.text),
        Ending::Transferred(end) => {
            (end.on, &end.by, Way::Municipality(end.municipality.to_string()), &end.text)
        }
        Ending::HandedOver(end) => {
            (end.on, &end.by, Way::OrganisationId(end.organisation.to_string()), &end.text)
        }
    };
    v1::Ending {
        ended_on: day(on),
        ended_by: by.to_string(),
        way: Some(way),
        text: reader.maybe(text.as_ref()),
    }
}
