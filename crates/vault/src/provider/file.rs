//! The provider for development and for a single machine: three keys in a file of mode 0600.
//!
//! Back the file up apart from the database: together they open everything, and without it nothing opens.

use std::fmt;
use std::path::Path;

use async_trait::async_trait;
use aws_lc_rs::aead::{LessSafeKey, NONCE_LEN};
use aws_lc_rs::hmac;
use zeroize::Zeroizing;

use super::key_file::{self, Keys};
use super::{KeyProvider, KeyProviderError, MacKey, Wrapped};
use crate::cipher;

/// Keys from the file `vault.keys` in a directory.
pub struct FileKeyProvider {
    name: String,
    key_encryption: LessSafeKey,
    bsn_index: hmac::Key,
    fingerprint: hmac::Key,
}

impl FileKeyProvider {
    /// Reads the keys in `dir`; makes the directory (0700) and new keys (0600) on first use.
    ///
    /// # Errors
    /// [`KeyProviderError::Files`], [`KeyProviderError::Permissions`], [`KeyProviderError::Malformed`].
    pub fn open(dir: &Path) -> Result<Self, KeyProviderError> {
        let keys = key_file::read_or_create(dir)?;
        Ok(Self {
            name: name(&keys),
            key_encryption: cipher::key(&keys.key_encryption),
            bsn_index: hmac::Key::new(hmac::HMAC_SHA256, keys.bsn_index.as_ref()),
            fingerprint: hmac::Key::new(hmac::HMAC_SHA256, keys.fingerprint.as_ref()),
        })
    }
}

#[async_trait]
impl KeyProvider for FileKeyProvider {
    fn key_set(&self) -> String {
        self.name.clone()
    }

    async fn wrap(&self, key: &[u8; 32], context: &[u8]) -> Result<Wrapped, KeyProviderError> {
        let sealed = cipher::seal(&self.key_encryption, context, key);
        let bytes = [sealed.nonce.as_slice(), &sealed.bytes].concat();
        Ok(Wrapped { kek: self.name.clone(), bytes })
    }

    async fn unwrap(
        &self,
        wrapped: &Wrapped,
        context: &[u8],
    ) -> Result<Zeroizing<[u8; 32]>, KeyProviderError> {
        if wrapped.kek != self.name {
            return Err(KeyProviderError::OtherKek { wanted: wrapped.kek.clone(), found: self.name.clone() });
        }
        let (nonce, ciphertext) =
            wrapped.bytes.split_first_chunk::<NONCE_LEN>().ok_or(KeyProviderError::Altered)?;
        let bytes = cipher::open(&self.key_encryption, context, *nonce, ciphertext);
        let bytes = bytes.ok_or(KeyProviderError::Altered)?;
        let mut key = Zeroizing::new([0; 32]);
        if bytes.len() != key.len() {
            return Err(KeyProviderError::Altered);
        }
        key.copy_from_slice(&bytes);
        Ok(key)
    }

    fn mac(&self, key: MacKey, parts: &[&[u8]]) -> [u8; 32] {
        let key = match key {
            MacKey::BsnIndex => &self.bsn_index,
            MacKey::Fingerprint => &self.fingerprint,
        };
        mac(key, parts)
    }
}

impl fmt::Debug for FileKeyProvider {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FileKeyProvider({}, redacted)", self.name)
    }
}

fn mac(key: &hmac::Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    let mut tag = [0; 32];
    tag.copy_from_slice(context.sign().as_ref());
    tag
}

/// A name that changes with any of the three keys and gives none of them away.
fn name(keys: &Keys) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, keys.key_encryption.as_ref());
    let parts: [&[u8]; 3] = [b"herstelboek/key-set/1", keys.bsn_index.as_ref(), keys.fingerprint.as_ref()];
    format!("file-{}", hex::encode(&mac(&key, &parts)[..8]))
}
