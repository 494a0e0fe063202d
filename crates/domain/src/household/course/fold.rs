//! How the course follows the events of a household.
//!
//! It holds against a history what [`Household::apply`](super::super::Household::apply) does: what cannot be at that place
//! changes nothing, and nothing comes before the report.

use jiff::civil::Date;

use super::{Course, Extension, Membership, PastMembership, Stop};
use crate::household::operations::HouseholdEvent as E;
use crate::household::victim_status::StatusOn;

impl Course {
    /// Takes over what happened, as far as stage and terms depend on it. It cannot fail.
    pub fn apply(&mut self, event: &E) {
        match (self.reported_on, event) {
            (None, E::HouseholdReported(report)) => self.reported_on = Some(report.on),
            (None, _) => {}
            (Some(_), event) => {
                self.follow_conversations(event);
                self.follow_members(event);
                self.follow_ends(event);
            }
        }
    }

    fn follow_conversations(&mut self, event: &E) {
        match event {
            E::FirstContactMade(contact) => self.first_contact_on = Some(contact.on),
            E::FirstConversationHeld(held) => self.first_conversation_on = Some(held.on),
            E::IntakeConversationHeld(held) => earliest(&mut self.intake_on, held.on),
            E::ThreeWayTalkHeld(held) => earliest(&mut self.three_way_on, held.on),
            E::PlanDrawnUp(plan) => {
                (self.plan_on, self.agreed_on, self.aftercare_on) = (Some(plan.on), None, None);
            }
            E::PlanAgreed(agreed) if self.plan_on.is_some() && !agreed.persons.is_empty() => {
                earliest(&mut self.agreed_on, agreed.on);
            }
            E::AftercareStarted(aftercare) if self.plan_on.is_some() => {
                self.aftercare_on = Some(aftercare.on);
            }
            _ => {}
        }
    }

    fn follow_members(&mut self, event: &E) {
        match event {
            E::MemberJoined(joined) => {
                self.members.insert(joined.person, Membership::joined(joined.on, joined.victim_status));
            }
            E::MemberLeft(left) => {
                if let Some(membership) = self.members.remove(&left.person) {
                    self.past.push(PastMembership { membership, left_on: left.on });
                }
            }
            E::VictimStatusRecorded(recorded) => {
                if let Some(member) = self.members.get_mut(&recorded.person) {
                    member.record(StatusOn { on: recorded.on, status: recorded.status });
                }
            }
            _ => {}
        }
    }

    fn follow_ends(&mut self, event: &E) {
        match event {
            E::TermOverridden(given) => {
                self.extensions.push(Extension { term: given.term, on: given.on, until: given.until });
            }
            E::SupportEnded(end) => self.end(end.on),
            E::HouseholdTransferred(end) => self.end(end.on),
            E::HandedOverToRegularSupport(end) => self.end(end.on),
            E::SupportResumed(resumed) => {
                if let Some(stop) = self.stops.last_mut().filter(|stop| stop.resumed_on.is_none()) {
                    stop.resumed_on = Some(resumed.on);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, on: Date) {
        if self.is_open() {
            self.stops.push(Stop { on, resumed_on: None });
        }
    }
}

fn earliest(date: &mut Option<Date>, on: Date) {
    *date = Some(date.map_or(on, |before| before.min(on)));
}
