//! An entry of the journal: what one event moved, and why.
//!
//! The provision, the payment and the bank's own reference are the way back from any figure to what it rests on.

use std::borrow::Borrow;

use domain::fund::{FundEvent, Posting, postings};
use domain::ids::{BankReference, OfficerId, PaymentReference, ProvisionId, RecoveryId};
use jiff::{Timestamp, civil::Date};

use crate::Located;

/// What one event of a fund moved. Debit is positive, in euro cents; the postings sum to zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the ledger, from 0.
    pub position: u64,
    /// Its place among the events of the fund, from 1.
    pub sequence: u64,
    /// When the ledger recorded it.
    pub recorded_at: Timestamp,
    /// The date on which it happened; what accounting years are counted by.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The name of the event, as recorded.
    pub event_type: &'static str,
    /// What it rests on.
    pub cause: Cause,
    /// What it moves, debit before credit; at least two postings.
    pub postings: Vec<Posting>,
}

/// What an entry rests on, as far as its event says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cause {
    /// The provision money was promised to, paid for or got back of.
    pub provision: Option<ProvisionId>,
    /// Which of its commitments, from 1.
    pub commitment: Option<u16>,
    /// The payment.
    pub payment: Option<PaymentReference>,
    /// The recovery.
    pub recovery: Option<RecoveryId>,
    /// What the bank calls it.
    pub bank_reference: Option<BankReference>,
}

/// The entry of an event; none when no money moves.
#[must_use]
pub fn entry(located: &Located<FundEvent>) -> Option<Entry> {
    let event = &located.event;
    let postings = postings(event);
    (!postings.is_empty()).then(|| Entry {
        position: located.position,
        sequence: located.sequence,
        recorded_at: located.recorded_at,
        on: event.on(),
        by: event.by().clone(),
        event_type: event.event_type(),
        cause: Cause::of(event),
        postings,
    })
}

/// The entries of many events, in their order.
pub fn entries<L>(events: impl IntoIterator<Item = L>) -> impl Iterator<Item = Entry>
where
    L: Borrow<Located<FundEvent>>,
{
    events.into_iter().filter_map(|located| entry(located.borrow()))
}

impl Cause {
    fn of(event: &FundEvent) -> Self {
        use FundEvent as E;
        match event {
            E::AdvanceReceived(e) => Self::booked(Some(e.bank_reference.clone())),
            E::FundsEncumbered(e) => Self::committed(e.provision, e.commitment),
            E::FundsReleased(e) => Self::committed(e.provision, e.commitment),
            E::PayableBooked(e) => Self::paying(e.payment),
            E::PayableCancelled(e) => Self::paying(e.payment),
            E::PayableSettled(e) => {
                Self { bank_reference: e.bank_reference.clone(), ..Self::paying(e.payment) }
            }
            E::PaymentReturned(e) => Self::paying(e.payment),
            E::PaymentReclassified(e) => Self::paying(e.payment),
            E::RecoveryBooked(e) => Self {
                provision: Some(e.provision),
                recovery: Some(e.recovery),
                ..Self::booked(Some(e.bank_reference.clone()))
            },
            // Budget rests on the terms of the fund, and what follows moves no money.
            E::BudgetAllocated(_)
            | E::BudgetWithdrawn(_)
            | E::FundOpened(_)
            | E::TermsAmended(_)
            | E::NormAmountSet(_)
            | E::MethodChosen(_)
            | E::SwitchedToActual(_)
            | E::ApprovalPolicyAdopted(_)
            | E::PayingAccountSet(_)
            | E::FundFrozen(_)
            | E::FundUnfrozen(_)
            | E::YearClosed(_)
            | E::FundClosed(_)
            | E::PayablesSent(_) => Self::default(),
        }
    }

    fn committed(provision: ProvisionId, commitment: u16) -> Self {
        Self { provision: Some(provision), commitment: Some(commitment), ..Self::default() }
    }

    fn paying(payment: PaymentReference) -> Self {
        Self { provision: Some(payment.provision), payment: Some(payment), ..Self::default() }
    }

    fn booked(bank_reference: Option<BankReference>) -> Self {
        Self { bank_reference, ..Self::default() }
    }
}
