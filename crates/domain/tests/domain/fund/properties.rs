//! What holds for every history, whatever is asked in whatever order, legal or not.
//!
//! After each step of a random history every cent is in exactly one place. At its end the fund is what its events make
//! of it, so a refusal left nothing, and the events alone pass an independent reading of the rules.

use std::collections::BTreeSet;

use domain::Fact;
use domain::fund::*;
use domain::ids::{ActivityCode, PaymentReference, ProvisionId};
use jiff::ToSpan;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::given::*;

/// Something to ask, as numbers: what, on which line, how much, which payment, when.
#[derive(Debug, Clone)]
struct Question {
    kind: usize,
    which: usize,
    amount: i64,
    days: i32,
}

type Kind = fn(&Question) -> FundBookCommand;

fn on(question: &Question) -> Date {
    OPENING_DAY.saturating_add(question.days.days())
}

fn fact_of(question: &Question) -> Fact {
    Fact { on: on(question), today: date(2028, 2, 1), by: budget_holder() }
}

fn line_of(question: &Question) -> domain::money::BudgetLine {
    [support(), line(2025, "c"), line(2026, "e"), line(2026, "x")][question.which % 4].clone()
}

fn payment_of(question: &Question) -> PaymentReference {
    let number = u16::try_from(question.which + 1).expect("there are six payments");
    PaymentReference { number, ..PAYMENT }
}

fn amount_of(question: &Question) -> domain::money::Amount {
    eur(question.amount)
}

fn encumber_of(q: &Question) -> Encumber {
    let code = [None, Some("clothing"), Some("restructuring")][(q.amount % 3) as usize];
    let mandate = [Mandate::MandatedOfficial, Mandate::College][q.which % 2];
    let provision = [PROVISION, OTHER_PROVISION][usize::from(q.days % 2 == 0)];
    let whole = encumber(line_of(q), q.amount);
    let person = whole.person.filter(|_| q.which > 0);
    Encumber { on: on(q), provision, activity: code.map(activity), mandate, person, ..whole }
}

/// Every command and leg with its weight: what opens the way to others comes often, what ends it seldom.
const KINDS: &[(usize, Kind)] = &[
    (1, |q| outside(OpenFund { fact: fact_of(q), terms: terms() })),
    (1, |q| outside(AmendTerms { fact: fact_of(q), terms: amended_terms(q) })),
    (9, |q| outside(AllocateBudget { fact: fact_of(q), line: line_of(q), amount: amount_of(q) })),
    (2, |q| outside(WithdrawBudget { fact: fact_of(q), line: line_of(q), amount: amount_of(q) })),
    (1, |q| {
        let norm = Norm::Amount(amount_of(q));
        outside(SetNormAmount { fact: fact_of(q), component: line_of(q).component, year: year(2026), norm })
    }),
    (2, |q| {
        let (amount, bank_reference) = (amount_of(q), bank_reference());
        outside(ReceiveAdvance { fact: fact_of(q), amount, bank_reference })
    }),
    (1, |q| outside(ChooseMethod { fact: fact_of(q), method: Method::Norm })),
    (1, |q| outside(SwitchToActual { fact: fact_of(q) })),
    (1, |q| outside(AdoptApprovalPolicy { fact: fact_of(q), policy: policy(), in_force_from: on(q) })),
    (3, |q| outside(SetPayingAccount { fact: fact_of(q), account: paying_account() })),
    (1, |q| outside(FreezeFund { fact: fact_of(q), reason: FreezeReason::Review })),
    (6, |q| outside(UnfreezeFund { fact: fact_of(q) })),
    (1, |q| outside(CloseYear { fact: fact_of(q), year: year(2025) })),
    (1, |q| outside(CloseFund { fact: fact_of(q) })),
    (9, |q| leg(encumber_of(q))),
    (3, |q| leg(Release { on: on(q), ..release(line_of(q), q.amount) })),
    (9, |q| leg(BookPayable { on: on(q), line: line_of(q), ..book_payable(payment_of(q), q.amount) })),
    (2, |q| leg(CancelPayable { on: on(q), ..cancel_payable(payment_of(q)) })),
    (4, |q| leg(SendPayables { on: on(q), ..send([payment_of(q)]) })),
    (6, |q| leg(SettlePayable { on: on(q), ..settle(payment_of(q)) })),
    (5, |q| leg(ReturnPaid { on: on(q), line: line_of(q), ..return_paid(payment_of(q), q.amount) })),
    (3, |q| {
        leg(Reclassify {
            on: on(q),
            ..reclassify(line_of(q), [support(), line(2025, "c")][q.which % 2].clone(), q.amount)
        })
    }),
    (2, |q| leg(BookRecovery { on: on(q), line: line_of(q), ..book_recovery(q.amount) })),
];

fn amended_terms(question: &Question) -> FundTerms {
    let components = [support_component(), coordination(), first_contact()];
    FundTerms { components: components[..1 + question.which % 3].to_vec(), ..terms() }
}

fn question() -> impl Strategy<Value = Question> {
    let weighted = KINDS.iter().enumerate().flat_map(|(kind, (weight, _))| vec![kind; *weight]);
    let kind = prop::sample::select(weighted.collect::<Vec<_>>());
    let amount = prop_oneof![1..10_i64, 100_00..6_000_00_i64];
    (kind, 0..6_usize, amount, -5..1_100_i32).prop_map(|(kind, which, amount, days)| Question {
        kind,
        which,
        amount,
        days,
    })
}

/// A fund and the events of its history.
#[derive(Debug, Clone, Default)]
struct World {
    fund: Fund,
    events: Vec<FundEvent>,
}

impl World {
    /// Asks, and takes over what follows; a refusal leaves the world as it was.
    fn ask(&mut self, question: &Question) -> Result<(), FundRefusal> {
        let command = KINDS[question.kind].1(question);
        let events = self.fund.decide(&command)?;
        assert_eq!(events.len(), 1, "{}", command.name());
        events.iter().for_each(|event| self.fund.apply(event));
        self.events.extend(events);
        Ok(())
    }

    fn check(&self) {
        let balances = self.fund.balances();
        for (line, balance) in balances.lines() {
            assert!(balance.balances(), "{line}: {balance:?}");
            for account in
                [Account::Granted, Account::Free, Account::Encumbered, Account::Payable, Account::Paid]
            {
                assert!(balance.of(account) >= cents(0), "{line}: {account} is overdrawn in {balance:?}");
            }
        }
        assert!(balances.total().balances());
        assert_eq!(balances.bank(), balances.authority());
        let open: domain::money::EuroCents =
            self.fund.payables().map(|(_, payable)| payable.amount.cents()).sum();
        assert_eq!(open, balances.total().payable, "each payable cent has a payment that is open");
    }
}

/// The rules once more, read off the events one by one: what a reader of the ledger would check.
#[derive(Default)]
struct Oracle {
    frozen: bool,
    closed_through: i16,
    ended: bool,
    clothing: i64,
    restructuring: i64,
    restructured_by: Option<ProvisionId>,
    ordered: BTreeSet<PaymentReference>,
}

impl Oracle {
    fn read(&mut self, event: &FundEvent) {
        let outlives = matches!(
            event,
            FundEvent::PayableSettled(_)
                | FundEvent::PayableCancelled(_)
                | FundEvent::PaymentReturned(_)
                | FundEvent::RecoveryBooked(_)
                | FundEvent::FundsReleased(_)
                | FundEvent::YearClosed(_)
        );
        assert!(!self.ended || outlives, "{} after the fund was closed", event.event_type());
        let moves = !postings(event).is_empty();
        assert!(!moves || event.on().year() > self.closed_through, "money moved in a closed year: {event:?}");
        match event {
            FundEvent::FundFrozen(_) => self.frozen = true,
            FundEvent::FundUnfrozen(_) => self.frozen = false,
            FundEvent::YearClosed(closed) => self.closed_through = closed.year.number(),
            FundEvent::FundClosed(_) => self.ended = true,
            FundEvent::FundsEncumbered(promise) => self.promised(promise),
            FundEvent::PayableBooked(booked) => {
                assert!(!self.frozen, "an order was taken while the fund was frozen");
                assert!(self.ordered.insert(booked.payment), "{} was open already", booked.payment);
            }
            FundEvent::PayableCancelled(cancelled) => self.leaves(cancelled.payment),
            FundEvent::PayableSettled(settled) => self.leaves(settled.payment),
            FundEvent::PayablesSent(_) => assert!(!self.frozen, "payments were sent while frozen"),
            _ => {}
        }
    }

    fn promised(&mut self, promise: &FundsEncumbered) {
        assert!(!self.frozen, "money was promised while the fund was frozen");
        assert!(promise.on <= LAST_DAY, "money was promised on {}", promise.on);
        assert!(promise.line.year.number() > self.closed_through, "promised from {}", promise.line);
        assert!(promise.on >= OPENING_DAY, "money was promised before the fund was opened");
        let amount = promise.amount.cents().cents();
        match promise.activity.as_ref().map(ActivityCode::as_str) {
            Some("clothing") => {
                self.clothing += amount;
                assert!(self.clothing <= 500_00, "{} for clothing", self.clothing);
            }
            Some("restructuring") => {
                assert!(promise.person.is_some(), "a limit per person, and nobody named");
                self.restructuring += amount;
                let by_college = promise.mandate == Mandate::College;
                assert!(by_college || self.restructuring <= 10_000_00, "{} in all", self.restructuring);
                let first = self.restructured_by.get_or_insert(promise.provision);
                assert_eq!(*first, promise.provision, "restructuring was offered twice");
            }
            _ => {}
        }
    }

    fn leaves(&mut self, payment: PaymentReference) {
        assert!(self.ordered.remove(&payment), "{payment} was not open");
    }
}

fn opened_world() -> World {
    World { fund: fund(&[opened()]), events: vec![opened()] }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_cent_is_made_or_lost(questions in prop::collection::vec(question(), 1..120)) {
        let mut world = opened_world();
        for question in &questions {
            if let Err(refusal) = world.ask(question) {
                prop_assert!(FundRefusal::CODES.contains(&refusal.code()));
            }
            world.check();
        }
    }

    #[test]
    fn the_balances_are_the_fold_of_the_events(questions in prop::collection::vec(question(), 1..120)) {
        let mut world = opened_world();
        questions.iter().for_each(|question| drop(world.ask(question)));
        let mut balances = Balances::default();
        for event in &world.events {
            let sum: domain::money::EuroCents = postings(event).iter().map(|posting| posting.amount).sum();
            prop_assert_eq!(sum, cents(0), "{:?}", event);
            balances.post(event);
        }
        prop_assert_eq!(&balances, &world.fund.balances());
        prop_assert_eq!(fund(&world.events), world.fund);
    }

    #[test]
    fn no_rule_is_passed(questions in prop::collection::vec(question(), 1..150)) {
        let mut world = opened_world();
        questions.iter().for_each(|question| drop(world.ask(question)));
        let mut oracle = Oracle::default();
        world.events.iter().for_each(|event| oracle.read(event));
    }

    #[test]
    fn a_fund_is_stored_and_read_back(questions in prop::collection::vec(question(), 1..80)) {
        let mut world = opened_world();
        questions.iter().for_each(|question| drop(world.ask(question)));
        let stored = serde_json::to_string(&world.fund).unwrap();
        prop_assert_eq!(serde_json::from_str::<Fund>(&stored).unwrap(), world.fund);
    }

    #[test]
    fn history_is_never_refused(order in prop::collection::vec(0..23_usize, 1..40)) {
        let examples = fund_examples();
        let mut fund = Fund::default();
        order.iter().for_each(|example| fund.apply(&examples[*example]));
        let lines = fund.balances();
        prop_assert!(lines.lines().all(|(_, balance)| balance.balances()));
    }
}

/// What random histories do not ask for: terms and policies that cannot hold, and what depends on them.
const NOT_ASKED: [&str; 2] = ["POLICY_INVALID", "YEAR_BEFORE_OPEN"];

/// The random histories reach every event and nearly every refusal, or the properties would hold of nothing.
#[test]
fn random_histories_reach_every_event_and_nearly_every_refusal() {
    let (mut events, mut refusals) = (BTreeSet::new(), BTreeSet::from(NOT_ASKED));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let questions = prop::collection::vec(question(), 150..250);
    for _ in 0..300 {
        let mut world = World::default();
        for question in questions.new_tree(&mut runner).expect("questions can always be made").current() {
            refusals.extend(world.ask(&question).err().map(|refusal| refusal.code()));
        }
        events.extend(world.events.iter().map(FundEvent::event_type));
    }
    assert_eq!(events, FundEvent::TYPES.iter().copied().collect());
    assert_eq!(refusals, FundRefusal::CODES.iter().copied().collect());
}
