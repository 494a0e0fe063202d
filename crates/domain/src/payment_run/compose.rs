//! A run is composed of the payments of a fund that wait for the bank.
//!
//! Oldest order first, and among those of one day by reference, so that the same fund always gives the same run.
//! Legs mark each payment as sent, in its provision and in the fund: a payment is in one run only.

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PaymentRunRefusal;
use crate::fact::Fact;
use crate::fund::{Fund, Payable, PayingAccount};
use crate::ids::{FundId, OfficerId, PaymentReference, PaymentRunId};
use crate::money::{Amount, EuroCents};

/// Composes a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposePaymentRun {
    /// When, and by whom stated.
    pub fact: Fact,
    /// The id it is to have.
    pub run: PaymentRunId,
    /// The fund to pay from.
    pub fund: FundId,
    /// The day on which the bank is to pay; no day that has passed.
    pub execution_on: Date,
    /// How many payments at most.
    pub most: u16,
    /// The instant the file will bear.
    pub created_at: Timestamp,
}

/// A payment of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunPayment {
    /// Which.
    pub payment: PaymentReference,
    /// How much, in euro cents.
    pub amount: Amount,
}

/// A run was composed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentRunComposed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Its id; without hyphens it is the message id of the file.
    pub run: PaymentRunId,
    /// The fund that pays.
    pub fund: FundId,
    /// The day on which the bank is to pay.
    pub execution_on: Date,
    /// The instant the file bears.
    pub created_at: Timestamp,
    /// The account the money leaves.
    pub account: PayingAccount,
    /// The payments, in the order of the file.
    pub payments: Vec<RunPayment>,
    /// Their sum, in euro cents.
    pub total: EuroCents,
}

impl PaymentRunComposed {
    /// The message identification of the file: at most 35 characters, once ever.
    #[must_use]
    pub fn message_id(&self) -> String {
        self.run.as_uuid().simple().to_string()
    }
}

impl ComposePaymentRun {
    pub(super) fn decide(&self, fund: &Fund) -> Result<PaymentRunComposed, PaymentRunRefusal> {
        let Fact { on, today, by } = &self.fact;
        if on > today {
            return Err(PaymentRunRefusal::RunDateInFuture { on: *on, today: *today });
        }
        // `on` is today at the latest, so this is not before it either.
        if self.execution_on < *today {
            return Err(PaymentRunRefusal::ExecutionInPast { execution_on: self.execution_on, on: *today });
        }
        let account = fund.paying_account().ok_or(PaymentRunRefusal::RunWithoutAccount)?;
        let payments = self.waiting(fund);
        if payments.is_empty() {
            return Err(PaymentRunRefusal::NothingToPay);
        }
        Ok(PaymentRunComposed {
            on: *on,
            by: by.clone(),
            run: self.run,
            fund: self.fund,
            execution_on: self.execution_on,
            created_at: self.created_at,
            account: account.clone(),
            total: payments.iter().map(|payment| payment.amount.cents()).sum(),
            payments,
        })
    }

    /// What was ordered by then and is in no run.
    fn waiting(&self, fund: &Fund) -> Vec<RunPayment> {
        let waits = |payable: &Payable| payable.sent.is_none() && payable.ordered_on <= self.fact.on;
        let mut waiting: Vec<_> = fund.payables().filter(|(_, payable)| waits(payable)).collect();
        waiting.sort_by_key(|(payment, payable)| (payable.ordered_on, **payment));
        let payment = |(payment, payable): (&PaymentReference, &Payable)| RunPayment {
            payment: *payment,
            amount: payable.amount,
        };
        waiting.into_iter().take(self.most.into()).map(payment).collect()
    }
}
