//! The work with a household on the wire: contact, threats, conversations, needs, the plan, referrals.

use std::collections::BTreeSet;

use api::v1;
use domain::Sealed;
use domain::household::{
    ContactAttempted, FirstContactMade, FirstConversationHeld, Goal, IntakeConversationHeld, Measure, Need,
    NeedAnswered, Plan, Progress, ReferredToOrganisation, Threat, ThreatAssessed, ThreeWayTalkHeld,
};
use domain::ids::{OfficerId, PersonId};
use jiff::civil::Date;

use crate::convert::dates::day;
use crate::convert::reader::Reader;
use crate::convert::words::Word;

pub(super) fn attempt(attempted: &ContactAttempted, reader: &mut Reader) -> v1::ContactAttempt {
    v1::ContactAttempt {
        attempted_on: day(attempted.on),
        recorded_by: attempted.by.to_string(),
        channel: attempted.channel.number(),
        outcome: attempted.outcome.number(),
        text: reader.maybe(attempted.text.as_ref()),
    }
}

pub(super) fn first_contact(made: &FirstContactMade, reader: &mut Reader) -> v1::FirstContact {
    v1::FirstContact {
        made_on: day(made.on),
        recorded_by: made.by.to_string(),
        channel: made.channel.number(),
        text: reader.maybe(made.text.as_ref()),
    }
}

/// Where the household stands as to threats; `None` when that was never assessed.
pub(super) fn threat(threat: &Threat, reader: &mut Reader) -> Option<v1::Threat> {
    match threat {
        Threat::NotAssessed => None,
        Threat::Clear(assessed) => Some(assessment(v1::ThreatState::Clear, assessed, reader)),
        Threat::Open(assessed) => Some(assessment(v1::ThreatState::Open, assessed, reader)),
        Threat::Resolved { assessed, resolved } => Some(v1::Threat {
            resolved_on: day(resolved.on),
            resolution: reader.maybe(resolved.text.as_ref()),
            ..assessment(v1::ThreatState::Resolved, assessed, reader)
        }),
    }
}

fn assessment(state: v1::ThreatState, assessed: &ThreatAssessed, reader: &mut Reader) -> v1::Threat {
    v1::Threat {
        state: state as i32,
        situations: assessed.situations.iter().map(Word::number).collect(),
        assessed_on: day(assessed.on),
        assessment: reader.maybe(assessed.text.as_ref()),
        resolved_on: None,
        resolution: None,
    }
}

pub(super) fn first(held: &FirstConversationHeld, reader: &mut Reader) -> v1::Conversation {
    conversation(held.on, &held.by, &held.persons, held.text.as_ref(), reader)
}

pub(super) fn intake(held: &IntakeConversationHeld, reader: &mut Reader) -> v1::Conversation {
    conversation(held.on, &held.by, &held.persons, held.text.as_ref(), reader)
}

pub(super) fn three_way(held: &ThreeWayTalkHeld, reader: &mut Reader) -> v1::Conversation {
    conversation(held.on, &held.by, &held.persons, held.text.as_ref(), reader)
}

fn conversation(
    on: Date,
    by: &OfficerId,
    persons: &BTreeSet<PersonId>,
    text: Option<&Sealed>,
    reader: &mut Reader,
) -> v1::Conversation {
    v1::Conversation {
        held_on: day(on),
        recorded_by: by.to_string(),
        person_ids: persons.iter().map(PersonId::to_string).collect(),
        text: reader.maybe(text),
    }
}

pub(super) fn need(need: &Need, reader: &mut Reader) -> v1::Need {
    let recorded = &need.recorded;
    let closed = need.closed.as_ref();
    v1::Need {
        need_id: recorded.need.to_string(),
        life_domain: recorded.life_domain.number(),
        person_id: or_empty(recorded.person.as_ref()),
        text: reader.text(&recorded.text),
        recorded_on: day(recorded.on),
        closed_on: closed.and_then(|closed| day(closed.on)),
        outcome: closed.map_or(0, |closed| closed.outcome.number()),
        answers: need.answers.iter().map(|answer| self::answer(answer, reader)).collect(),
    }
}

fn answer(answered: &NeedAnswered, reader: &mut Reader) -> v1::NeedAnswer {
    v1::NeedAnswer {
        answered_on: day(answered.on),
        recorded_by: answered.by.to_string(),
        offer_id: answered.offer.to_string(),
        organisation_id: answered.organisation.to_string(),
        text: reader.maybe(answered.text.as_ref()),
    }
}

pub(super) fn plan(plan: &Plan, reader: &mut Reader) -> v1::Plan {
    let current = plan.current();
    let agreed = current.agreed.iter();
    v1::Plan {
        version: i32::try_from(current.version).unwrap_or(i32::MAX),
        drawn_up_on: day(current.on),
        reason: reader.maybe(current.reason.as_ref()),
        goals: current.goals.iter().map(|goal| self::goal(goal, reader)).collect(),
        measures: current
            .measures
            .iter()
            .map(|measure| self::measure(measure, plan.progress_of(measure.measure), reader))
            .collect(),
        agreements: agreed
            .map(|(person, on)| v1::Agreement { person_id: person.to_string(), agreed_on: day(*on) })
            .collect(),
        aftercare_since: plan.aftercare.as_ref().and_then(|started| day(started.on)),
    }
}

fn goal(goal: &Goal, reader: &mut Reader) -> v1::Goal {
    v1::Goal {
        goal_id: goal.goal.to_string(),
        life_domain: goal.life_domain.number(),
        need_id: or_empty(goal.need.as_ref()),
        text: reader.text(&goal.text),
    }
}

fn measure(measure: &Measure, progress: Option<&Progress>, reader: &mut Reader) -> v1::Measure {
    use v1::MeasureState as State;
    let (state, finished_on, outcome) = match progress {
        None => (State::Planned, None, None),
        Some(Progress::UnderWay(_)) => (State::UnderWay, None, None),
        Some(Progress::Completed { completed, .. }) => {
            (State::Completed, day(completed.on), completed.text.as_ref())
        }
        Some(Progress::Stopped { stopped, .. }) => (State::Stopped, day(stopped.on), Some(&stopped.text)),
    };
    v1::Measure {
        measure_id: measure.measure.to_string(),
        goal_id: measure.goal.to_string(),
        organisation_id: or_empty(measure.organisation.as_ref()),
        due_on: measure.due.and_then(day),
        text: reader.text(&measure.text),
        state: state as i32,
        started_on: progress.and_then(|progress| day(progress.started().on)),
        finished_on,
        outcome: reader.maybe(outcome),
    }
}

pub(super) fn referral(referred: &ReferredToOrganisation, reader: &mut Reader) -> v1::Referral {
    v1::Referral {
        referred_on: day(referred.on),
        recorded_by: referred.by.to_string(),
        organisation_id: referred.organisation.to_string(),
        life_domain: referred.life_domain.number(),
        need_id: or_empty(referred.need.as_ref()),
        text: reader.maybe(referred.text.as_ref()),
    }
}

/// An id as text; empty when there is none.
fn or_empty(id: Option<&impl ToString>) -> String {
    id.map(ToString::to_string).unwrap_or_default()
}
