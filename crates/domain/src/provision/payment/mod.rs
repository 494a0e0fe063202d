//! Payments: ordered on what was delivered, sent with a run, then paid or failed as the bank says.
//!
//! Legs keep the fund in step: ordered is payable, paid is paid, cancelled or failed is promised again, so that it can
//! be ordered anew. A payment that is ordered, sent or paid takes its room of the commitment, any other takes none.

mod cancel;
mod confirm;
mod correct;
mod fail;
mod order;
mod send;

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::cancel::{CancelPayment, CancelReason, PaymentCancelled};
pub use self::confirm::{ConfirmPayment, PaymentMade};
pub use self::correct::{CorrectPayment, CorrectionReason, PaymentCorrected};
pub use self::fail::{FailPayment, FailedFrom, PaymentFailed};
pub use self::order::{OrderPayment, PaymentOrdered};
pub use self::send::{PaymentSent, SendPayment};
use crate::ids::{BankReason, BankReference, PaymentRunId};
use crate::money::{Amount, BudgetLine, EuroCents};

/// Who says what the bank did with a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum BankSource {
    /// An officer, by hand.
    Officer,
    /// A statement of the bank.
    Statement,
}

/// A payment and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// How it was ordered.
    pub ordered: PaymentOrdered,
    /// How it was sent, once it was.
    pub sent: Option<PaymentSent>,
    /// How the bank carried it out, once it did, also when it was given back later.
    pub made: Option<PaymentMade>,
    /// How it failed, once it did.
    pub failed: Option<PaymentFailed>,
    /// Where it stands.
    pub state: PaymentState,
    /// How it was moved to other lines after it was paid, in the order in which that was recorded.
    pub corrections: Vec<PaymentCorrected>,
}

/// Where a payment stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaymentState {
    /// It waits for a run.
    Ordered,
    /// It is at the bank.
    Sent {
        /// In which run.
        run: PaymentRunId,
        /// Since when.
        on: Date,
    },
    /// The bank carried it out.
    Paid {
        /// When.
        on: Date,
        /// What the bank calls the booking.
        bank_reference: Option<BankReference>,
    },
    /// The bank did not carry it out, or gave it back.
    Failed {
        /// When.
        on: Date,
        /// Why.
        reason: BankReason,
        /// What the bank calls the booking, when there is one.
        bank_reference: Option<BankReference>,
        /// Whether it had been paid.
        was: FailedFrom,
    },
    /// It was called off before it was sent.
    Cancelled {
        /// When.
        on: Date,
        /// Why.
        reason: CancelReason,
    },
}

/// Where a payment stands, as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaymentStage {
    /// It waits for a run.
    Ordered,
    /// It is at the bank.
    Sent,
    /// The bank carried it out.
    Paid,
    /// The bank did not carry it out, or gave it back.
    Failed,
    /// It was called off before it was sent.
    Cancelled,
}

impl PaymentStage {
    /// The stage as a word of the API: `ORDERED` to `CANCELLED`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ordered => "ORDERED",
            Self::Sent => "SENT",
            Self::Paid => "PAID",
            Self::Failed => "FAILED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

impl fmt::Display for PaymentStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Payment {
    /// Which of the provision's payments, from 1.
    #[must_use]
    pub fn number(&self) -> u16 {
        self.ordered.payment.number
    }

    /// How much.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.ordered.amount
    }

    /// Where it stands, as one word.
    #[must_use]
    pub fn stage(&self) -> PaymentStage {
        match self.state {
            PaymentState::Ordered => PaymentStage::Ordered,
            PaymentState::Sent { .. } => PaymentStage::Sent,
            PaymentState::Paid { .. } => PaymentStage::Paid,
            PaymentState::Failed { .. } => PaymentStage::Failed,
            PaymentState::Cancelled { .. } => PaymentStage::Cancelled,
        }
    }

    /// The date of its last step; what follows from that is not before it.
    pub(super) fn since(&self) -> Date {
        match &self.state {
            PaymentState::Ordered => self.ordered.on,
            PaymentState::Sent { on, .. }
            | PaymentState::Paid { on, .. }
            | PaymentState::Failed { on, .. }
            | PaymentState::Cancelled { on, .. } => *on,
        }
    }

    /// Whether it takes room of the commitment: it is ordered, sent or paid.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self.stage(), PaymentStage::Ordered | PaymentStage::Sent | PaymentStage::Paid)
    }

    /// Whether it is ordered or sent, and not paid yet.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self.stage(), PaymentStage::Ordered | PaymentStage::Sent)
    }

    /// How much of it is paid on a line now, corrections counted; nothing while it is not paid.
    #[must_use]
    pub fn on_line(&self, line: &BudgetLine) -> EuroCents {
        if self.stage() != PaymentStage::Paid {
            return EuroCents::ZERO;
        }
        let moved = |end: fn(&PaymentCorrected) -> &BudgetLine| -> EuroCents {
            self.corrections.iter().filter(|one| end(one) == line).map(|one| one.amount.cents()).sum()
        };
        let ordered = match self.ordered.line == *line {
            true => self.amount().cents(),
            false => EuroCents::ZERO,
        };
        ordered + moved(|one| &one.to) - moved(|one| &one.from)
    }

    /// The lines it was ever on: the one it was ordered on, then the others, the one it was moved to last first.
    pub(super) fn lines(&self) -> impl Iterator<Item = &BudgetLine> {
        std::iter::once(&self.ordered.line).chain(self.corrections.iter().rev().map(|one| &one.to))
    }
}
