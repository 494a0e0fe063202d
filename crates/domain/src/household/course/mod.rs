//! The course of support: the dates that stage and terms depend on, and nothing else, folded from a household's events.
//!
//! A case keeps one beside its facts and a view keeps one per household; stage and deadlines are functions of it alone,
//! so that the two cannot disagree. It is small and holds nothing about who a person is. Views store it: whoever changes
//! its shape raises the version of those views.

mod fold;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::deadlines::Term;
use super::victim_status::{StatusOn, VictimStatus};
use crate::ids::PersonId;

/// The dates that stage and terms depend on. Only [`Course::apply`] writes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Course {
    /// The date of the report; `None` until there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported_on: Option<Date>,
    /// The date of the first contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_contact_on: Option<Date>,
    /// The date of the first conversation, which starts the clocks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_conversation_on: Option<Date>,
    /// The date of the earliest intake conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intake_on: Option<Date>,
    /// The date of the earliest three-way talk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub three_way_on: Option<Date>,
    /// The date on which the first version of the plan was drawn up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_on: Option<Date>,
    /// The earliest date on which anybody agreed to a version of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed_on: Option<Date>,
    /// The date on which aftercare started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aftercare_on: Option<Date>,
    /// Who belongs to it now, with what was recorded of each as a victim since joining.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub members: BTreeMap<PersonId, Membership>,
    /// The memberships that ended, in the order in which that was recorded; who joined again and left again has two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<PastMembership>,
    /// Overridden terms, in the order in which that was recorded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
    /// The ends of support, in the order in which they were recorded; all but the last were undone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<Stop>,
}

/// A member, as far as terms depend on one: the statuses as a victim, by date, those of one day in the order in which they
/// were recorded. The first is that of the day of joining; there is always one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Membership {
    statuses: Vec<StatusOn>,
}

/// A membership that ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastMembership {
    /// What it was.
    pub membership: Membership,
    /// The first day on which it was no more.
    pub left_on: Date,
}

/// A term that was given more time (Wht 9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Which term.
    pub term: Term,
    /// When that was decided.
    pub on: Date,
    /// The last day of the term from then on.
    pub until: Date,
}

/// An end of support, and how long it lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The date on which support ended.
    pub on: Date,
    /// The date on which it was taken up again, when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumed_on: Option<Date>,
}

impl Course {
    /// Whether the household was reported and its support has not ended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.reported_on.is_some() && self.ended_on().is_none()
    }

    /// The date on which support ended, when it was not taken up again.
    #[must_use]
    pub fn ended_on(&self) -> Option<Date> {
        self.stops.last().filter(|stop| stop.resumed_on.is_none()).map(|stop| stop.on)
    }

    /// The date on which support had ended, when on this date it had and was not taken up again by then.
    #[must_use]
    pub fn ended_as_of(&self, on: Date) -> Option<Date> {
        let lasted = |stop: &&Stop| stop.on <= on && stop.resumed_on.is_none_or(|to| on < to);
        self.stops.iter().find(lasted).map(|stop| stop.on)
    }

    /// The earliest date on which the household is known to have been reached: by a first contact, a conversation, a
    /// three-way talk, or an agreement to the plan. In each of these somebody of the household took part.
    #[must_use]
    pub fn reached_on(&self) -> Option<Date> {
        let talks = [self.first_conversation_on, self.intake_on, self.three_way_on];
        talks.into_iter().chain([self.first_contact_on, self.agreed_on]).flatten().min()
    }

    /// The memberships of now and those that ended, each with the day from which it was no more.
    pub(super) fn memberships(&self) -> impl Iterator<Item = (&Membership, Option<Date>)> {
        let past = self.past.iter().map(|one| (&one.membership, Some(one.left_on)));
        self.members.values().map(|one| (one, None)).chain(past)
    }
}

impl Membership {
    fn joined(on: Date, status: VictimStatus) -> Self {
        Self { statuses: vec![StatusOn { on, status }] }
    }

    /// The date of joining.
    #[must_use]
    pub fn joined_on(&self) -> Option<Date> {
        self.statuses.first().map(|held| held.on)
    }

    /// Takes a status over at its date. Of a day before joining it says nothing about the membership.
    fn record(&mut self, status: StatusOn) {
        if self.joined_on() <= Some(status.on) {
            let place = self.statuses.partition_point(|held| held.on <= status.on);
            self.statuses.insert(place, status);
        }
    }

    /// The status that stands.
    #[must_use]
    pub fn status(&self) -> Option<VictimStatus> {
        self.statuses.last().map(|held| held.status)
    }

    /// The status on a date: the last that holds by then.
    #[must_use]
    pub fn status_on(&self, on: Date) -> Option<VictimStatus> {
        self.statuses.iter().rev().find(|held| held.on <= on).map(|held| held.status)
    }

    /// The last day by a date on which this member ceased to be a victim, or perhaps one, of the household: by leaving, by a
    /// status, or by a rejection, which holds from the day the municipality was told of it if that was earlier.
    pub(super) fn ceased_on(&self, on: Date, left_on: Option<Date>) -> Option<Date> {
        let left = left_on.filter(|left| *left <= on);
        let is_held = |held: &&StatusOn| held.on <= on && left.is_none_or(|left| held.on < left);
        let held: Vec<_> = self.statuses.iter().filter(is_held).collect();
        let ends = held.iter().skip(1).map(|next| next.known_on()).chain(left);
        let ended = held.iter().zip(ends).filter(|(held, _)| held.status.may_be_victim());
        ended.map(|(_, end)| end).max()
    }
}

impl StatusOn {
    fn known_on(&self) -> Date {
        match self.status {
            VictimStatus::Rejected { municipality_told_on } => self.on.min(municipality_told_on),
            VictimStatus::Potential | VictimStatus::Recognised | VictimStatus::NotAVictim => self.on,
        }
    }
}
