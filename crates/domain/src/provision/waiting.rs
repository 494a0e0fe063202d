//! What a provision waits for: the first step, in the order of its life, that somebody or the bank has yet to do.
//!
//! Read from what is recorded; no rule rests on it. Money that can be ordered comes before money that is under way, and
//! that before what is still to be delivered, so that nothing payable stays unseen behind a later delivery.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::file::File;
use super::standing::{CommitmentStanding, DecisionStanding, Standing, StillDue};
use super::words::Form;
use crate::money::EuroCents;

/// What a provision waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Waiting {
    /// That it is put to the vote, or for the votes that are missing.
    Vote,
    /// For a decision: the first, or a new one after an objection or a ruling.
    Decision,
    /// That the household is notified of the decision.
    Notification,
    /// For money to be promised.
    Commitment,
    /// For a delivery to be stated.
    Performance,
    /// For the invoice of what was delivered in kind.
    Invoice,
    /// That what was delivered, and invoiced when in kind, is ordered to be paid.
    PaymentOrder,
    /// For the bank to make a payment that was ordered or sent.
    Payment,
    /// For nothing.
    Nothing,
}

impl Waiting {
    /// All of it, in the order of the life of a provision.
    pub const ALL: [Self; 9] = [
        Self::Vote,
        Self::Decision,
        Self::Notification,
        Self::Commitment,
        Self::Performance,
        Self::Invoice,
        Self::PaymentOrder,
        Self::Payment,
        Self::Nothing,
    ];

    /// What is waited for as a word of the API: `VOTE` to `NOTHING`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vote => "VOTE",
            Self::Decision => "DECISION",
            Self::Notification => "NOTIFICATION",
            Self::Commitment => "COMMITMENT",
            Self::Performance => "PERFORMANCE",
            Self::Invoice => "INVOICE",
            Self::PaymentOrder => "PAYMENT_ORDER",
            Self::Payment => "PAYMENT",
            Self::Nothing => "NOTHING",
        }
    }
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl File {
    /// What the provision waits for.
    #[must_use]
    pub fn waiting(&self) -> Waiting {
        self.standing().waiting()
    }
}

impl Standing {
    /// What the provision waits for.
    ///
    /// A request that was withdrawn waits for nothing, and neither does a grant of which all that was promised is released
    /// or paid, nor one of which the last delivery is paid: whether the rest is released is a choice, not a step. Money that
    /// the bank gives back after the withdrawal can only be released; the stage shows it as promised.
    ///
    /// How much of a grant is promised, and when, is a choice too, once something was promised under the decision. But a
    /// grant under which nothing was, and that goes beyond what is promised already, waits for it: the first, and one that
    /// an objection or a court led to.
    #[must_use]
    pub fn waiting(&self) -> Waiting {
        match self.decision() {
            _ if self.withdrawn_on.is_some() => Waiting::Nothing,
            Some(decision) if decision.reopened_on.is_none() => self.after(decision),
            Some(_) if self.is_voted_on() => Waiting::Vote,
            Some(_) => Waiting::Decision,
            None if self.is_voted_on() || self.ballot.is_none() => match self.approved_apart {
                Some(version) if version == self.version => Waiting::Decision,
                _ => Waiting::Vote,
            },
            None => Waiting::Decision,
        }
    }

    fn after(&self, decision: &DecisionStanding) -> Waiting {
        if decision.notified_on.is_none() {
            Waiting::Notification
        } else if self.is_to_be_promised(decision) {
            Waiting::Commitment
        } else if self.commitments.iter().any(|one| self.payable(one) > EuroCents::ZERO)
            && self.ordered() < decision.granted
        {
            self.before_the_order()
        } else if self.payments.iter().any(|one| one.paid_on.is_none()) {
            Waiting::Payment
        } else if self.is_to_be_delivered(decision) {
            Waiting::Performance
        } else {
            Waiting::Nothing
        }
    }

    /// Nothing was promised under the decision, and it grants more than is promised.
    fn is_to_be_promised(&self, decision: &DecisionStanding) -> bool {
        let under_it = |one: &CommitmentStanding| one.decisions == self.decisions.len();
        self.committed() < decision.granted && !self.commitments.iter().any(under_it)
    }

    /// What is delivered, promised and not ordered.
    fn payable(&self, commitment: &CommitmentStanding) -> EuroCents {
        commitment.delivered() - self.ordered_on(commitment.number)
    }

    /// More is to come on a commitment, and the grant leaves room to pay for it.
    fn is_to_be_delivered(&self, decision: &DecisionStanding) -> bool {
        let delivered: EuroCents = self.commitments.iter().map(CommitmentStanding::delivered).sum();
        let comes = |one: &CommitmentStanding| one.delivery == StillDue::Something && one.kept > one.stated;
        delivered < decision.granted && self.commitments.iter().any(comes)
    }

    /// In kind, an invoice that leaves room comes first.
    fn before_the_order(&self) -> Waiting {
        let invoices = self.payments.iter().filter(|one| one.invoice.is_some());
        let ordered: EuroCents = invoices.map(|one| one.amount).sum();
        match self.form {
            Form::InKind if self.invoiced <= ordered => Waiting::Invoice,
            Form::InKind | Form::InMoney => Waiting::PaymentOrder,
        }
    }

    fn ordered(&self) -> EuroCents {
        self.payments.iter().map(|one| one.amount).sum()
    }
}

impl CommitmentStanding {
    /// What was delivered of what is promised.
    fn delivered(&self) -> EuroCents {
        self.stated.min(self.kept)
    }
}
