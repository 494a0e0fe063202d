//! The case: everything recorded about a household that a rule or a query needs.
//!
//! It keeps the facts themselves, as their events stated them, in the order in which they were recorded. Only
//! `Household::apply` writes it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::add_member::Member;
use super::consent::Consent;
use super::contact::{ContactAttempted, FirstContactMade};
use super::coordinator::CoordinatorAssigned;
use super::course::Course;
use super::debt::DebtFile;
use super::ending::Resumption;
use super::first_conversation::FirstConversationHeld;
use super::intake::IntakeConversationHeld;
use super::need::Need;
use super::plan::{Plan, Progress};
use super::referral::ReferredToOrganisation;
use super::refusal::HouseholdRefusal;
use super::remove_member::FormerMember;
use super::report::HouseholdReported;
use super::term_override::TermOverridden;
use super::threat::Threat;
use super::three_way_talk::ThreeWayTalkHeld;
use crate::ids::{MeasureId, NeedId, PersonId};
use crate::succession::Succession;

/// The file of a household that was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Case {
    /// How it became known.
    pub report: HouseholdReported,
    /// Who belongs to it now.
    pub members: BTreeMap<PersonId, Member>,
    /// Who belonged to it before.
    pub former_members: Vec<FormerMember>,
    /// The coordinator and the ones before; `None` until the first is assigned.
    pub coordinator: Option<Succession<CoordinatorAssigned>>,
    /// Attempts to reach it.
    pub contact_attempts: Vec<ContactAttempted>,
    /// The first contact, once made.
    pub first_contact: Option<FirstContactMade>,
    /// Whether it is in a threatening situation.
    pub threat: Threat,
    /// The conversation that started the clocks, once held.
    pub first_conversation: Option<FirstConversationHeld>,
    /// Intake conversations.
    pub intake_conversations: Vec<IntakeConversationHeld>,
    /// Three-way talks.
    pub three_way_talks: Vec<ThreeWayTalkHeld>,
    /// Needs, open and closed, in the order in which they were recorded.
    pub needs: Vec<Need>,
    /// The plan, once drawn up, with measures and aftercare.
    pub plan: Option<Plan>,
    /// Referrals.
    pub referrals: Vec<ReferredToOrganisation>,
    /// Consents, standing and withdrawn, in the order in which they were given.
    pub consents: Vec<Consent>,
    /// Debt trajectories, by person.
    pub debts: BTreeMap<PersonId, DebtFile>,
    /// Overridden terms.
    pub overrides: Vec<TermOverridden>,
    /// Endings that were undone.
    pub resumptions: Vec<Resumption>,
    /// The dates of the above that stage and terms depend on.
    pub course: Course,
}

impl Case {
    /// The case that a report opens.
    pub(super) fn opened(report: HouseholdReported) -> Self {
        Self {
            report,
            members: BTreeMap::new(),
            former_members: Vec::new(),
            coordinator: None,
            contact_attempts: Vec::new(),
            first_contact: None,
            threat: Threat::NotAssessed,
            first_conversation: None,
            intake_conversations: Vec::new(),
            three_way_talks: Vec::new(),
            needs: Vec::new(),
            plan: None,
            referrals: Vec::new(),
            consents: Vec::new(),
            debts: BTreeMap::new(),
            overrides: Vec::new(),
            resumptions: Vec::new(),
            course: Course::default(),
        }
    }

    /// The person is a member now.
    pub(super) fn is_member(&self, person: PersonId) -> Result<(), HouseholdRefusal> {
        match self.members.contains_key(&person) {
            true => Ok(()),
            false => Err(HouseholdRefusal::NotAMember { person }),
        }
    }

    /// Somebody is present, and everybody present is a member.
    pub(super) fn are_present(&self, persons: &BTreeSet<PersonId>) -> Result<(), HouseholdRefusal> {
        persons.iter().try_for_each(|person| self.is_member(*person))?;
        match persons.is_empty() {
            true => Err(HouseholdRefusal::NobodyPresent),
            false => Ok(()),
        }
    }

    /// The need with this id.
    pub(super) fn need(&self, need: NeedId) -> Result<&Need, HouseholdRefusal> {
        let found = self.needs.iter().find(|one| one.recorded.need == need);
        found.ok_or(HouseholdRefusal::NeedUnknown { need })
    }

    /// The need with this id, which is not closed.
    pub(super) fn open_need(&self, need: NeedId) -> Result<&Need, HouseholdRefusal> {
        let found = self.need(need)?;
        match &found.closed {
            Some(closed) => Err(HouseholdRefusal::NeedAlreadyClosed { need, on: closed.on }),
            None => Ok(found),
        }
    }

    /// The plan.
    pub(super) fn plan(&self) -> Result<&Plan, HouseholdRefusal> {
        self.plan.as_ref().ok_or(HouseholdRefusal::NoPlan)
    }

    /// The measure started and did not end.
    pub(super) fn measure_under_way(&self, measure: MeasureId) -> Result<(), HouseholdRefusal> {
        let progress = self.plan.as_ref().and_then(|plan| plan.progress_of(measure));
        match progress.and_then(Progress::under_way) {
            Some(_) => Ok(()),
            None => Err(HouseholdRefusal::MeasureNotUnderWay { measure }),
        }
    }
}
