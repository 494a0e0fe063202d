//! What a key provider may fail in, in the order in which it is found out.

use std::io;
use std::path::PathBuf;

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyProviderError {
    /// The key file, or its folder, could not be made or read.
    #[error("cannot {action} {path}: {source}")]
    Files {
        /// What was tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },

    /// Others than its owner may read or write the key file.
    #[error(
        "{path} has mode {mode:04o} and may be read by its owner only; chmod 600 it, and consider the keys known"
    )]
    Permissions {
        /// The key file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },

    /// The key file is not as it was written.
    #[error("{path} is not a key file of version 1; put the original back from its backup")]
    Malformed {
        /// The key file.
        path: PathBuf,
    },

    /// A data key was wrapped by a key-encryption key that this provider does not have.
    #[error("the data key was wrapped by {wanted} and the provider has {found}; put the right keys back")]
    OtherKek {
        /// The name stored with the data key.
        wanted: String,
        /// The provider's own.
        found: String,
    },

    /// The wrapped key was changed, or belongs to another subject.
    #[error("the wrapped data key does not belong to this subject, or was altered")]
    Altered,

    /// An HSM or transit service cannot be reached or refuses.
    #[error("the key service does not answer: {0}")]
    Service(String),
}
