//! A statement of the bank is taken in, once, line by line.
//!
//! Money that left for a payment of ours confirms it; money that came back with a reason makes it fail, so that it can
//! be ordered again. The order of the lines counts: a payment may leave and come back on one statement.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BankStatementRefusal, Known, StatedAccount};
use crate::fact::Fact;
use crate::ids::{
    BankReason, BankReference, FileHash, OfficerId, OwnIban, PaymentReference, ProvisionId, RefusalCode,
};
use crate::money::Amount;

/// Takes a statement in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportStatement {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The hash of the file it came in.
    pub sha256: FileHash,
    /// Its bookings, in the order of the statement.
    pub lines: Vec<StatementLine>,
}

/// What a booking says happened to the money.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Booking {
    /// It left the account.
    Debit,
    /// It came in.
    Credit,
    /// It came back, or never left, for this reason.
    Returned(BankReason),
    /// It is announced and not booked yet.
    Pending,
}

/// A booking of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementLine {
    /// Its place on the statement, counted from 1.
    pub entry: u32,
    /// The account it is on; `None` when the statement names none, or none of SEPA.
    pub account: Option<StatedAccount>,
    /// The payment it names; `None` when it names none of ours.
    pub payment: Option<PaymentReference>,
    /// How much, in euro cents.
    pub amount: Amount,
    /// The day on which the bank booked it.
    pub booked_on: Date,
    /// What happened.
    pub booking: Booking,
    /// What the bank calls it.
    pub bank_reference: Option<BankReference>,
}

/// A booking that is about a payment of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Matched {
    /// Its place on the statement, counted from 1.
    pub entry: u32,
    /// Which payment.
    pub payment: PaymentReference,
    /// How much, in euro cents.
    pub amount: Amount,
    /// The day on which the bank booked it.
    pub booked_on: Date,
    /// What happened.
    pub booking: Booking,
    /// What the bank calls it.
    pub bank_reference: Option<BankReference>,
}

/// Why a booking could not be matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum UnmatchedCause {
    /// The bank announced it only.
    NotBooked,
    /// It names no payment of ours.
    NotOurs,
    /// It names a payment that was never ordered.
    PaymentUnknown,
    /// It is on another account than the fund pays or paid from, or on none that is named.
    OtherAccount,
    /// It is for another amount than was ordered.
    AmountDiffers {
        /// The amount that was ordered, in euro cents.
        ordered: Amount,
    },
    /// Money came in under the reference of a payment, without a reason for its return.
    NoReturn,
    /// The provision or the fund refuses it, for instance because it was confirmed before or the year is closed.
    Refused(RefusalCode),
}

/// A booking that could not be matched: somebody has to look at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Unmatched {
    /// Its place on the statement, counted from 1.
    pub entry: u32,
    /// How much, in euro cents.
    pub amount: Amount,
    /// The day on which the bank booked it.
    pub booked_on: Date,
    /// What happened.
    pub booking: Booking,
    /// What the bank calls it.
    pub bank_reference: Option<BankReference>,
    /// Why it could not be matched.
    pub cause: UnmatchedCause,
}

/// A statement was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementImported {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// The hash of the file it came in, to be held against the bank's.
    pub sha256: FileHash,
    /// The bookings that are about payments of ours.
    pub matched: Vec<Matched>,
    /// The others.
    pub unmatched: Vec<Unmatched>,
    /// The accounts it is about, as far as a fund of a payment on it pays or paid from them; no others.
    pub accounts: BTreeSet<OwnIban>,
}

impl ImportStatement {
    /// The provisions its lines are about.
    pub fn provisions(&self) -> BTreeSet<ProvisionId> {
        self.lines.iter().filter_map(|line| line.payment.map(|payment| payment.provision)).collect()
    }

    pub(super) fn decide(&self, mut known: Known) -> Result<StatementImported, BankStatementRefusal> {
        let Fact { on, today, by } = &self.fact;
        if on > today {
            return Err(BankStatementRefusal::StatementDateInFuture { on: *on, today: *today });
        }
        if self.lines.is_empty() {
            return Err(BankStatementRefusal::StatementEmpty);
        }
        let stated: BTreeSet<_> = self.lines.iter().filter_map(|line| line.account.as_ref()).collect();
        let accounts = stated.into_iter().filter_map(|account| known.own(account)).collect();
        let (mut matched, mut unmatched) = (Vec::new(), Vec::new());
        for line in &self.lines {
            match known.take_over(line, &self.fact) {
                Ok(payment) => matched.push(line.matched(payment)),
                Err(cause) => unmatched.push(line.unmatched(cause)),
            }
        }
        let (on, by, sha256) = (*on, by.clone(), self.sha256.clone());
        Ok(StatementImported { on, by, sha256, matched, unmatched, accounts })
    }
}

impl StatementLine {
    fn matched(&self, payment: PaymentReference) -> Matched {
        let (entry, amount, booked_on) = (self.entry, self.amount, self.booked_on);
        let (booking, bank_reference) = (self.booking.clone(), self.bank_reference.clone());
        Matched { entry, payment, amount, booked_on, booking, bank_reference }
    }

    fn unmatched(&self, cause: UnmatchedCause) -> Unmatched {
        let (entry, amount, booked_on) = (self.entry, self.amount, self.booked_on);
        let (booking, bank_reference) = (self.booking.clone(), self.bank_reference.clone());
        Unmatched { entry, amount, booked_on, booking, bank_reference, cause }
    }
}
