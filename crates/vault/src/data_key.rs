//! The data key of one subject in one ledger, and what its ciphertexts are bound to.

use std::fmt;

use aws_lc_rs::aead::LessSafeKey;
use domain::Sealed;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::cipher::{self, KeyBytes};
use crate::{Purpose, Subject, VaultError};

/// A data key, ready for use. Only memory holds it unwrapped.
pub(crate) struct DataKey {
    id: Uuid,
    key: LessSafeKey,
}

impl DataKey {
    /// From its stored id and unwrapped bytes.
    pub(crate) fn new(id: Uuid, bytes: &KeyBytes) -> Self {
        Self { id, key: cipher::key(bytes) }
    }

    /// Seals one text for one purpose.
    pub(crate) fn seal(&self, ledger: &str, subject: Subject, purpose: Purpose, text: &str) -> Sealed {
        let sealed = cipher::seal(&self.key, &context(ledger, subject, purpose), text.as_bytes());
        Sealed { key: self.id, nonce: sealed.nonce, ciphertext: sealed.bytes }
    }

    /// Opens one text; the caller answers for the access record.
    pub(crate) fn open(
        &self,
        ledger: &str,
        subject: Subject,
        purpose: Purpose,
        sealed: &Sealed,
    ) -> Result<Zeroizing<String>, VaultError> {
        if sealed.key != self.id {
            return Err(VaultError::KeyUnknown(sealed.key));
        }
        let context = context(ledger, subject, purpose);
        let mut bytes =
            cipher::open(&self.key, &context, sealed.nonce, &sealed.ciphertext).ok_or(VaultError::Altered)?;
        let text = String::from_utf8(std::mem::take(&mut bytes)).map_err(|_| VaultError::Altered)?;
        Ok(Zeroizing::new(text))
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DataKey({}, redacted)", self.id)
    }
}

/// What a sealed text is bound to. Never changes: recorded events are sealed with it.
fn context(ledger: &str, subject: Subject, purpose: Purpose) -> Vec<u8> {
    cipher::join(&[
        b"herstelboek/seal/1",
        ledger.as_bytes(),
        subject.kind().as_bytes(),
        subject.id().as_bytes(),
        purpose.as_str().as_bytes(),
    ])
}
