//! Bank statements as the model sees them: what each line must have led to, in the order of the lines.
//!
//! A line is foreseen from what is known before it: matched, and then followed by what it moved, or listed with exactly
//! this cause.

use domain::bank_statement::{BankStatementEvent, Booking, Matched, StatementLine, UnmatchedCause};
use domain::ids::RefusalCode;
use domain::provision::{BankSource, ProvisionEvent};
use domain::{BookEvent, BookId};

use super::super::given::*;
use super::books::{Model, Queue};
use super::case::At;

impl Model {
    /// A statement that was taken in with these lines, and what follows from it.
    pub(super) fn read_statement(
        &mut self,
        event: &BankStatementEvent,
        lines: &[StatementLine],
        queue: &mut Queue<'_>,
        today: Date,
    ) {
        let BankStatementEvent::StatementImported(imported) = event;
        assert!(imported.on <= today);
        assert_eq!(imported.matched.len() + imported.unmatched.len(), lines.len());
        for line in lines {
            let matched = imported.matched.iter().find(|one| one.entry == line.entry);
            match (matched, self.why_not(line, imported.on)) {
                (Some(matched), None) => {
                    assert_eq!((Some(matched.payment), matched.amount), (line.payment, line.amount));
                    self.read_matched(matched, queue, imported.on);
                }
                (None, Some(cause)) => {
                    let listed = imported.unmatched.iter().find(|one| one.entry == line.entry);
                    let listed = listed.expect("a line is matched or listed");
                    assert_eq!((listed.cause.clone(), listed.amount), (cause, line.amount));
                }
                (Some(_), Some(cause)) => panic!("{line:?} was matched despite {cause:?}"),
                (None, None) => panic!("{line:?} was not matched: {:?}", imported.unmatched),
            }
        }
    }

    /// The next event is what the line says of its payment.
    fn read_matched(&mut self, line: &Matched, queue: &mut Queue<'_>, on: Date) {
        let Some((BookId::Provision(id), BookEvent::Provision(event))) = queue.pop_front() else {
            panic!("line {} was matched and moved nothing", line.entry);
        };
        let moved = match (event, &line.booking) {
            (ProvisionEvent::PaymentMade(made), Booking::Debit) => {
                assert_eq!(made.source, BankSource::Statement);
                (made.payment, made.amount, made.on)
            }
            (ProvisionEvent::PaymentFailed(failed), Booking::Returned(reason)) => {
                assert_eq!((&failed.reason, failed.source), (reason, BankSource::Statement));
                (failed.payment, failed.amount, failed.on)
            }
            (event, booking) => panic!("{booking:?} led to {}", event.event_type()),
        };
        assert_eq!(moved, (line.payment, line.amount, line.booked_on));
        self.read_provision(*id, event, on);
    }

    /// Why a line cannot be matched on a statement of this day; nothing when it can.
    fn why_not(&self, line: &StatementLine, on: Date) -> Option<UnmatchedCause> {
        if line.booking == Booking::Pending {
            return Some(UnmatchedCause::NotBooked);
        }
        let Some(reference) = line.payment else {
            return Some(UnmatchedCause::NotOurs);
        };
        let payment = self.cases.get(&reference.provision).and_then(|case| case.payment(reference.number));
        let Some(payment) = payment else {
            return Some(UnmatchedCause::PaymentUnknown);
        };
        if line.account.is_none() {
            return Some(UnmatchedCause::OtherAccount);
        }
        if payment.cents != i64::from(line.amount) {
            return Some(UnmatchedCause::AmountDiffers { ordered: eur(payment.cents) });
        }
        if line.booking == Booking::Credit {
            return Some(UnmatchedCause::NoReturn);
        }
        let code = self.why_refused(reference, line, on)?;
        Some(UnmatchedCause::Refused(RefusalCode::new(code).expect("it is a code")))
    }

    /// Why what a line says of a payment cannot stand.
    fn why_refused(
        &self,
        reference: PaymentReference,
        said: &StatementLine,
        on: Date,
    ) -> Option<&'static str> {
        let case = &self.cases[&reference.provision];
        let payment = case.payment(reference.number).expect("it was ordered");
        let (purse, line) = (&self.purses[&case.asked.fund], &payment.line);
        let returned = said.booking != Booking::Debit;
        if said.booked_on > on {
            Some("PROVISION_DATE_IN_FUTURE")
        } else if said.booked_on < case.asked.on {
            Some("DATE_BEFORE_REQUEST")
        } else if !returned && !payment.is_waiting() {
            Some("PAYMENT_NOT_UNDER_WAY")
        } else if returned && !payment.is_paid() && !matches!(payment.at, At::Bank(_)) {
            Some("PAYMENT_NOT_AT_BANK")
        } else if said.booked_on < payment.since {
            Some("DATE_BEFORE_STEP")
        } else if returned && payment.is_paid() && payment.lies_on(line) != payment.cents {
            Some("PAYMENT_WAS_CORRECTED")
        } else if returned
            && payment.is_paid()
            && case.paid_on(line) - payment.cents < case.getting_on(line).1
        {
            Some("RECOVERY_STANDS")
        } else {
            Some("YEAR_CLOSED").filter(|_| !purse.has_open(said.booked_on.year()))
        }
    }
}
