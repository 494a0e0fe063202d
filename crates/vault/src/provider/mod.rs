//! Where the keys above the data keys come from: a file here, an HSM or a transit service in production.
//!
//! The keys of a provider never reach the database. Losing them means that nothing can be opened again.

mod error;
mod file;
mod key_file;
mod secret_file;

use std::fmt;

use async_trait::async_trait;
use zeroize::Zeroizing;

pub use error::KeyProviderError;
pub use file::FileKeyProvider;
pub use secret_file::secret_file;

/// A data key as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrapped {
    /// The name of the key-encryption key it is wrapped with; 1 to 200 characters.
    pub kek: String,
    /// The provider's own format; 40 to 4096 bytes.
    pub bytes: Vec<u8>,
}

/// Which of the provider's keys for HMAC-SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MacKey {
    /// Finds a BSN again.
    BsnIndex,
    /// Recognises a request that was sent before.
    Fingerprint,
}

/// Holds the key-encryption key and the keys for HMAC-SHA-256.
#[async_trait]
pub trait KeyProvider: fmt::Debug + Send + Sync {
    /// Names this set of keys, and tells it from any other; 1 to 200 characters, nothing secret.
    fn key_set(&self) -> String;

    /// Wraps a data key; `context` must be given again to unwrap it.
    async fn wrap(&self, key: &[u8; 32], context: &[u8]) -> Result<Wrapped, KeyProviderError>;

    /// Unwraps what [`KeyProvider::wrap`] wrapped in the same context.
    async fn unwrap(
        &self,
        wrapped: &Wrapped,
        context: &[u8],
    ) -> Result<Zeroizing<[u8; 32]>, KeyProviderError>;

    /// HMAC-SHA-256 over the parts, each preceded by its length in 8 bytes, big-endian.
    fn mac(&self, key: MacKey, parts: &[&[u8]]) -> [u8; 32];
}
