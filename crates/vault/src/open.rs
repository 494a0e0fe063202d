//! Opening: the only way from a sealed text to plaintext.
//!
//! The texts are opened in memory first, so that a text that cannot be opened leaves no record of an opening; then the
//! access record is committed; only then is anything handed out. When the record fails, the plaintext is wiped.

use domain::Sealed;

use crate::store::openings;
use crate::{Access, Opened, Purpose, Subject, Vault, VaultError};

impl Vault {
    /// Opens one text and leaves one access record.
    ///
    /// # Errors
    /// [`VaultError::Access`], [`VaultError::KeyUnknown`], [`VaultError::Altered`],
    /// [`VaultError::AccessNotRecorded`], [`VaultError::Keys`], [`VaultError::Database`].
    pub async fn open(
        &self,
        ledger: &str,
        subject: Subject,
        purpose: Purpose,
        sealed: &Sealed,
        access: &Access,
    ) -> Result<Opened, VaultError> {
        let mut opened = self.open_many(ledger, subject, &[(purpose, sealed)], access).await?;
        Ok(opened.pop().expect("open_many answers with as many texts as it was given"))
    }

    /// Opens all of several texts of one subject, in order, and leaves one access record; or none of them. No texts, no record.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub async fn open_many(
        &self,
        ledger: &str,
        subject: Subject,
        texts: &[(Purpose, &Sealed)],
        access: &Access,
    ) -> Result<Vec<Opened>, VaultError> {
        access.check()?;
        let Some((_, first)) = texts.first() else {
            return Ok(Vec::new());
        };
        let key = self.find_key(ledger, subject).await?.ok_or(VaultError::KeyUnknown(first.key))?;
        let mut purposes = Vec::with_capacity(texts.len());
        let mut opened = Vec::with_capacity(texts.len());
        for (purpose, sealed) in texts {
            opened.push(Opened::new(key.open(ledger, subject, *purpose, sealed)?));
            if !purposes.contains(purpose) {
                purposes.push(*purpose);
            }
        }
        openings::insert(&self.database, ledger, subject, &purposes, access)
            .await
            .map_err(VaultError::AccessNotRecorded)?;
        Ok(opened)
    }
}
