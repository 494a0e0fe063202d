//! What the programme lead does: a catalogue of offers, working methods, and signals that may lead to improvements.

use domain::ids::{HouseholdId, MethodId, OfferId, OfficerId, PublicText, SignalId};
use domain::signal::{
    CloseSignal, FollowUpSignal, RecordSignal, SignalCategory, SignalCommand, SignalOutcome, SignalStage,
};
use domain::support_offer::{ChangeOffer, OfferSupport, OfferTerms, SupportOfferCommand, WithdrawOffer};
use domain::working_method::{AdoptWorkingMethod, ImproveWorkingMethod, WorkingMethodCommand};
use domain::{Book, BookId, household::LifeDomain};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use ledger::Submission;

use super::{
    Size,
    agenda::{Agenda, Turn, date, instant},
    chance::Chance,
    desk::Desk,
    metadata::Actor,
    words::{ORGANISATIONS, fact, new_id, officer, organisation, sealed},
};

/// The programme lead.
const LEAD: &str = "programme-lead";
/// So many offers there are on each life domain.
const OFFERS: usize = 2;
const DOMAINS: [LifeDomain; 5] =
    [LifeDomain::Finance, LifeDomain::Family, LifeDomain::Work, LifeDomain::Housing, LifeDomain::Care];
const CATEGORIES: [SignalCategory; 3] =
    [SignalCategory::Bottleneck, SignalCategory::AdministrativeRisk, SignalCategory::MoralDilemma];
const OUTCOMES: [SignalOutcome; 3] =
    [SignalOutcome::Solved, SignalOutcome::Escalated, SignalOutcome::NoActionNeeded];

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Chore {
    /// The working method is adopted.
    Adopt,
    /// An offer is made, by its place in the catalogue.
    Offer(usize),
    /// An offer changes, or is withdrawn and made anew.
    Renew(usize),
    /// Somebody notices something.
    Notice,
    /// Somebody looks at a signal.
    Look(SignalId),
    /// The working method is improved for what was signalled.
    Improve,
}

/// The programme.
pub(super) struct Programme {
    every: i64,
    chance: Chance,
    method: MethodId,
    catalogue: Vec<(LifeDomain, OfferId)>,
    /// Signals that wait for an improvement.
    waiting: Vec<SignalId>,
}

impl Programme {
    /// A catalogue and a working method on the first day; a signal for every thirty households or so.
    pub(super) fn open(seed: u64, size: Size, agenda: &mut Agenda) -> Self {
        let mut chance = Chance::of(seed, u64::MAX - 2);
        let morning = instant(size.from, 0);
        let mut id = || new_id(&mut chance, morning);
        let method = MethodId::new(id());
        let catalogue: Vec<_> = DOMAINS
            .iter()
            .flat_map(|domain| [*domain; OFFERS])
            .map(|domain| (domain, OfferId::new(id())))
            .collect();
        agenda.add(morning, Turn::Chore(Chore::Adopt));
        for place in 0..catalogue.len() {
            agenda.add(morning, Turn::Chore(Chore::Offer(place)));
            let day = size.from.saturating_add(i64::from(chance.between(60..=500)).days());
            agenda.add(instant(day, 0), Turn::Chore(Chore::Renew(place)));
        }
        agenda.add(instant(size.from.saturating_add(90.days()), 0), Turn::Chore(Chore::Improve));
        let days = i64::from(size.from.until(size.to).expect("ordinary dates").get_days());
        let every = days * 9 * 3600 * 30 / i64::from(size.households.max(1));
        agenda.add(morning + 1.hours(), Turn::Chore(Chore::Notice));
        Self { every: every.max(60), chance, method, catalogue, waiting: Vec::new() }
    }

    /// An offer on a life domain.
    pub(super) fn offer_on(&self, life_domain: LifeDomain, chance: &mut Chance) -> OfferId {
        let on: Vec<OfferId> = self
            .catalogue
            .iter()
            .filter(|(domain, _)| *domain == life_domain)
            .map(|(_, offer)| *offer)
            .collect();
        chance.one_of(&on)
    }

    /// The time of a chore has come.
    pub(super) fn act(
        &mut self,
        at: Timestamp,
        chore: Chore,
        desk: &mut Desk,
        agenda: &mut Agenda,
    ) -> Option<Submission> {
        let today = date(at);
        match chore {
            Chore::Adopt => {
                let (title, text) = (public("Zo werken wij"), public("Versie 1"));
                let adopt = AdoptWorkingMethod { fact: fact(today, today, LEAD), title, text };
                desk.ask(at, lead(), BookId::WorkingMethod(self.method), WorkingMethodCommand::from(adopt))
            }
            Chore::Offer(place) => self.offer(at, place, desk),
            Chore::Renew(place) => self.renew(at, place, desk, agenda),
            Chore::Notice => {
                let later = self.every / i64::from(9 * 3600);
                let next = instant(today.saturating_add(later.days()), self.chance.between(0..=32_399));
                agenda.add(next.max(at + self.every.min(9 * 3600).seconds()), Turn::Chore(Chore::Notice));
                let (domain, who) = (self.chance.one_of(&DOMAINS), LEAD);
                self.notice(at, (who, Some(domain), None), desk, agenda)
            }
            Chore::Look(signal) => self.look(at, signal, desk, agenda),
            Chore::Improve => self.improve(at, desk, agenda),
        }
    }

    /// Somebody notices something, in the work for a household or not.
    pub(super) fn notice(
        &mut self,
        at: Timestamp,
        (who, life_domain, household): (&str, Option<LifeDomain>, Option<HouseholdId>),
        desk: &mut Desk,
        agenda: &mut Agenda,
    ) -> Option<Submission> {
        let today = date(at);
        let signal = SignalId::new(new_id(&mut self.chance, at));
        let organisation = self.chance.happens(60).then(|| organisation(self.chance.one_of(&ORGANISATIONS)));
        let record = RecordSignal {
            fact: fact(today, today, who),
            category: self.chance.one_of(&CATEGORIES),
            life_domain,
            organisation,
            household,
            text: sealed(signal.as_uuid(), 70),
        };
        let actor = Actor { officer: who, organisation: None };
        let submission = desk.ask(at, actor, BookId::Signal(signal), SignalCommand::from(record))?;
        self.look_again(at, signal, agenda);
        Some(submission)
    }

    fn look_again(&mut self, at: Timestamp, signal: SignalId, agenda: &mut Agenda) {
        let day = date(at).saturating_add(i64::from(self.chance.between(2..=60)).days());
        agenda.add(instant(day, self.chance.between(0..=32_399)), Turn::Chore(Chore::Look(signal)));
    }

    /// Followed up, kept for an improvement, closed, or left as it is.
    fn look(
        &mut self,
        at: Timestamp,
        signal: SignalId,
        desk: &mut Desk,
        agenda: &mut Agenda,
    ) -> Option<Submission> {
        let today = date(at);
        let Some(Book::Signal(known)) = desk.book(BookId::Signal(signal)) else {
            return None;
        };
        let stage = known.file()?.stage();
        if stage == SignalStage::FollowedUp && self.chance.happens(30) {
            self.waiting.push(signal);
            return None;
        }
        if self.chance.happens(10) {
            desk.forget(BookId::Signal(signal));
            return None;
        }
        let command = match stage {
            SignalStage::Open => {
                let assigned_to: Option<OfficerId> = self.chance.happens(70).then(|| officer(LEAD));
                let (fact, text) = (fact(today, today, LEAD), sealed(signal.as_uuid(), 71));
                SignalCommand::from(FollowUpSignal { fact, text, assigned_to })
            }
            _ => {
                let outcome = self.chance.one_of(&OUTCOMES);
                CloseSignal { fact: fact(today, today, LEAD), outcome, text: None }.into()
            }
        };
        let submission = desk.ask(at, lead(), BookId::Signal(signal), command);
        match stage {
            SignalStage::Open => self.look_again(at, signal, agenda),
            _ => desk.forget(BookId::Signal(signal)),
        }
        submission
    }

    fn improve(&mut self, at: Timestamp, desk: &mut Desk, agenda: &mut Agenda) -> Option<Submission> {
        let today = date(at);
        agenda.add(instant(today.saturating_add(90.days()), 0), Turn::Chore(Chore::Improve));
        let signals: Vec<SignalId> = self.waiting.drain(..).take(50).collect();
        let first = signals.first()?;
        let improve = ImproveWorkingMethod {
            fact: fact(today, today, LEAD),
            text: public(&format!("Zo werken wij sinds {today}, na {first}")),
            reason: public("Wat er gesignaleerd is"),
            signals: signals.iter().copied().collect(),
        };
        let command = WorkingMethodCommand::from(improve);
        let submission = desk.ask(at, lead(), BookId::WorkingMethod(self.method), command);
        signals.into_iter().for_each(|signal| self.look_again(at, signal, agenda));
        submission
    }

    fn offer(&mut self, at: Timestamp, place: usize, desk: &mut Desk) -> Option<Submission> {
        let today = date(at);
        let (life_domain, offer) = self.catalogue[place];
        let organisation = organisation(ORGANISATIONS[place % ORGANISATIONS.len()]);
        let (fact, terms) = (fact(today, today, LEAD), terms(place, today));
        let command = SupportOfferCommand::from(OfferSupport { fact, organisation, life_domain, terms });
        desk.ask(at, lead(), BookId::SupportOffer(offer), command)
    }

    /// An offer gets other terms; or it is withdrawn, and another takes its place.
    fn renew(
        &mut self,
        at: Timestamp,
        place: usize,
        desk: &mut Desk,
        agenda: &mut Agenda,
    ) -> Option<Submission> {
        let today = date(at);
        let (life_domain, offer) = self.catalogue[place];
        let next = instant(today.saturating_add(i64::from(self.chance.between(200..=500)).days()), 0);
        agenda.add(next, Turn::Chore(Chore::Renew(place)));
        let command = match self.chance.happens(50) {
            true => SupportOfferCommand::from(ChangeOffer {
                fact: fact(today, today, LEAD),
                terms: terms(place, today),
            }),
            false => {
                self.catalogue[place] = (life_domain, OfferId::new(new_id(&mut self.chance, at)));
                agenda.add(at + 60.seconds(), Turn::Chore(Chore::Offer(place)));
                WithdrawOffer { fact: fact(today, today, LEAD) }.into()
            }
        };
        desk.ask(at, lead(), BookId::SupportOffer(offer), command)
    }
}

fn terms(place: usize, today: Date) -> OfferTerms {
    OfferTerms {
        title: public(&format!("Aanbod {place}")),
        description: public(&format!("Voor wie het nodig heeft, zoals het is sinds {today}")),
        available_from: today,
        until: None,
    }
}

fn public(text: &str) -> PublicText {
    PublicText::new(text).expect("a short text")
}

fn lead() -> Actor<'static> {
    Actor { officer: LEAD, organisation: None }
}
