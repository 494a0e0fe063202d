//! What holds for every history of a provision, whatever is asked in whatever order, by whomever.
//!
//! Each step is checked: a refusal changes nothing, no cent is paid that was not promised, delivered and invoiced, and
//! a real fund that is given every leg has each cent where the provision has it.

mod books;
mod questions;

use std::collections::BTreeSet;

use domain::fund::Duty;
use domain::provision::{
    BankSource, File, Form, OverridableRule, Provision, ProvisionEvent, ProvisionRefusal, RequestProvision,
    Surroundings, Waiting,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use self::books::Books;
use self::questions::{OFFICERS, Question, command, question};
use super::given::*;

/// A provision, what is around it, and a fund that follows it leg by leg.
struct World {
    provision: Provision,
    around: Surroundings,
    books: Books,
    events: Vec<ProvisionEvent>,
}

impl World {
    /// A world in which a provision went some steps already, so that the random part begins at different places.
    fn begun(steps: usize, form: Form) -> Self {
        let mut world = Self {
            provision: Provision::default(),
            around: surroundings(),
            books: Books::opened(),
            events: Vec::new(),
        };
        let amount = questions::AMOUNT;
        let mut history = match form {
            Form::InMoney => a_payment(amount),
            Form::InKind => and(a_delivery(amount), [invoiced(1, amount)]),
        };
        history[0] = requested_with(RequestProvision { form, ..request_of(amount) });
        history.into_iter().take(steps).for_each(|event| world.record(event));
        world
    }

    fn record(&mut self, event: ProvisionEvent) {
        self.books.follow(&event);
        self.provision.apply(&event);
        self.events.push(event);
    }

    fn ask(&mut self, question: &Question) -> Result<(), ProvisionRefusal> {
        let command = command(question, self.provision.file());
        let before = self.provision.clone();
        let decided = self.provision.decide(&command, &self.around.around());
        assert_eq!(self.provision, before, "{} was decided on and changed something", command.name());
        for event in decided? {
            self.record(event);
        }
        assert_ne!(self.provision, before, "{} was recorded and changed nothing", command.name());
        Ok(())
    }

    fn holds(&self) {
        let Some(file) = self.provision.file() else {
            return;
        };
        promises_hold(file);
        payments_hold(file);
        votes_hold(file);
        nobody_pays_twice_alone(file);
        nobody_holds_two_duties(file);
        the_standing_says_what_the_file_says(file);
        self.books.agree_with(file);
    }
}

fn promises_hold(file: &File) {
    for commitment in file.commitments() {
        let number = commitment.number();
        let live = file.payments().iter().filter(|one| one.is_live() && one.ordered.commitment == number);
        let live: domain::money::EuroCents = live.map(|one| one.amount().cents()).sum();
        assert_eq!(commitment.ordered, live);
        assert!(commitment.open() >= cents(0));
        assert!(commitment.ordered <= file.stated(number, Date::MAX));
        assert!(file.stated(number, Date::MAX) <= commitment.amount().cents());
    }
    if file.decisions().len() < 2 {
        assert!(file.committed() <= file.granted());
    }
    assert!(file.unpaid() >= cents(0));
    assert!(file.withdrawn().is_none() || file.payments().iter().all(|one| !one.is_under_way()));
}

fn payments_hold(file: &File) {
    for invoice in file.invoices() {
        let on_it = |one: &&domain::provision::Payment| one.ordered.invoice == Some(invoice.invoice);
        let live = file.payments().iter().filter(on_it).filter(|one| one.is_live());
        let live: domain::money::EuroCents = live.map(|one| one.amount().cents()).sum();
        assert!(live <= invoice.amount.cents());
    }
    for payment in file.payments() {
        assert!(file.requested().form == Form::InMoney || payment.ordered.invoice.is_some());
        let lines: domain::money::EuroCents =
            questions::lines().iter().map(|line| payment.on_line(line)).sum();
        let paid = payment.stage() == domain::provision::PaymentStage::Paid;
        assert_eq!(lines, if paid { payment.amount().cents() } else { cents(0) });
        assert!(questions::lines().iter().all(|line| payment.on_line(line) >= cents(0)));
    }
    for line in questions::lines() {
        assert!(file.recovered_on(&line) <= file.paid_on(&line));
    }
}

fn votes_hold(file: &File) {
    for ballot in file.ballots() {
        let persons: BTreeSet<_> = ballot.votes.iter().map(|vote| &vote.by).collect();
        let roles: BTreeSet<_> = ballot.votes.iter().map(|vote| &vote.role).collect();
        assert_eq!((persons.len(), roles.len()), (ballot.votes.len(), ballot.votes.len()));
        assert!(ballot.votes.iter().all(|vote| vote.subject == ballot.opened.subject));
        assert!(ballot.votes.iter().all(|vote| ballot.opened.roles.contains(&vote.role)));
    }
    let overridden = file.is_overridden(domain::provision::OverridableRule::Approval);
    let decided = || file.decisions().iter().map(|one| &one.decided);
    for (place, one) in decided().enumerate().filter(|(_, one)| one.amount.is_some()) {
        let before = decided().take(place).filter_map(|earlier| earlier.amount).max();
        assert!(overridden || one.votes == THREE_YES || before >= one.amount, "granted without a vote");
    }
}

/// No officer alone makes room for a payment by stating a failure, and takes it.
fn nobody_pays_twice_alone(file: &File) {
    let failures = file.payments().iter().filter_map(|payment| payment.failed.as_ref());
    for failed in failures.filter(|failed| failed.source == BankSource::Officer) {
        assert!(!file.has_done(Duty::OrderPayment, &failed.by));
    }
}

/// What a view keeps of a provision agrees with what the file counts.
fn the_standing_says_what_the_file_says(file: &File) {
    let standing = file.standing();
    assert_eq!(standing.committed(), file.committed());
    assert_eq!(standing.unpaid(), file.unpaid());
    let received: domain::money::EuroCents = file.recoveries().iter().map(|one| one.received()).sum();
    assert_eq!(standing.recovered, received);
    assert_eq!(standing.ballot.map(|ballot| ballot.tally), file.tally());
    let live = file.payments().iter().filter(|one| one.is_live()).map(|one| one.number());
    assert!(standing.payments.iter().map(|one| one.number).eq(live));
    let kept = standing.commitments.iter().map(|one| (one.number, one.kept, one.stated));
    let counted = file.commitments().iter();
    assert!(kept.eq(counted.map(|one| (one.number(), one.kept(), file.stated(one.number(), Date::MAX)))));
    let granted = |amount: Option<domain::money::Amount>| amount.map_or(cents(0), Into::into);
    let kept = standing.decisions.iter().map(|one| (one.on, one.granted, one.objection_until));
    let decisions = file.decisions().iter().map(|one| {
        let until = one.notified.as_ref().map(|notified| notified.objection_until);
        (one.decided.on, granted(one.decided.amount), until)
    });
    assert!(kept.eq(decisions));
    let decision = file.decision();
    assert_eq!(standing.decision().and_then(|one| one.reopened_on), decision.and_then(|one| one.reopened));
    let until = file.notified().map(|notified| notified.objection_until);
    assert_eq!(standing.objection_until(), until);
    assert_eq!(standing.withdrawn_on, file.withdrawn().map(|withdrawn| withdrawn.on));
    if !file.missing_roles().is_empty() && !file.is_overridden(OverridableRule::Approval) {
        assert_eq!(file.waiting(), Waiting::Vote);
    }
}

/// The stories' policy lets nobody hold two duties.
fn nobody_holds_two_duties(file: &File) {
    const DUTIES: [Duty; 6] =
        [Duty::Request, Duty::Vote, Duty::Decide, Duty::Commit, Duty::StatePerformance, Duty::OrderPayment];
    for officer in OFFICERS.map(officer_called) {
        let held = DUTIES.into_iter().filter(|duty| file.has_done(*duty, &officer));
        assert!(held.count() <= 1, "{officer} holds two duties");
    }
}

/// How far the provision is, in which form, and what is asked then.
fn history() -> impl Strategy<Value = (usize, Form, Vec<Question>)> {
    let steps = prop_oneof![0..12_usize, Just(12)];
    let form = prop::sample::select(vec![Form::InMoney, Form::InKind]);
    (steps, form, prop::collection::vec(question(), 1..120))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_keeps_every_cent_and_every_rule((steps, form, questions) in history()) {
        let mut world = World::begun(steps, form);
        for question in &questions {
            if let Err(refusal) = world.ask(question) {
                assert!(ProvisionRefusal::CODES.contains(&refusal.code()));
            }
            world.holds();
        }
        prop_assert_eq!(provision(&world.events), world.provision);
    }

    #[test]
    fn a_state_survives_being_stored((steps, form, questions) in history()) {
        let mut world = World::begun(steps, form);
        for question in &questions {
            let _ = world.ask(question);
        }
        let stored = serde_json::to_string(&world.provision).unwrap();
        prop_assert_eq!(serde_json::from_str::<Provision>(&stored).unwrap(), world.provision);
    }

    #[test]
    fn any_events_in_any_order_can_be_replayed(order in prop::collection::vec(0..24_usize, 0..60)) {
        let examples = examples();
        let events: Vec<_> = order.into_iter().map(|at| examples[at].clone()).collect();
        let file = provision(&events).file().map(|file| (file.stage(), file.unpaid()));
        prop_assert_eq!(file.is_some(), events.contains(&examples[0]));
    }
}

/// The random histories are worth something only when they get everywhere.
#[test]
fn random_histories_reach_every_event_and_most_refusals() {
    let mut runner = TestRunner::deterministic();
    let (mut events, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..600 {
        let (steps, form, questions) = history().new_tree(&mut runner).unwrap().current();
        let mut world = World::begun(steps, form);
        codes.extend(questions.iter().filter_map(|one| world.ask(one).err()).map(|refusal| refusal.code()));
        events.extend(world.events.iter().skip(steps).map(ProvisionEvent::event_type));
    }
    let all: BTreeSet<_> = ProvisionEvent::TYPES.iter().copied().collect();
    assert_eq!(events, all);
    let missing: Vec<_> = ProvisionRefusal::CODES.iter().filter(|code| !codes.contains(*code)).collect();
    assert!(missing.len() * 4 < ProvisionRefusal::CODES.len(), "never refused with: {missing:?}");
}
