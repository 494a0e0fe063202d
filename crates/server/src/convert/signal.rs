//! A signal as the wire shows it: as a whole, its texts sealed unless they were opened, and as a line of a list.

use api::v1;
use domain::ids::SignalId;
use domain::signal as d;
use domain::signal::{
    Signal, SignalClosed, SignalFile, SignalFollowedUp, SignalLedToImprovement, SignalOutcome,
};
use uuid::Uuid;
use vault::Subject;
use views::signals as row;

use super::dates::day;
use super::reader::{Opened, Reader, Wanted};
use super::receipt::count;
use super::words::{Word, words};

words! {
    d::SignalCategory = v1::SignalCategory { Bottleneck, AdministrativeRisk, MoralDilemma }
    d::SignalOutcome = v1::SignalOutcome { Solved, Escalated, NoActionNeeded }
    d::SignalStage = v1::SignalState { Open, FollowedUp, Improved, Closed }
}

/// A signal at a revision; `None` when nobody recorded it.
#[must_use]
pub(crate) fn signal(id: SignalId, state: &Signal, revision: u64, opened: &Opened) -> Option<v1::Signal> {
    let mut reader = Reader::about(Subject::Signal(id), opened);
    state.file().map(|file| shown(id, file, revision, &mut reader))
}

/// The texts of a signal: what there is to open.
#[must_use]
pub(crate) fn signal_texts(id: SignalId, state: &Signal) -> Vec<Wanted> {
    let nothing = Opened::new();
    let mut reader = Reader::about(Subject::Signal(id), &nothing);
    // What is shown is not needed here, only what the reader was asked for.
    drop(state.file().map(|file| shown(id, file, 0, &mut reader)));
    reader.into_wanted()
}

/// A signal in a list; `None` for a row without the event that recorded it.
#[must_use]
pub(crate) fn signal_summary(id: Uuid, row: &row::Signal) -> Option<v1::SignalSummary> {
    let noticed = row.noticed.as_ref()?;
    Some(v1::SignalSummary {
        signal_id: id.to_string(),
        category: noticed.category.number(),
        life_domain: noticed.life_domain.as_ref().map_or(0, Word::number),
        organisation_id: or_empty(noticed.organisation.as_ref()),
        household_id: or_empty(noticed.household.as_ref()),
        state: row.stage().number(),
        recorded_on: day(noticed.on),
        recorded_by: noticed.by.to_string(),
        assigned_to: or_empty(row.assigned_to.as_ref()),
        followed_up_on: row.followed_up_on.and_then(day),
        improved_on: row.improved_on.and_then(day),
        closed_on: row.closed_on.and_then(day),
        outcome: row.outcome.as_ref().map_or(0, SignalOutcome::number),
    })
}

fn shown(id: SignalId, file: &SignalFile, revision: u64, reader: &mut Reader) -> v1::Signal {
    let recorded = &file.recorded;
    v1::Signal {
        signal_id: id.to_string(),
        revision: count(revision),
        recorded_on: day(recorded.on),
        recorded_by: recorded.by.to_string(),
        category: recorded.category.number(),
        life_domain: recorded.life_domain.as_ref().map_or(0, Word::number),
        organisation_id: or_empty(recorded.organisation.as_ref()),
        household_id: or_empty(recorded.household.as_ref()),
        text: reader.text(&recorded.text),
        state: file.stage().number(),
        assigned_to: or_empty(file.assigned_to()),
        follow_ups: file.follow_ups.iter().map(|one| follow_up(one, reader)).collect(),
        improvements: file.improvements.iter().map(improvement).collect(),
        closing: file.closed.as_ref().map(|closed| closing(closed, reader)),
    }
}

fn follow_up(followed_up: &SignalFollowedUp, reader: &mut Reader) -> v1::SignalFollowUp {
    v1::SignalFollowUp {
        followed_up_on: day(followed_up.on),
        recorded_by: followed_up.by.to_string(),
        text: reader.text(&followed_up.text),
        assigned_to: or_empty(followed_up.assigned_to.as_ref()),
    }
}

fn improvement(improved: &SignalLedToImprovement) -> v1::SignalImprovement {
    v1::SignalImprovement {
        improved_on: day(improved.on),
        recorded_by: improved.by.to_string(),
        working_method_id: improved.method.to_string(),
        version: i32::try_from(improved.version).unwrap_or(i32::MAX),
    }
}

fn closing(closed: &SignalClosed, reader: &mut Reader) -> v1::SignalClosing {
    v1::SignalClosing {
        closed_on: day(closed.on),
        closed_by: closed.by.to_string(),
        outcome: closed.outcome.number(),
        text: reader.maybe(closed.text.as_ref()),
    }
}

fn or_empty(id: Option<&impl ToString>) -> String {
    id.map(ToString::to_string).unwrap_or_default()
}
