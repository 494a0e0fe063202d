//! The vault itself: its parts, its cache of data keys, and what needs no text: fingerprints.

use std::sync::Arc;
use std::time::Duration;

use database::Database;
use moka::future::Cache;

use crate::data_key::DataKey;
use crate::store::key_set;
use crate::{KeyProvider, MacKey, Subject, VaultError};

/// Data keys kept unwrapped in memory at most.
const MOST_KEYS: u64 = 20_000;
/// How long; after this, a key that was destroyed elsewhere is gone here too.
const KEEP_KEYS: Duration = Duration::from_secs(10 * 60);

/// Seals and opens personal data. Cheap to clone: clones share connections and keys.
#[derive(Clone, Debug)]
pub struct Vault {
    pub(crate) database: Database,
    pub(crate) provider: Arc<dyn KeyProvider>,
    pub(crate) keys: Cache<(String, Subject), Arc<DataKey>>,
}

impl Vault {
    /// Connects a database with the provider of its keys; the first provider ever is remembered.
    ///
    /// # Errors
    /// [`VaultError::OtherKeySet`] when the database was first used with other keys, [`VaultError::Database`].
    pub async fn connect(database: Database, provider: Arc<dyn KeyProvider>) -> Result<Self, VaultError> {
        let found = provider.key_set();
        let expected = key_set::install(&database, &found).await?;
        if expected != found {
            return Err(VaultError::OtherKeySet { expected, found });
        }
        let keys = Cache::builder().max_capacity(MOST_KEYS).time_to_live(KEEP_KEYS).build();
        Ok(Self { database, provider, keys })
    }

    /// HMAC-SHA-256 over the parts under a key of its own: tells whether a request is the same one, and nothing about it.
    pub fn fingerprint(&self, parts: &[&[u8]]) -> [u8; 32] {
        self.provider.mac(MacKey::Fingerprint, parts)
    }
}
