//! An invoice was received, with its VAT.
//!
//! What is granted in kind is paid on an invoice only, and never more than it says.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::File;
use super::operations::{Change, Operation};
use super::refusal::{ProvisionRefusal, not_stated_early};
use super::rules::next_number;
use super::words::Vat;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::money::{Amount, EuroCents};
use crate::sealed::Sealed;

/// Records an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiveInvoice {
    /// When it came in, and by whom stated.
    pub fact: Fact,
    /// The date on it.
    pub invoice_date: Date,
    /// Its number and who sent it, sealed.
    pub number: Sealed,
    /// What it asks for, VAT included.
    pub amount: Amount,
    /// The VAT in it.
    pub vat: Vat,
}

/// An invoice was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceReceived {
    /// The date on which it came in.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which of the provision's invoices, from 1.
    pub invoice: u16,
    /// The date on it.
    pub invoice_date: Date,
    /// Its number and who sent it, sealed.
    pub number: Sealed,
    /// What it asks for, VAT included.
    pub amount: Amount,
    /// The VAT in it.
    pub vat: Vat,
}

impl Operation for ReceiveInvoice {
    type Event = InvoiceReceived;

    fn decide(&self, file: &File) -> Result<InvoiceReceived, ProvisionRefusal> {
        not_stated_early(self.invoice_date, &self.fact)?;
        let (vat, amount) = (self.vat.amount, self.amount);
        if !(EuroCents::ZERO..=amount.cents()).contains(&vat) {
            return Err(ProvisionRefusal::VatNotWithinInvoice { vat, amount });
        }
        Ok(InvoiceReceived {
            on: self.fact.on,
            by: self.fact.by.clone(),
            invoice: next_number(&file.invoices)?,
            invoice_date: self.invoice_date,
            number: self.number.clone(),
            amount,
            vat: self.vat,
        })
    }
}

impl Change for InvoiceReceived {
    fn change(&self, file: &mut File) {
        file.invoices.push(self.clone());
    }
}
