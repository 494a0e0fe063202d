//! A payment is ordered: no more than was promised, delivered and, in kind, invoiced.
//!
//! Leg: the fund books it payable. Whoever stated the performance does not order the payment. A payment that failed is
//! repeated by ordering it anew, by somebody else than who stated the failure by hand.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BankSource, Payment, PaymentStage, PaymentState};
use crate::fact::Fact;
use crate::fund::Duty;
use crate::ids::{FundId, OfficerId, PaymentReference};
use crate::money::{Amount, BudgetLine, EuroCents};
use crate::provision::commit::Commitment;
use crate::provision::file::File;
use crate::provision::operations::{Change, Operation};
use crate::provision::refusal::ProvisionRefusal;
use crate::provision::separation::separate;
use crate::provision::words::{Form, Payee};
use crate::sealed::Sealed;

/// Orders a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderPayment {
    /// When, and by whom stated.
    pub fact: Fact,
    /// On which commitment.
    pub commitment: u16,
    /// How much.
    pub amount: Amount,
    /// To whom.
    pub payee: Payee,
    /// The invoice it pays, if any; in kind there is one.
    pub invoice: Option<u16>,
    /// The failed payment it repeats, if any.
    pub repeats: Option<u16>,
    /// What the payee reads on the statement, sealed.
    pub text: Option<Sealed>,
}

/// A payment was ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentOrdered {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// What the payment is called at the bank: the provision and its number in it, from 1.
    pub payment: PaymentReference,
    /// From which fund.
    pub fund: FundId,
    /// On which commitment.
    pub commitment: u16,
    /// From which line of the fund's budget: that of the commitment.
    pub line: BudgetLine,
    /// How much.
    pub amount: Amount,
    /// To whom.
    pub payee: Payee,
    /// The invoice it pays, if any.
    pub invoice: Option<u16>,
    /// The failed payment it repeats, if any.
    pub repeats: Option<u16>,
    /// What the payee reads on the statement, sealed.
    pub text: Option<Sealed>,
}

impl Operation for OrderPayment {
    type Event = PaymentOrdered;

    fn decide(&self, file: &File) -> Result<PaymentOrdered, ProvisionRefusal> {
        let commitment = file.commitment(self.commitment)?;
        file.not_before(&self.fact, commitment.committed.on)?;
        self.failed_on(file).map_or(Ok(()), |failed| file.not_before(&self.fact, failed))?;
        if file.stated(self.commitment, self.fact.on) == EuroCents::ZERO {
            return Err(ProvisionRefusal::NoPerformanceStatement);
        }
        separate(file, &self.fact, Duty::OrderPayment)?;
        self.invoiced(file)?;
        self.repeatable(file)?;
        self.has_room(file, commitment)?;
        let number = u16::try_from(file.payments.len() + 1).unwrap_or(u16::MAX);
        if number > PaymentReference::MOST {
            return Err(ProvisionRefusal::TooManyPayments { most: PaymentReference::MOST });
        }
        self.failed_by_others(file)?;
        let requested = file.requested();
        Ok(PaymentOrdered {
            on: self.fact.on,
            by: self.fact.by.clone(),
            payment: PaymentReference { provision: requested.provision, number },
            fund: requested.fund,
            commitment: self.commitment,
            line: commitment.committed.line.clone(),
            amount: self.amount,
            payee: self.payee.clone(),
            invoice: self.invoice,
            repeats: self.repeats,
            text: self.text.clone(),
        })
    }
}

impl OrderPayment {
    /// In kind an invoice is named, and whichever is named asks for this much.
    fn invoiced(&self, file: &File) -> Result<(), ProvisionRefusal> {
        let Some(invoice) = self.invoice else {
            return match file.requested().form {
                Form::InKind => Err(ProvisionRefusal::InvoiceMissing),
                Form::InMoney => Ok(()),
            };
        };
        let found = file.invoices.iter().find(|one| one.invoice == invoice);
        let invoiced = found.ok_or(ProvisionRefusal::InvoiceUnknown { invoice })?.amount;
        let live = file.payments.iter().filter(|one| one.is_live() && one.ordered.invoice == Some(invoice));
        let (ordered, asked) = (live.map(|one| one.amount().cents()).sum(), self.amount);
        match asked.cents() + ordered > invoiced.cents() {
            true => Err(ProvisionRefusal::InvoiceExceeded { invoice, invoiced, ordered, asked }),
            false => Ok(()),
        }
    }

    /// When the payment it repeats failed, if it did.
    fn failed_on(&self, file: &File) -> Option<Date> {
        let repeated = file.payments.iter().find(|one| Some(one.number()) == self.repeats)?;
        Some(repeated).filter(|one| one.stage() == PaymentStage::Failed).map(Payment::since)
    }

    /// The payment it repeats failed, and was not repeated before.
    fn repeatable(&self, file: &File) -> Result<(), ProvisionRefusal> {
        let Some(payment) = self.repeats else {
            return Ok(());
        };
        match file.payments.iter().find(|one| one.number() == payment).map(Payment::stage) {
            Some(PaymentStage::Failed) => {}
            _ => return Err(ProvisionRefusal::PaymentNotFailed { payment }),
        }
        match file.payments.iter().find(|one| one.is_live() && one.ordered.repeats == Some(payment)) {
            Some(again) => Err(ProvisionRefusal::PaymentRepeated { payment, again: again.number() }),
            None => Ok(()),
        }
    }

    /// No payment of the provision failed because this officer said so.
    fn failed_by_others(&self, file: &File) -> Result<(), ProvisionRefusal> {
        let mut failures = file.payments.iter().filter_map(|payment| payment.failed.as_ref());
        match failures.any(|failed| failed.source == BankSource::Officer && failed.by == self.fact.by) {
            true => Err(ProvisionRefusal::FailureStatedByYou),
            false => Ok(()),
        }
    }

    /// It was delivered by then, promised and not released, and the grant still covers it.
    fn has_room(&self, file: &File, commitment: &Commitment) -> Result<(), ProvisionRefusal> {
        let (asked, ordered) = (self.amount, commitment.ordered);
        let stated = file.stated(self.commitment, self.fact.on);
        if ordered + asked.cents() > stated {
            return Err(ProvisionRefusal::PaymentOverPerformance { stated, ordered, asked });
        }
        let committed = commitment.kept();
        if ordered + asked.cents() > committed {
            return Err(ProvisionRefusal::PaymentOverCommitment { committed, ordered, asked });
        }
        let (granted, ordered) = (file.covered(), file.ordered());
        match ordered + asked.cents() > granted {
            true => Err(ProvisionRefusal::PaymentOverGrant { granted, ordered, asked }),
            false => Ok(()),
        }
    }
}

impl Change for PaymentOrdered {
    fn change(&self, file: &mut File) {
        if let Some(commitment) = file.commitment_mut(self.commitment) {
            commitment.ordered += self.amount.cents();
        }
        let (ordered, state) = (self.clone(), PaymentState::Ordered);
        let payment =
            Payment { ordered, sent: None, made: None, failed: None, state, corrections: Vec::new() };
        file.payments.push(payment);
        file.did(Duty::OrderPayment, &self.by);
    }
}
