//! The rules once more, as a reader of the ledger would check them: each event against all that came before it.
//!
//! Nothing here asks the domain: whether an event may stand follows from the events before and the terms and policies
//! they name. Before the money come dates, duties, votes and decisions.

use domain::fund::{Duty, DutyPair};
use domain::provision::*;

use super::super::given::*;
use super::case::{Case, Poll, Verdict, duty_of};
use super::purse::Purse;
use super::scene::held;

/// Duties that no policy lets one officer hold.
const NEVER: [(Duty, Duty); 3] = [
    (Duty::Request, Duty::Vote),
    (Duty::Request, Duty::Decide),
    (Duty::StatePerformance, Duty::OrderPayment),
];

/// An event of a provision, about to be taken over.
pub(super) struct Judge<'a> {
    pub(super) case: &'a Case,
    pub(super) purse: &'a Purse,
    pub(super) today: Date,
}

impl Judge<'_> {
    pub(super) fn judge(&self, event: &ProvisionEvent) {
        let (on, name) = (event.on(), event.event_type());
        assert!(on <= self.today, "{name} on {on} lies in the future");
        assert!(on >= self.case.asked.on, "{name} on {on} is before the request");
        assert!(!self.case.is_withdrawn || is_about_money(event), "{name} after the withdrawal");
        if let Some(duty) = duty_of(event) {
            self.duties_are_apart(duty, event.by());
        }
        match event {
            ProvisionEvent::ProvisionRequested(_) => panic!("a provision is requested once"),
            ProvisionEvent::RequestChanged(event) => self.changed(event),
            ProvisionEvent::VoteOpened(event) => self.opened(event),
            ProvisionEvent::VoteCast(event) => self.cast(event),
            ProvisionEvent::ProvisionDecided(event) => self.decided(event),
            ProvisionEvent::DecisionNotified(event) => {
                let verdict = self.in_force();
                assert!(verdict.notified.is_none() && event.on >= verdict.on);
                assert!(event.objection_until > event.on);
            }
            ProvisionEvent::ObjectionLodged(event) => {
                assert!(self.in_force().on <= event.on && self.case.objected.is_none());
                assert!(!self.case.did(Duty::Decide, &event.by), "who decided opens it again");
            }
            ProvisionEvent::ObjectionDecided(event) => {
                assert!(self.case.objected.is_some_and(|on| on <= event.on));
                let own = self.case.did(Duty::Decide, &event.by) || self.has_requested(&event.by);
                assert!(!own, "who decided or requested does not decide on the objection");
            }
            ProvisionEvent::CourtRuled(event) => {
                assert!(self.case.verdict.as_ref().is_some_and(|verdict| verdict.on <= event.on));
                assert!(!self.case.did(Duty::Decide, &event.by), "who decided opens it again");
            }
            ProvisionEvent::RuleOverridden(event) => {
                assert!(!self.case.overridden.contains(&event.rule));
                assert!(event.rule != OverridableRule::Approval || self.is_undecided());
                assert_eq!(event.version, self.case.version);
            }
            ProvisionEvent::RequestWithdrawn(_) => {
                let waiting = self.case.payments.iter().any(|payment| payment.is_waiting());
                assert!(!waiting && self.case.kept() == self.case.ordered_in_all());
            }
            _ => self.money(event),
        }
    }

    /// Who does a duty did no other for this provision, unless the policy lets one officer do both.
    fn duties_are_apart(&self, duty: Duty, by: &OfficerId) {
        for (other, _) in self.case.duties.iter().filter(|(other, who)| *other != duty && who == by) {
            let never = NEVER.contains(&(duty, *other)) || NEVER.contains(&(*other, duty));
            assert!(!never, "{by} did {other}, and now {duty}");
            let together = self.case.together.contains(&DutyPair::new(duty, *other));
            assert!(together, "{by} did {other}, and now {duty}, which the policy keeps apart");
        }
    }

    /// It was not decided, or that is open again.
    fn is_undecided(&self) -> bool {
        self.case.verdict.as_ref().is_none_or(Verdict::is_open_again)
    }

    fn in_force(&self) -> &Verdict {
        let verdict = self.case.verdict.as_ref().expect("it was decided");
        assert!(!verdict.is_open_again(), "what was decided is open again");
        verdict
    }

    fn changed(&self, event: &RequestChanged) {
        assert!(self.case.verdict.is_none(), "a request was changed after the decision");
        assert_eq!(event.version, self.case.version + 1);
        let before = (self.case.amount, self.case.amount_kind, &self.case.purpose);
        assert_ne!((event.amount, event.amount_kind, &event.purpose), before);
    }

    /// The vote is under the policy of the day of recording, in the band of the amount, on the request as it stands.
    fn opened(&self, event: &VoteOpened) {
        assert!(self.is_undecided() && self.case.poll.is_none());
        let since = self.case.reopened.max(Some(self.case.since));
        assert!(Some(event.on) >= since, "a vote was opened before what is voted on");
        let (version, policy) = self.purse.policy_on(self.today);
        let is_in =
            |up_to: Option<domain::money::Amount>| up_to.is_none_or(|up_to| self.case.amount <= up_to);
        let band = policy.bands.iter().find(|band| is_in(band.up_to)).expect("the last band has no end");
        assert_eq!((event.policy_version, &event.together), (version, &policy.together));
        assert_eq!((&event.roles, event.rule, event.band_up_to), (&band.roles, band.rule, band.up_to));
        assert_eq!(event.version, self.case.version);
        let asked = &self.case.asked;
        let subject = Subject {
            provision: asked.provision,
            version: self.case.version,
            fund: asked.fund,
            component: &asked.component,
            activity: asked.activity.as_ref(),
            life_domain: asked.life_domain,
            form: asked.form,
            amount: self.case.amount,
            amount_kind: self.case.amount_kind,
            purpose: &self.case.purpose,
            case_text: &event.case_text,
            policy_version: version,
        };
        assert_eq!(event.subject, subject.hash(), "the hash is of something else");
    }

    fn cast(&self, event: &VoteCast) {
        assert!(self.is_undecided(), "a vote was cast after the decision");
        let poll = self.case.poll.as_ref().expect("a vote is cast on the request as it stands");
        assert!(event.on >= poll.on);
        assert_eq!((event.subject, event.policy_version), (poll.subject, poll.policy_version));
        assert!(poll.roles.contains(&event.role) && held(&event.by).contains(&event.role));
        let again = |(role, by, ..): &(_, _, _, _)| *role == event.role || *by == event.by;
        assert!(!poll.cast.iter().any(again), "a person and a role have one vote");
        assert!(!self.has_requested(&event.by), "who requested voted");
        assert!(!poll.is_carried() && !poll.is_lost(), "the vote was over");
    }

    fn has_requested(&self, officer: &OfficerId) -> bool {
        self.case.did(Duty::Request, officer)
    }

    fn decided(&self, event: &ProvisionDecided) {
        assert!(self.is_undecided(), "it was decided, and that holds");
        assert!(!self.has_requested(&event.by), "who requested decided");
        let (granted, requested) = (event.amount.map(i64::from), i64::from(self.case.amount));
        match event.outcome {
            Outcome::Granted => assert_eq!(granted, Some(requested)),
            Outcome::PartlyGranted => assert!(granted.is_some_and(|granted| granted < requested)),
            Outcome::Refused => assert_eq!(granted, None),
        }
        let poll = self.case.poll.as_ref();
        assert!(poll.is_none_or(|poll| poll.cast.iter().all(|(.., on)| *on <= event.on)));
        let said = |vote| poll.map_or(0, |poll| poll.said(vote));
        let counted = (usize::from(event.votes.yes), usize::from(event.votes.no));
        assert_eq!(counted, (said(Vote::Yes), said(Vote::No)));
        if let Some(poll) = poll.filter(|poll| poll.is_carried()) {
            return self.voters_differ(poll);
        }
        let aside = self.case.aside.as_ref().is_some_and(|by| *by != event.by);
        assert!(granted <= self.case.granted_before || aside, "a grant that rests on nobody else");
    }

    /// Each yes is of another officer in another role of the band, and of nobody who requested.
    fn voters_differ(&self, poll: &Poll) {
        for (place, (role, by, ..)) in poll.cast.iter().enumerate() {
            assert!(poll.roles.contains(role) && !self.has_requested(by));
            assert!(poll.cast[..place].iter().all(|(other, who, ..)| other != role && who != by));
        }
    }
}

/// What may still happen after a request was withdrawn.
fn is_about_money(event: &ProvisionEvent) -> bool {
    matches!(
        event,
        ProvisionEvent::CommitmentReleased(_)
            | ProvisionEvent::PerformanceCorrected(_)
            | ProvisionEvent::PaymentMade(_)
            | ProvisionEvent::PaymentFailed(_)
            | ProvisionEvent::PaymentCorrected(_)
            | ProvisionEvent::RecoveryOrdered(_)
            | ProvisionEvent::RecoveryReceived(_)
    )
}
