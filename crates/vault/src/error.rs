//! Every way the vault refuses, in the order in which it looks. No message holds a text that was to be protected.

use database::DatabaseError;
use uuid::Uuid;

use crate::KeyProviderError;

/// Why a text was not sealed, not opened, or a person not found.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The text to seal is over the limit.
    #[error("the text has {length} bytes and the limit is {limit}; shorten it")]
    TextTooLong {
        /// Bytes of UTF-8.
        length: usize,
        /// The limit in bytes, [`crate::LONGEST_TEXT`].
        limit: usize,
    },

    /// A field of the access record is missing or malformed, so opening cannot be accounted for.
    #[error("{field} of the access record is not usable: {expected}")]
    Access {
        /// Name of the field.
        field: &'static str,
        /// What it must be.
        expected: &'static str,
    },

    /// The sealed text names a key that is not this subject's in this ledger.
    #[error("key {0} is not a key of this subject in this ledger; the sealed text belongs elsewhere")]
    KeyUnknown(Uuid),

    /// The tag does not fit: sealed for another purpose, or changed since.
    #[error(
        "the sealed text does not belong to this ledger, subject and purpose, or was altered; nothing was opened"
    )]
    Altered,

    /// The database belongs to another set of keys than the provider has.
    #[error(
        "the database was sealed with key set {expected} and the provider has {found}; put the right keys back"
    )]
    OtherKeySet {
        /// The one the database was first used with.
        expected: String,
        /// The provider's.
        found: String,
    },

    /// The access record could not be written, so nothing was opened.
    #[error("nothing was opened, because the access record could not be written: {0}")]
    AccessNotRecorded(#[source] DatabaseError),

    /// The key provider failed.
    #[error(transparent)]
    Keys(#[from] KeyProviderError),

    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<sqlx::Error> for VaultError {
    fn from(error: sqlx::Error) -> Self {
        VaultError::Database(error.into())
    }
}
