//! Sealing, and the making of a subject's data key when the first text is sealed for it.

use std::collections::HashMap;
use std::sync::Arc;

use domain::Sealed;
use uuid::{Builder, Uuid};

use crate::cipher::{self, KeyBytes};
use crate::data_key::DataKey;
use crate::store::keys::{self, StoredKey};
use crate::{Purpose, Subject, Vault, VaultError};

/// The longest text that is sealed, in bytes of UTF-8.
pub const LONGEST_TEXT: usize = 64 * 1024;

impl Vault {
    /// Seals one text. Sealing the same text twice gives two different results.
    ///
    /// # Errors
    /// [`VaultError::TextTooLong`], [`VaultError::Keys`], [`VaultError::Database`].
    pub async fn seal(
        &self,
        ledger: &str,
        subject: Subject,
        purpose: Purpose,
        text: &str,
    ) -> Result<Sealed, VaultError> {
        if text.len() > LONGEST_TEXT {
            return Err(VaultError::TextTooLong { length: text.len(), limit: LONGEST_TEXT });
        }
        let key = match self.find_key(ledger, subject).await? {
            Some(key) => key,
            None => self.make_key(ledger, subject).await?,
        };
        Ok(key.seal(ledger, subject, purpose, text))
    }

    /// The subject's data key from the cache or the database.
    pub(crate) async fn find_key(
        &self,
        ledger: &str,
        subject: Subject,
    ) -> Result<Option<Arc<DataKey>>, VaultError> {
        Ok(self.find_keys(ledger, vec![subject]).await?.remove(&subject))
    }

    /// The data keys of the subjects that have one, from the cache or, in one round trip, the database.
    pub(crate) async fn find_keys(
        &self,
        ledger: &str,
        subjects: Vec<Subject>,
    ) -> Result<HashMap<Subject, Arc<DataKey>>, VaultError> {
        let mut found = HashMap::with_capacity(subjects.len());
        let mut missing = Vec::new();
        for subject in subjects {
            match self.keys.get(&(ledger.to_owned(), subject)).await {
                Some(key) => drop(found.insert(subject, key)),
                None => missing.push(subject),
            }
        }
        if missing.is_empty() {
            return Ok(found);
        }
        for (subject, stored) in keys::find(&self.database, ledger, &missing).await? {
            let bytes = self.provider.unwrap(&stored.wrapped, &wrapping(ledger, subject, stored.id)).await?;
            found.insert(subject, self.keep_key((ledger.to_owned(), subject), stored.id, &bytes).await);
        }
        Ok(found)
    }

    /// Makes a data key and stores it; when another process was first, that process's key is the one.
    async fn make_key(&self, ledger: &str, subject: Subject) -> Result<Arc<DataKey>, VaultError> {
        let id = Builder::from_random_bytes(*cipher::random::<16>()).into_uuid();
        let bytes = cipher::random::<32>();
        let wrapped = self.provider.wrap(&bytes, &wrapping(ledger, subject, id)).await?;
        if keys::insert(&self.database, ledger, subject, &StoredKey { id, wrapped }).await? {
            return Ok(self.keep_key((ledger.to_owned(), subject), id, &bytes).await);
        }
        let first = self.find_key(ledger, subject).await?;
        first.ok_or(VaultError::KeyUnknown(id))
    }

    async fn keep_key(&self, place: (String, Subject), id: Uuid, bytes: &KeyBytes) -> Arc<DataKey> {
        let key = Arc::new(DataKey::new(id, bytes));
        self.keys.insert(place, Arc::clone(&key)).await;
        key
    }
}

/// What a wrapped key is bound to: it cannot be given to another subject. Never changes.
fn wrapping(ledger: &str, subject: Subject, key: Uuid) -> Vec<u8> {
    cipher::join(&[
        b"herstelboek/wrap/1",
        ledger.as_bytes(),
        subject.kind().as_bytes(),
        subject.id().as_bytes(),
        key.as_bytes(),
    ])
}
