//! How a row follows what happens to its household and to the provisions of it.
//!
//! What is entered late, dated before what stands, does not become the present: [`takes_over`] says so, here as in the book.

use domain::household::{AttemptOutcome, HouseholdEvent as E};
use domain::ids::{HouseholdId, ProvisionId};
use domain::provision::{ProvisionEvent, Standing};
use domain::takes_over;
use jiff::civil::Date;

use super::row::{ClosedNeed, Coordinator, OpenNeed, ProvisionOf, Row, Threat, ThreatState};

/// Whether a row shows anything of an event; consents, debts, notes and details are asked of the household itself.
pub(super) fn matters(event: &E) -> bool {
    !matches!(
        event,
        E::MemberDetailsChanged(_)
            | E::ConsentGiven(_)
            | E::ConsentWithdrawn(_)
            | E::DebtPhaseEntered(_)
            | E::DebtTrajectoryLeft(_)
            | E::NoteAdded(_)
    )
}

impl Row {
    pub(super) fn follow(&mut self, household: HouseholdId, event: &E) {
        self.course.apply(event);
        self.follow_people(household, event);
        self.follow_contacts(event);
        self.follow_needs(event);
        self.follow_measures(event);
    }

    pub(super) fn follow_provision(&mut self, provision: ProvisionId, event: &ProvisionEvent) {
        if let ProvisionEvent::ProvisionRequested(requested) = event {
            let standing = Standing::opened(requested);
            self.provisions.insert(provision, ProvisionOf { life_domain: requested.life_domain, standing });
        } else if let Some(known) = self.provisions.get_mut(&provision) {
            known.standing.apply(event);
        }
    }

    fn follow_people(&mut self, household: HouseholdId, event: &E) {
        match event {
            E::HouseholdReported(report) => {
                (self.reference, self.source) = (reference(household), Some(report.source));
            }
            E::CoordinatorAssigned(assigned)
                if takes_over(assigned.on, self.coordinator.as_ref().map(|one| one.since)) =>
            {
                self.coordinator = Some(Coordinator {
                    officer: assigned.coordinator.clone(),
                    organisation: assigned.organisation.clone(),
                    since: assigned.on,
                });
            }
            E::ThreatAssessed(assessed) if takes_over(assessed.on, self.threat.since) => {
                let state = match assessed.situations.is_empty() {
                    true => ThreatState::Clear,
                    false => ThreatState::Open,
                };
                let situations = assessed.situations.clone();
                self.threat = Threat { state, situations, since: Some(assessed.on) };
            }
            E::ThreatResolved(resolved)
                if self.threat.state == ThreatState::Open && takes_over(resolved.on, self.threat.since) =>
            {
                (self.threat.state, self.threat.since) = (ThreatState::Resolved, Some(resolved.on));
            }
            E::ReferredToOrganisation(referred) => {
                self.referred_to.insert(referred.organisation.clone());
            }
            _ => {}
        }
    }

    fn follow_contacts(&mut self, event: &E) {
        match event {
            E::ContactAttempted(attempt) => {
                self.attempts.count = self.attempts.count.saturating_add(1);
                self.attempts.last_on = self.attempts.last_on.max(Some(attempt.on));
                match attempt.outcome {
                    AttemptOutcome::Declined | AttemptOutcome::AppointmentMade => self.spoken_to(attempt.on),
                    AttemptOutcome::NoAnswer | AttemptOutcome::MessageLeft | AttemptOutcome::WrongDetails => {
                    }
                }
            }
            E::FirstContactMade(contact) => self.spoken_to(contact.on),
            E::FirstConversationHeld(held) => self.spoken_to(held.on),
            E::IntakeConversationHeld(held) => self.spoken_to(held.on),
            E::ThreeWayTalkHeld(held) => self.spoken_to(held.on),
            E::PlanAgreed(agreed) => self.spoken_to(agreed.on),
            _ => {}
        }
    }

    fn spoken_to(&mut self, on: Date) {
        self.last_contact_on = self.last_contact_on.max(Some(on));
    }

    fn follow_needs(&mut self, event: &E) {
        match event {
            E::NeedRecorded(recorded) => {
                let need = OpenNeed { life_domain: recorded.life_domain, on: recorded.on };
                self.needs.open.insert(recorded.need, need);
            }
            E::NeedClosed(closed) => {
                if let Some(OpenNeed { life_domain, on }) = self.needs.open.remove(&closed.need) {
                    let (closed_on, outcome) = (closed.on, closed.outcome);
                    self.needs.closed.push(ClosedNeed { life_domain, on, closed_on, outcome });
                }
            }
            _ => {}
        }
    }

    fn follow_measures(&mut self, event: &E) {
        let counted = |measures: usize| u32::try_from(measures).unwrap_or(u32::MAX);
        let measures = &mut self.measures;
        match event {
            E::PlanDrawnUp(plan) => measures.planned = counted(plan.measures.len()),
            E::PlanRevised(plan) => measures.planned = counted(plan.measures.len()),
            E::MeasureStarted(_) => measures.under_way += 1,
            E::MeasureCompleted(_) => {
                (measures.under_way, measures.completed) =
                    (measures.under_way.saturating_sub(1), measures.completed + 1);
            }
            E::MeasureStopped(_) => {
                (measures.under_way, measures.stopped) =
                    (measures.under_way.saturating_sub(1), measures.stopped + 1);
            }
            _ => {}
        }
    }
}

/// The last eight hexadecimal digits of an id, upper case.
fn reference(household: HouseholdId) -> String {
    let [.., a, b, c, d] = *household.as_uuid().as_bytes();
    format!("{:08X}", u32::from_be_bytes([a, b, c, d]))
}
