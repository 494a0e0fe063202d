//! The rules on money, once more: what is promised, ordered, paid, moved and got back.
//!
//! What is not asked here is asked of the sums after every event: nothing free, promised or paid is ever below nothing.

use domain::fund::{CollegeMay, CountUnit, Counting, Duty, Limit, LimitCheck, Mandate};
use domain::provision::*;

use super::super::given::*;
use super::case::{At, Paying, Promise};
use super::judge::Judge;
use super::purse::Promised;

impl Judge<'_> {
    pub(super) fn money(&self, event: &ProvisionEvent) {
        match event {
            ProvisionEvent::ProvisionCommitted(event) => self.committed(event),
            ProvisionEvent::CommitmentReleased(event) => {
                self.purse.is_open_on(event.on);
                let promise = self.case.promise(event.commitment);
                assert!(event.on >= promise.on, "released before it was promised");
                let open = promise.cents - promise.released - self.case.ordered(event.commitment);
                assert!(i64::from(event.amount) <= open && event.line == promise.line);
            }
            ProvisionEvent::PerformanceStated(event) => {
                let promise = self.case.promise(event.commitment);
                assert!(promise.delivered() + i64::from(event.amount) <= promise.cents - promise.released);
                assert_eq!(usize::from(event.statement), self.case.statements + 1);
                assert!(event.performed_on <= event.on);
            }
            ProvisionEvent::PerformanceCorrected(event) => self.worth_corrected(event),
            ProvisionEvent::InvoiceReceived(event) => {
                assert_eq!(usize::from(event.invoice), self.case.invoices.len() + 1);
                assert!(event.invoice_date <= event.on && event.vat.amount <= event.amount.cents());
            }
            ProvisionEvent::RecoveryOrdered(event) => {
                assert!(!self.case.recoveries.contains_key(&event.recovery));
                let (ordered, _) = self.case.getting_on(&event.line);
                assert!(ordered + i64::from(event.amount) <= self.case.paid_on(&event.line));
            }
            ProvisionEvent::RecoveryReceived(event) => {
                self.purse.is_open_on(event.on);
                let recovery = &self.case.recoveries[&event.recovery];
                assert!(recovery.received + i64::from(event.amount) <= recovery.ordered);
                let (_, received) = self.case.getting_on(&event.line);
                assert!(received + i64::from(event.amount) <= self.case.paid_on(&event.line));
                assert_eq!(event.line, recovery.line);
            }
            _ => self.payment(event),
        }
    }

    /// What is paid stays delivered, and what is delivered promised, but that less is never too much.
    fn worth_corrected(&self, event: &PerformanceCorrected) {
        let (promise, delivered) = self.case.delivery(event.statement);
        let (was, worth) = (event.was.cents(), event.amount.cents());
        assert!(std::ptr::eq(promise, self.case.promise(event.commitment)), "of another commitment");
        assert_eq!((was, event.corrects), (delivered.worth(), delivered.performed_on));
        let since = delivered.worths.last().map(|(since, _)| *since);
        assert!(Some(event.on) >= since, "corrected before it was stated");
        assert!(worth >= 0 && worth != was);
        let together = promise.delivered() - was + worth;
        assert!(together >= self.case.ordered(event.commitment), "more is paid than is delivered");
        assert!(worth < was || together <= promise.cents - promise.released, "delivered, not promised");
    }

    fn committed(&self, event: &ProvisionCommitted) {
        let (terms, amount) = (self.purse.terms.as_ref().expect("the fund is open"), i64::from(event.amount));
        self.purse.is_open_on(event.on);
        self.purse.is_not_closed();
        assert!(self.purse.opened_on.is_some_and(|opened| event.on >= opened), "promised before the opening");
        assert!(self.purse.has_open(event.line.year.number()), "promised from a closed year");
        assert!(!self.purse.is_frozen, "promised while the fund was frozen");
        assert!(terms.last_commitment_day.is_none_or(|last| event.on <= last), "promised on {}", event.on);
        let verdict = self.case.verdict.as_ref().filter(|verdict| !verdict.is_open_again());
        let verdict = verdict.expect("money is promised on a decision that holds");
        assert!(
            verdict.notified.is_some_and(|notified| notified <= event.on),
            "the household was not notified"
        );
        assert!(self.case.kept() + amount <= verdict.granted.expect("money is promised on a grant"));
        assert_eq!(usize::from(event.commitment), self.case.promises.len() + 1);
        let asked = &self.case.asked;
        assert_eq!((event.fund, &event.line.component), (asked.fund, &asked.component));
        assert_eq!((event.household, event.person), (asked.household, asked.person));
        assert_eq!((&event.activity, event.mandate), (&asked.activity, verdict.mandate));
        let overridden = self.case.overridden.contains(&OverridableRule::Limit);
        assert_eq!(event.limit == LimitCheck::Overridden, overridden);
        if let Some(activity) = &asked.activity {
            let limit = terms.limit(&asked.component, activity).expect("the terms have the activity");
            assert!(limit.per != CountUnit::Person || event.person.is_some(), "per person, and nobody named");
            if !overridden {
                self.within(limit, event);
            }
        }
    }

    /// All that was promised before for the same activity and person, or household when the limit is per household.
    fn within(&self, limit: &Limit, event: &ProvisionCommitted) {
        let person = event.person.filter(|_| limit.per == CountUnit::Person);
        let same = |one: &&Promised| match person {
            Some(person) => one.person == Some(person),
            None => one.household == event.household,
        };
        let before = self.purse.promised.iter().filter(|one| one.activity == limit.activity).filter(same);
        let before: Vec<_> = before.collect();
        if limit.offered == Counting::OnceEver {
            let first = before.first().is_none_or(|one| one.provision == self.case.asked.provision);
            assert!(first, "{} was offered twice", limit.activity);
        }
        let beyond = event.mandate == Mandate::College && limit.college_may_exceed == CollegeMay::Exceed;
        if let Some(most) = limit.most.filter(|_| !beyond) {
            let sum: i64 = before.iter().map(|one| one.cents).sum();
            assert!(sum + i64::from(event.amount) <= i64::from(most), "over the most of {}", limit.activity);
        }
    }

    fn payment(&self, event: &ProvisionEvent) {
        match event {
            ProvisionEvent::PaymentOrdered(event) => self.ordered(event),
            ProvisionEvent::PaymentCancelled(event) => {
                self.purse.is_open_on(event.on);
                let payment = self.of(event.payment);
                assert_eq!((payment.at, event.on >= payment.since), (At::Waiting, true));
            }
            ProvisionEvent::PaymentSent(event) => {
                let payment = self.of(event.payment);
                assert_eq!(payment.at, At::Waiting, "a payment is sent once");
                assert!(event.on >= payment.since, "sent before it was ordered");
                self.purse.is_not_closed();
                assert!(!self.purse.is_frozen, "sent while the fund was frozen");
                assert!(self.case.ordered_in_all() <= self.case.covered(), "sent, and not granted");
            }
            ProvisionEvent::PaymentMade(event) => {
                self.purse.is_open_on(event.on);
                let payment = self.of(event.payment);
                assert!(payment.is_waiting(), "a payment is paid once");
                assert!(event.on >= payment.since, "paid before it was ordered or sent");
                assert_eq!((i64::from(event.amount), &event.line), (payment.cents, &payment.line));
            }
            ProvisionEvent::PaymentFailed(event) => self.failed(event),
            ProvisionEvent::PaymentCorrected(event) => self.corrected(event),
            _ => unreachable!("{} is judged above", event.event_type()),
        }
    }

    fn of(&self, payment: PaymentReference) -> &Paying {
        assert_eq!(payment.provision, self.case.asked.provision);
        self.case.payment(payment.number).expect("it was ordered")
    }

    fn ordered(&self, event: &PaymentOrdered) {
        let amount = i64::from(event.amount);
        self.purse.is_open_on(event.on);
        self.purse.is_not_closed();
        assert!(!self.purse.is_frozen, "ordered while the fund was frozen");
        let promise = self.case.promise(event.commitment);
        assert_eq!((event.on >= promise.on, &event.line), (true, &promise.line));
        self.was_delivered(promise, event);
        let ordered = self.case.ordered(event.commitment) + amount;
        assert!(ordered <= promise.cents - promise.released, "more is paid than was promised");
        assert!(self.case.ordered_in_all() + amount <= self.case.covered(), "more is paid than is granted");
        assert!(!self.case.failures.contains(&event.by), "one officer paid the same thing twice");
        match event.invoice {
            Some(invoice) => {
                let asks = self.case.invoices[usize::from(invoice) - 1];
                assert!(self.case.invoiced(invoice) + amount <= asks, "more is paid than the invoice asks");
            }
            None => assert_eq!(self.case.asked.form, Form::InMoney, "in kind there is an invoice"),
        }
        if let Some(repeats) = event.repeats {
            let has_failed = |payment: &Paying| payment.at == At::Failed && payment.since <= event.on;
            let failed = self.case.payment(repeats).is_some_and(has_failed);
            let again = |payment: &Paying| payment.is_live() && payment.repeats == Some(repeats);
            assert!(failed && !self.case.payments.iter().any(again), "{repeats} is repeated for nothing");
        }
        assert_eq!(usize::from(event.payment.number), self.case.payments.len() + 1);
    }

    /// By then somebody else had stated that this much was delivered.
    fn was_delivered(&self, promise: &Promise, event: &PaymentOrdered) {
        let by_then = || promise.stated.iter().filter(|one| one.on <= event.on);
        assert!(
            by_then().all(|one| !one.by.contains(&event.by)),
            "who stated the performance ordered the payment"
        );
        let stated: i64 = by_then().map(|one| one.worth_on(event.on)).sum();
        let ordered = self.case.ordered(event.commitment) + i64::from(event.amount);
        assert!(by_then().count() > 0 && ordered <= stated, "more is paid than was delivered");
    }

    fn failed(&self, event: &PaymentFailed) {
        self.purse.is_open_on(event.on);
        let payment = self.of(event.payment);
        assert!(event.on >= payment.since, "failed before it was at the bank");
        if event.source == BankSource::Officer {
            assert!(!self.case.did(Duty::OrderPayment, &event.by), "who ordered it said that it failed");
            assert!(event.was == FailedFrom::Unpaid || event.bank_reference.is_some());
        }
        assert_eq!((i64::from(event.amount), &event.line), (payment.cents, &payment.line));
        match event.was {
            FailedFrom::Unpaid => assert!(matches!(payment.at, At::Bank(_))),
            FailedFrom::Paid => {
                assert!(payment.is_paid());
                assert_eq!(payment.lies_on(&payment.line), payment.cents, "it was moved to another line");
                let (_, received) = self.case.getting_on(&payment.line);
                assert!(self.case.paid_on(&payment.line) - payment.cents >= received);
            }
        }
    }

    fn corrected(&self, event: &PaymentCorrected) {
        self.purse.is_open_on(event.on);
        self.purse.is_not_closed();
        let (payment, amount) = (self.of(event.payment), i64::from(event.amount));
        assert_eq!(payment.at, At::Paid, "only what is paid is moved");
        assert_eq!((event.corrects, event.on >= payment.since), (payment.since, true));
        assert_ne!(event.from, event.to);
        assert!(payment.lies_on(&event.from) >= amount);
        let (ordered, _) = self.case.getting_on(&event.from);
        assert!(self.case.paid_on(&event.from) - amount >= ordered, "what is to come back stays");
    }
}
