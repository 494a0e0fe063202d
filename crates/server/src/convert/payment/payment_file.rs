//! The file of a payment run, from the run and the opened names and account numbers of its payees.
//!
//! Nothing in it comes from a clock or by chance: made again it is the same byte for byte.

use std::collections::HashMap;

use banking::{Account, PaymentFile, PaymentFileError, Transfer};
use domain::Sealed;
use domain::ids::{FileHash, HouseholdId, ProvisionId};
use domain::payment_run::PaymentRunComposed;
use domain::provision::{Payment, PaymentOrdered, Provision};
use vault::{Purpose, Subject};

use crate::convert::payment_fields::file_hash;
use crate::convert::reader::{Opened, Wanted};

/// A payment of a run, and for which household.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PaymentOfRun<'a> {
    /// The household under whose key its texts are.
    pub(crate) household: HouseholdId,
    /// The payment as it stands.
    pub(crate) payment: &'a Payment,
}

/// A file, and its hash. Its bytes name persons: they are for the answer and nothing else.
pub(crate) struct PaymentFileBytes {
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// Its SHA-256 hash.
    pub(crate) sha256: FileHash,
}

/// The payments of a run in its order; `None` when one of them was never ordered, which no ledger holds.
#[must_use]
pub(crate) fn payments_of_run<'a>(
    composed: &PaymentRunComposed,
    provisions: &'a HashMap<ProvisionId, Provision>,
) -> Option<Vec<PaymentOfRun<'a>>> {
    let payments = composed.payments.iter().map(|payment| {
        let file = provisions.get(&payment.payment.provision)?.file()?;
        let found = file.payments().iter().find(|one| one.number() == payment.payment.number)?;
        Some(PaymentOfRun { household: file.requested().household, payment: found })
    });
    payments.collect()
}

/// Everything that has to be opened for the file.
#[must_use]
pub(crate) fn payees(payments: &[PaymentOfRun<'_>]) -> Vec<Wanted> {
    let texts = payments.iter().flat_map(|payment| {
        let PaymentOfRun { household, payment: Payment { ordered, .. } } = *payment;
        let wanted = move |purpose, sealed: &Sealed| Wanted {
            subject: Subject::Household(household),
            purpose,
            sealed: sealed.clone(),
        };
        let text = ordered.text.iter().map(move |text| wanted(Purpose::Text, text));
        let payee = &ordered.payee;
        [wanted(Purpose::Name, &payee.name), wanted(Purpose::AccountNumber, &payee.iban)]
            .into_iter()
            .chain(text)
    });
    texts.collect()
}

/// The file of a run; `None` when a text was not opened or an account is none, which no ledger holds.
///
/// # Errors
/// Why a bank would not take it.
pub(crate) fn payment_file(
    composed: &PaymentRunComposed,
    payments: &[PaymentOfRun<'_>],
    opened: &Opened,
) -> Result<Option<PaymentFileBytes>, PaymentFileError> {
    let Some(file) = file(composed, payments, opened) else { return Ok(None) };
    let bytes = file.to_xml()?.into_bytes();
    Ok(Some(PaymentFileBytes { sha256: file_hash(&bytes), bytes }))
}

fn file(
    composed: &PaymentRunComposed,
    payments: &[PaymentOfRun<'_>],
    opened: &Opened,
) -> Option<PaymentFile> {
    let account = &composed.account;
    let bic = match &account.bic {
        Some(bic) => Some(bic.as_str().parse().ok()?),
        None => None,
    };
    Some(PaymentFile {
        message_id: composed.message_id(),
        created_at: composed.created_at,
        execution_on: composed.execution_on,
        debtor: Account { name: account.name.to_string(), iban: account.iban.as_str().parse().ok()?, bic },
        transfers: payments
            .iter()
            .map(|payment| transfer(&payment.payment.ordered, opened))
            .collect::<Option<_>>()?,
    })
}

fn transfer(ordered: &PaymentOrdered, opened: &Opened) -> Option<Transfer> {
    let text = |sealed: &Sealed| opened.get(sealed).cloned();
    Some(Transfer {
        end_to_end_id: ordered.payment.to_string(),
        amount_cents: ordered.amount.cents().cents(),
        creditor: Account {
            name: text(&ordered.payee.name)?,
            iban: text(&ordered.payee.iban)?.parse().ok()?,
            bic: None,
        },
        remittance: match &ordered.text {
            Some(sealed) => text(sealed)?,
            None => String::new(),
        },
    })
}
