//! Account numbers, names of accounts and files of a bank, checked on the way in.

use aws_lc_rs::digest::{SHA256, digest};
use banking::Iban;
use domain::ids::FileHash;

use super::fields::{Field, Fields};
use super::limits;
use crate::errors::Reason;

impl Fields {
    /// An account number that must be there, without its spaces and in capitals. Its check number is right, and a SEPA
    /// credit transfer reaches it.
    pub(super) fn iban(&mut self, field: &str, text: String) -> Field<String> {
        if text.is_empty() {
            return Err(self.wrong(field, Reason::FieldRequired, vec![]));
        }
        match text.parse::<Iban>() {
            Ok(iban) if iban.is_in_sepa() => Ok(iban.in_full().to_owned()),
            _ => Err(self.wrong(field, Reason::IbanInvalid, vec![])),
        }
    }

    /// A name in which an account stands: something is left of it in the characters of SEPA, in which a file writes it.
    pub(super) fn name_of_account(&mut self, field: &str, name: &str) -> Field<()> {
        let written = banking::sepa_text(name, limits::PAYEE);
        match written.contains(|sign: char| sign.is_ascii_alphanumeric()) {
            true => Ok(()),
            false => {
                Err(self.wrong(field, Reason::FieldInvalid, vec![("expected", "[A-Za-z0-9]".to_owned())]))
            }
        }
    }
}

/// The SHA-256 hash of a file.
pub(super) fn hash(file: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, file).as_ref());
    hash
}

/// The same, as it is recorded.
pub(super) fn file_hash(file: &[u8]) -> FileHash {
    let digits: String = hash(file).iter().map(|byte| format!("{byte:02x}")).collect();
    FileHash::new(digits).expect("a SHA-256 hash has 64 hexadecimal digits")
}
