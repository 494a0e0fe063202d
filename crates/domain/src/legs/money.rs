//! From a provision to the fund that pays for it, and from a bank statement to the provisions it is about.
//!
//! An event of a provision that moves money names fund, budget line and amount, so its leg follows from it alone.

use crate::bank_statement::{BankStatementEvent, StatementImported, booked};
use crate::book::{BookCommand, BookId};
use crate::fact::Fact;
use crate::fund::{
    BookPayable, BookRecovery, CancelPayable, Encumber, FundBookCommand, FundLeg, Reclassify, Release,
    ReturnPaid, SettlePayable,
};
use crate::ids::{FundId, ProvisionId};
use crate::provision::{
    CommitmentReleased, FailedFrom, PaymentCancelled, PaymentCorrected, PaymentFailed, PaymentMade,
    PaymentOrdered, ProvisionBookCommand, ProvisionCommitted, ProvisionEvent, RecoveryReceived,
};

pub(super) fn legs(id: ProvisionId, event: &ProvisionEvent) -> Vec<(BookId, BookCommand)> {
    let in_book = |(fund, leg)| (BookId::Fund(fund), BookCommand::Fund(FundBookCommand::Leg(leg)));
    in_funds(id, event).into_iter().map(in_book).collect()
}

/// The legs in funds of an event in provision `id`.
#[must_use]
pub fn in_funds(id: ProvisionId, event: &ProvisionEvent) -> Vec<(FundId, FundLeg)> {
    let leg = match event {
        ProvisionEvent::ProvisionCommitted(event) => (event.fund, encumber(id, event)),
        ProvisionEvent::CommitmentReleased(event) => (event.fund, release(id, event)),
        ProvisionEvent::PaymentOrdered(event) => (event.fund, book_payable(event)),
        ProvisionEvent::PaymentCancelled(event) => (event.fund, cancelled(event)),
        ProvisionEvent::PaymentMade(event) => (event.fund, settle(event)),
        ProvisionEvent::PaymentFailed(event) => (event.fund, failed(event)),
        ProvisionEvent::PaymentCorrected(event) => (event.fund, reclassify(event)),
        ProvisionEvent::RecoveryReceived(event) => (event.fund, book_recovery(id, event)),
        _ => return Vec::new(),
    };
    vec![leg]
}

/// The legs of a bank statement: what the bank says of each payment, in the order of the statement.
pub(super) fn legs_of_statement(event: &BankStatementEvent) -> Vec<(BookId, BookCommand)> {
    let BankStatementEvent::StatementImported(StatementImported { on, by, matched, .. }) = event;
    let legs = matched.iter().filter_map(|line| {
        let fact = Fact { on: line.booked_on, today: *on, by: by.clone() };
        let leg = booked(&line.booking, fact, line.payment, line.bank_reference.clone())?;
        let id = BookId::Provision(line.payment.provision);
        Some((id, BookCommand::Provision(ProvisionBookCommand::Leg(leg))))
    });
    legs.collect()
}

fn encumber(provision: ProvisionId, event: &ProvisionCommitted) -> FundLeg {
    FundLeg::Encumber(Encumber {
        on: event.on,
        by: event.by.clone(),
        provision,
        commitment: event.commitment,
        line: event.line.clone(),
        amount: event.amount,
        activity: event.activity.clone(),
        household: event.household,
        person: event.person,
        mandate: event.mandate,
        limit_overridden: event.limit,
    })
}

fn release(provision: ProvisionId, event: &CommitmentReleased) -> FundLeg {
    FundLeg::Release(Release {
        on: event.on,
        by: event.by.clone(),
        provision,
        commitment: event.commitment,
        line: event.line.clone(),
        amount: event.amount,
        activity: event.activity.clone(),
        household: event.household,
        person: event.person,
    })
}

fn book_payable(event: &PaymentOrdered) -> FundLeg {
    FundLeg::BookPayable(BookPayable {
        on: event.on,
        by: event.by.clone(),
        payment: event.payment,
        line: event.line.clone(),
        amount: event.amount,
    })
}

fn cancelled(event: &PaymentCancelled) -> FundLeg {
    FundLeg::CancelPayable(CancelPayable { on: event.on, by: event.by.clone(), payment: event.payment })
}

fn settle(event: &PaymentMade) -> FundLeg {
    FundLeg::SettlePayable(SettlePayable {
        on: event.on,
        by: event.by.clone(),
        payment: event.payment,
        bank_reference: event.bank_reference.clone(),
    })
}

fn failed(event: &PaymentFailed) -> FundLeg {
    let (on, by, payment) = (event.on, event.by.clone(), event.payment);
    match event.was {
        FailedFrom::Unpaid => FundLeg::CancelPayable(CancelPayable { on, by, payment }),
        FailedFrom::Paid => {
            let (line, amount) = (event.line.clone(), event.amount);
            FundLeg::ReturnPaid(ReturnPaid { on, by, payment, line, amount })
        }
    }
}

fn reclassify(event: &PaymentCorrected) -> FundLeg {
    FundLeg::Reclassify(Reclassify {
        on: event.on,
        by: event.by.clone(),
        payment: event.payment,
        from: event.from.clone(),
        to: event.to.clone(),
        amount: event.amount,
    })
}

fn book_recovery(provision: ProvisionId, event: &RecoveryReceived) -> FundLeg {
    FundLeg::BookRecovery(BookRecovery {
        on: event.on,
        by: event.by.clone(),
        provision,
        recovery: event.recovery,
        line: event.line.clone(),
        amount: event.amount,
        bank_reference: event.bank_reference.clone(),
    })
}
