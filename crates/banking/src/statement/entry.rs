//! A transaction on a statement.

use std::fmt;

use jiff::civil::Date;

use crate::redacted::Redacted;

/// One transaction, or one booking that the bank does not tell apart further.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The booking it belongs to: its place on the statement, counted from 0. Together with [`Division::Part`] it
    /// names the entry within the statement.
    pub booking: usize,
    /// Whether it is all of that booking.
    pub division: Division,
    /// How much, in euro cents; never below zero.
    pub amount_cents: i64,
    /// Which way, as it is booked: a reversal has the way it really went.
    pub direction: Direction,
    /// How far the bank is with it. Only what is booked counts in the balances.
    pub status: Status,
    /// The day on which it was booked, as the bank wrote it.
    pub booked_on: Option<Date>,
    /// What the bank calls the transaction, or else the booking (AcctSvcrRef).
    pub bank_reference: Option<String>,
    /// What the payer called it; `None` too when the bank writes NOTPROVIDED.
    pub end_to_end_id: Option<String>,
    /// The group of a payment file that led to it. For our files it is the message id.
    pub payment_information_id: Option<String>,
    /// It undoes an earlier booking (RvslInd).
    pub reversal: bool,
    /// It is money that came back, or went back: the bank gives return information, or its code for returns (RRTN).
    pub returned: bool,
    /// Why: an ISO code such as AC04 (account closed), or the bank's own.
    pub return_reason: Option<String>,
    /// Who is at the other end.
    pub counterparty_name: Option<String>,
    /// What the payer wrote to the payee; otherwise the creditor's reference.
    pub remittance: Option<String>,
}

/// Which way money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It left the account.
    Debit,
    /// It came in.
    Credit,
}

/// How far a bank is with a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is done (BOOK).
    Booked,
    /// It is expected (PDNG).
    Pending,
    /// It is told and does not count (INFO).
    Information,
    /// Anything else, such as FUTR or a code of the bank's own. It does not count.
    Other,
}

/// How an entry relates to the booking on the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// It is the whole of a booking of one transaction.
    Single,
    /// It is one of several transactions that the bank booked as one amount, and told apart.
    Part {
        /// Which of them, counted from 0.
        number: usize,
        /// How many there are.
        of: usize,
    },
    /// It is several transactions booked as one amount that the bank did not tell apart, or not so that they add up
    /// to the booking. It has no end-to-end id; somebody has to look at it.
    Batch {
        /// How many the bank says there are.
        transactions: u64,
    },
}

impl Entry {
    /// What it does to the balance, in euro cents.
    pub fn signed_cents(&self) -> i64 {
        self.direction.signed(self.amount_cents)
    }
}

impl Direction {
    pub(super) fn signed(self, cents: i64) -> i64 {
        match self {
            Self::Debit => -cents,
            Self::Credit => cents,
        }
    }
}

impl fmt::Debug for Entry {
    /// A reference may be one that somebody made up of a name, so none but the bank's own is shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { end_to_end_id, payment_information_id, counterparty_name, remittance, .. } = self;
        let redacted = |text: &Option<String>| text.as_ref().map(|_| Redacted);
        f.debug_struct("Entry")
            .field("booking", &self.booking)
            .field("division", &self.division)
            .field("amount_cents", &self.amount_cents)
            .field("direction", &self.direction)
            .field("status", &self.status)
            .field("booked_on", &self.booked_on)
            .field("bank_reference", &self.bank_reference)
            .field("end_to_end_id", &redacted(end_to_end_id))
            .field("payment_information_id", &redacted(payment_information_id))
            .field("reversal", &self.reversal)
            .field("returned", &self.returned)
            .field("return_reason", &self.return_reason)
            .field("counterparty_name", &redacted(counterparty_name))
            .field("remittance", &redacted(remittance))
            .finish()
    }
}
