//! The model: funds, households and provisions as plain maps, and what they say must be where.
//!
//! It reads events of provisions and what was asked of funds from outside, never what legs led to in a fund. So the
//! balances of a fund can only agree with it when every leg did what it had to.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use domain::bank_statement::BankStatementCommand;
use domain::fund::{FundEvent, LineBalance};
use domain::household::HouseholdEvent;
use domain::ids::{FundId, HouseholdId, PaymentRunId, PersonId};
use domain::money::BudgetLine;
use domain::payment_run::{PaymentRunComposed, PaymentRunEvent};
use domain::provision::{ProvisionEvent, ProvisionRequested};
use domain::{BookCommand, BookEvent, BookId};

use super::super::given::*;
use super::case::{At, Case, Paying};
use super::judge::Judge;
use super::purse::{Promised, Purse};
use super::scene::TERM_OF_THE_OTHERS;

/// Events that wait to be read.
pub(super) type Queue<'a> = VecDeque<&'a (BookId, BookEvent)>;

/// A household, as far as money asks.
#[derive(Debug, Clone, Default)]
struct Family {
    is_supported: bool,
    members: BTreeMap<PersonId, domain::household::Ground>,
}

/// All that the model knows.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    pub(super) cases: BTreeMap<ProvisionId, Case>,
    pub(super) purses: BTreeMap<FundId, Purse>,
    families: BTreeMap<HouseholdId, Family>,
    /// What each run holds, and whether its file was made.
    runs: BTreeMap<PaymentRunId, (Vec<PaymentReference>, bool)>,
}

impl Model {
    /// Reads what followed from what was asked, judging each event before it is taken over.
    pub(super) fn read(&mut self, asked: &BookCommand, events: &[(BookId, BookEvent)], today: Date) {
        let mut queue: Queue<'_> = events.iter().filter(|(_, event)| !follows_in_a_fund(event)).collect();
        while let Some((id, event)) = queue.pop_front() {
            match (id, event) {
                (BookId::Household(id), BookEvent::Household(event)) => self.read_household(*id, event),
                (BookId::Provision(id), BookEvent::Provision(event)) => {
                    self.read_provision(*id, event, today)
                }
                (BookId::Fund(id), BookEvent::Fund(event)) => self.read_fund(*id, event, today),
                (_, BookEvent::PaymentRun(PaymentRunEvent::PaymentRunComposed(run))) => {
                    self.read_run(run, &mut queue, today);
                }
                (BookId::PaymentRun(run), BookEvent::PaymentRun(_)) => self.read_file(*run),
                (_, BookEvent::BankStatement(event)) => {
                    let BookCommand::BankStatement(BankStatementCommand::ImportStatement(import)) = asked
                    else {
                        panic!("{} led to a statement", asked.name());
                    };
                    self.read_statement(event, &import.lines, &mut queue, today);
                }
                _ => {}
            }
        }
    }

    fn read_household(&mut self, id: HouseholdId, event: &HouseholdEvent) {
        let family = self.families.entry(id).or_default();
        match event {
            HouseholdEvent::HouseholdReported(_) | HouseholdEvent::SupportResumed(_) => {
                family.is_supported = true
            }
            HouseholdEvent::SupportEnded(_) => family.is_supported = false,
            HouseholdEvent::MemberJoined(joined) => drop(family.members.insert(joined.person, joined.ground)),
            _ => {}
        }
    }

    pub(super) fn read_provision(&mut self, id: ProvisionId, event: &ProvisionEvent, today: Date) {
        if let (None, ProvisionEvent::ProvisionRequested(requested)) = (self.cases.get(&id), event) {
            assert!(requested.on <= today);
            self.judge_request(id, requested);
            self.cases.insert(id, Case::new(requested));
            return;
        }
        let case = self.cases.get_mut(&id).expect("a provision begins with its request");
        let purse = self.purses.get_mut(&case.asked.fund).expect("it is requested from a fund that is open");
        Judge { case, purse, today }.judge(event);
        case.take(event);
        remember(purse, case, event);
    }

    fn judge_request(&self, id: ProvisionId, requested: &ProvisionRequested) {
        assert_eq!(requested.provision, id);
        let family = &self.families[&requested.household];
        assert!(family.is_supported, "requested for a household that is not supported");
        assert!(requested.household == HOUSEHOLD || requested.on <= TERM_OF_THE_OTHERS);
        let purse = &self.purses[&requested.fund];
        let terms = purse.terms.as_ref().filter(|_| !purse.is_closed).expect("the fund is open");
        assert!(terms.component(&requested.component).is_some());
        let limit = |activity| terms.limit(&requested.component, activity);
        assert!(requested.activity.as_ref().is_none_or(|activity| limit(activity).is_some()));
        let grounds: BTreeSet<_> = match requested.person {
            Some(person) => [family.members[&person]].into(),
            None => family.members.values().copied().collect(),
        };
        assert!(terms.eligible.is_empty() || !terms.eligible.is_disjoint(&grounds), "nobody is eligible");
    }

    fn read_fund(&mut self, id: FundId, event: &FundEvent, today: Date) {
        let purse = self.purses.entry(id).or_default();
        assert!(event.on() <= today);
        purse.judge(event);
        purse.take(event);
        if let FundEvent::FundClosed(_) = event {
            let (lines, _) = self.expected(id);
            let left = lines.values().any(|line| line.encumbered != cents(0) || line.payable != cents(0));
            assert!(!left, "a fund was closed with money on its way");
        }
    }

    /// A run takes what waits in its fund, the oldest first, and each payment is sent with it.
    fn read_run(&mut self, run: &PaymentRunComposed, queue: &mut Queue<'_>, today: Date) {
        assert!(run.on <= today && run.execution_on >= today);
        let named: Vec<_> = run.payments.iter().map(|one| (one.payment, i64::from(one.amount))).collect();
        let waiting = self.waiting(run.fund);
        assert_eq!(named, waiting[..named.len()], "a run takes the oldest that wait");
        assert_eq!(run.total.cents(), named.iter().map(|(_, cents)| cents).sum::<i64>());
        for (payment, _) in &named {
            let Some((BookId::Provision(id), BookEvent::Provision(event))) = queue.pop_front() else {
                panic!("{payment} is in a run and was not sent");
            };
            let ProvisionEvent::PaymentSent(sent) = event else { panic!("{payment} was not sent") };
            assert_eq!((sent.payment, sent.run), (*payment, run.run));
            self.read_provision(*id, event, today);
        }
        let payments = named.into_iter().map(|(payment, _)| payment).collect();
        assert!(self.runs.insert(run.run, (payments, false)).is_none(), "a run is composed once");
    }

    /// The first file of a run is made while all of it is at the bank with that run; later ones are the same file.
    fn read_file(&mut self, run: PaymentRunId) {
        let (payments, has_file) = self.runs.get_mut(&run).expect("a file is made of a run");
        for payment in payments.iter().filter(|_| !*has_file) {
            let known = self.cases[&payment.provision].payment(payment.number);
            assert!(known.is_some_and(|known| known.at == At::Bank(run)), "{payment} is not in this run now");
        }
        *has_file = true;
    }

    pub(super) fn is_supported(&self, household: HouseholdId) -> bool {
        self.families[&household].is_supported
    }

    /// What waits in a fund, the oldest first, then by reference.
    pub(super) fn waiting(&self, fund: FundId) -> Vec<(PaymentReference, i64)> {
        let payments =
            self.payments().filter(|(reference, _)| self.cases[&reference.provision].asked.fund == fund);
        let mut waiting: Vec<_> = payments.filter(|(_, payment)| payment.at == At::Waiting).collect();
        waiting.sort_by_key(|(reference, payment)| (payment.on, *reference));
        waiting.into_iter().map(|(reference, payment)| (reference, payment.cents)).collect()
    }

    /// All payments, by reference.
    pub(super) fn payments(&self) -> impl Iterator<Item = (PaymentReference, &Paying)> {
        self.cases.iter().flat_map(|(provision, case)| {
            let numbered = (1..).zip(&case.payments);
            numbered.map(|(number, payment)| (payment_of(*provision, number), payment))
        })
    }

    /// What must be where in a fund, line by line, and at the bank.
    pub(super) fn expected(&self, fund: FundId) -> (BTreeMap<BudgetLine, LineBalance>, i64) {
        let purse = &self.purses[&fund];
        let mut sums = Sums { lines: BTreeMap::new(), bank: purse.advances };
        for (line, granted) in &purse.granted {
            sums.add(line, [*granted, *granted, 0, 0, 0, 0]);
        }
        self.cases.values().filter(|case| case.asked.fund == fund).for_each(|case| sums.add_case(case));
        let balance = |[granted, free, encumbered, payable, paid, recovered]: [i64; 6]| LineBalance {
            granted: cents(granted),
            free: cents(free),
            encumbered: cents(encumbered),
            payable: cents(payable),
            paid: cents(paid),
            recovered: cents(recovered),
        };
        let lines = sums.lines.into_iter().map(|(line, sums)| (line, balance(sums)));
        (lines.collect(), sums.bank)
    }

    /// Every fund has every cent where the model has it.
    pub(super) fn agrees_with(&self, world: &World) {
        for id in self.purses.keys().copied() {
            let (fund, (lines, bank)) = (world.fund(id), self.expected(id));
            let balances = fund.balances();
            let total = balances.total();
            for (line, expected) in &lines {
                let balance = balances.line(line);
                assert_eq!(balance, *expected, "{line} of {id}");
                assert!(balance.balances(), "{line}: {balance:?}");
                let LineBalance { granted, free, encumbered, payable, paid, recovered } = balance;
                let accounts = [granted, free, encumbered, payable, paid, recovered];
                assert!(accounts.iter().all(|account| *account >= cents(0)), "{line}: {balance:?}");
            }
            assert!(balances.lines().all(|(line, _)| lines.contains_key(line)), "a line from nowhere");
            assert!(total.balances());
            assert_eq!(total.granted.cents(), self.purses[&id].granted.values().sum::<i64>());
            assert_eq!((balances.bank(), balances.authority()), (cents(bank), cents(bank)));
            let open: BTreeSet<_> = fund.payables().map(|(payment, _)| *payment).collect();
            let of_fund = |reference: &PaymentReference| self.cases[&reference.provision].asked.fund == id;
            let waiting = self.payments().filter(|(reference, one)| one.is_waiting() && of_fund(reference));
            assert_eq!(open, waiting.map(|(reference, _)| reference).collect(), "what is payable");
        }
    }
}

/// Per line what is granted, free, encumbered, payable, paid and recovered, and what is at the bank.
struct Sums {
    lines: BTreeMap<BudgetLine, [i64; 6]>,
    bank: i64,
}

impl Sums {
    fn add(&mut self, line: &BudgetLine, amounts: [i64; 6]) {
        let sums = self.lines.entry(line.clone()).or_default();
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
    }

    fn add_case(&mut self, case: &Case) {
        for (number, promise) in (1..).zip(&case.promises) {
            let kept = promise.cents - promise.released;
            self.add(&promise.line, [0, -kept, kept - case.ordered(number), 0, 0, 0]);
        }
        for payment in case.payments.iter().filter(|payment| payment.is_waiting()) {
            self.add(&payment.line, [0, 0, 0, payment.cents, 0, 0]);
        }
        for payment in case.payments.iter().filter(|payment| payment.is_paid()) {
            self.bank -= payment.cents;
            // The line it was ordered on gave room to it; where a part of it lies now takes that room.
            self.add(&payment.line, [0, payment.cents, 0, 0, 0, 0]);
            for (line, lies) in &payment.lies {
                self.add(line, [0, -lies, 0, 0, *lies, 0]);
            }
        }
        for recovery in case.recoveries.values() {
            self.bank += recovery.received;
            self.add(&recovery.line, [0, recovery.received, 0, 0, 0, recovery.received]);
        }
    }
}

/// What counts towards the limits of a fund.
fn remember(purse: &mut Purse, case: &Case, event: &ProvisionEvent) {
    let cents = match event {
        ProvisionEvent::ProvisionCommitted(event) => i64::from(event.amount),
        ProvisionEvent::CommitmentReleased(event) => -i64::from(event.amount),
        _ => return,
    };
    let asked = &case.asked;
    let (provision, household, person) = (asked.provision, asked.household, asked.person);
    purse.promised.extend(asked.activity.clone().map(|activity| Promised {
        provision,
        activity,
        household,
        person,
        cents,
    }));
}

/// What legs led to in a fund; the model does not read it.
fn follows_in_a_fund(event: &BookEvent) -> bool {
    let BookEvent::Fund(event) = event else { return false };
    matches!(
        event,
        FundEvent::FundsEncumbered(_)
            | FundEvent::FundsReleased(_)
            | FundEvent::PayableBooked(_)
            | FundEvent::PayableCancelled(_)
            | FundEvent::PayablesSent(_)
            | FundEvent::PayableSettled(_)
            | FundEvent::PaymentReturned(_)
            | FundEvent::PaymentReclassified(_)
            | FundEvent::RecoveryBooked(_)
    )
}
