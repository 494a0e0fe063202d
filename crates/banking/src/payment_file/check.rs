//! What has to hold before a file is written, in the order of the errors.

use std::collections::HashMap;

use sepa::charset::is_sepa_char;

use super::write::{name, utc};
use super::{Account, MAX_TRANSFERS, PaymentFile, PaymentFileError, ReferenceProblem, Transfer};

/// The characters of an identification (Max35Text).
const LONGEST_REFERENCE: usize = 35;
/// The most that one transfer can move (EPC132-08, AT-T002).
const MAX_AMOUNT: i64 = 99_999_999_999;

pub(super) fn check(file: &PaymentFile) -> Result<(), PaymentFileError> {
    reference(&file.message_id).map_err(PaymentFileError::MessageId)?;
    let created = utc(file.created_at).date();
    if created.year() < 1 {
        return Err(PaymentFileError::CreatedAt { year: created.year() });
    }
    if file.execution_on < created {
        return Err(PaymentFileError::ExecutionDate { execution: file.execution_on, created });
    }
    if !is_readable(&file.debtor) {
        return Err(PaymentFileError::DebtorName);
    }
    if !file.debtor.iban.is_in_sepa() {
        return Err(PaymentFileError::DebtorOutsideSepa);
    }
    match file.transfers.len() {
        0 => return Err(PaymentFileError::NoTransfers),
        count if count > MAX_TRANSFERS => return Err(PaymentFileError::TooManyTransfers { count }),
        _ => {}
    }
    let mut known = HashMap::new();
    file.transfers.iter().enumerate().try_for_each(|(index, transfer)| check_one(index, transfer, &mut known))
}

fn check_one<'file>(
    transfer: usize,
    Transfer { end_to_end_id, amount_cents, creditor, remittance: _ }: &'file Transfer,
    known: &mut HashMap<&'file str, usize>,
) -> Result<(), PaymentFileError> {
    reference(end_to_end_id).map_err(|problem| PaymentFileError::EndToEndId { transfer, problem })?;
    if let Some(first) = known.insert(end_to_end_id, transfer) {
        return Err(PaymentFileError::RepeatedEndToEndId { transfer, first });
    }
    if !(1..=MAX_AMOUNT).contains(amount_cents) {
        return Err(PaymentFileError::Amount { transfer });
    }
    if !is_readable(creditor) {
        return Err(PaymentFileError::CreditorName { transfer });
    }
    if !creditor.iban.is_in_sepa() {
        return Err(PaymentFileError::CreditorOutsideSepa { transfer });
    }
    Ok(())
}

/// A name in a script that the SEPA set has no letters for would become a row of full stops.
fn is_readable(account: &Account) -> bool {
    name(account).bytes().any(|byte| byte.is_ascii_alphanumeric())
}

fn reference(text: &str) -> Result<(), ReferenceProblem> {
    let length = text.chars().count();
    if length == 0 {
        return Err(ReferenceProblem::Empty);
    }
    if length > LONGEST_REFERENCE {
        return Err(ReferenceProblem::TooLong { length });
    }
    if let Some(index) = text.chars().position(|c| !is_sepa_char(c)) {
        return Err(ReferenceProblem::Character { position: index + 1 });
    }
    if text.starts_with('/') || text.ends_with('/') || text.contains("//") {
        return Err(ReferenceProblem::Slashes);
    }
    if text.starts_with(' ') || text.ends_with(' ') {
        return Err(ReferenceProblem::Blanks);
    }
    if text.eq_ignore_ascii_case("NOTPROVIDED") {
        return Err(ReferenceProblem::NotProvided);
    }
    Ok(())
}
