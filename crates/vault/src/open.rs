//! Opening: the only way from a sealed text to plaintext.
//!
//! The texts are opened in memory first, so that a text that cannot be opened leaves no record of an opening; then the
//! access record is committed; only then is anything handed out. When the record fails, the plaintext is wiped.

use database::DatabaseError;
use domain::Sealed;

use crate::store::openings::{self, Opening};
use crate::{Access, Opened, Purpose, Subject, Vault, VaultError};

/// Sealed texts of one subject, in the order in which they are wanted.
pub type Texts<'a> = (Subject, Vec<(Purpose, &'a Sealed)>);

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
        let mut opened = self.open_all(ledger, &[(subject, texts.to_vec())], access).await?;
        Ok(opened.pop().expect("open_all answers for as many subjects as it was given"))
    }

    /// Opens all texts of several subjects, each named once, in order, and leaves one access record for each that has
    /// texts; or none of them. Two round trips however many there are: one for the keys that are not at hand, one for
    /// the records.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub async fn open_all(
        &self,
        ledger: &str,
        texts: &[Texts<'_>],
        access: &Access,
    ) -> Result<Vec<Vec<Opened>>, VaultError> {
        access.check()?;
        let subjects = texts.iter().filter(|(_, texts)| !texts.is_empty()).map(|(subject, _)| *subject);
        let keys = self.find_keys(ledger, subjects.collect()).await?;
        let mut records = Vec::with_capacity(texts.len());
        let mut all = Vec::with_capacity(texts.len());
        for (subject, texts) in texts {
            let mut purposes = Vec::with_capacity(texts.len());
            let mut opened = Vec::with_capacity(texts.len());
            for (purpose, sealed) in texts {
                let key = keys.get(subject).ok_or(VaultError::KeyUnknown(sealed.key))?;
                opened.push(Opened::new(key.open(ledger, *subject, *purpose, sealed)?));
                if !purposes.contains(purpose) {
                    purposes.push(*purpose);
                }
            }
            if !purposes.is_empty() {
                records.push(Opening { subject: *subject, purposes });
            }
            all.push(opened);
        }
        self.record(ledger, &records, access).await.map_err(VaultError::AccessNotRecorded)?;
        Ok(all)
    }

    async fn record(&self, ledger: &str, records: &[Opening], access: &Access) -> Result<(), DatabaseError> {
        if records.is_empty() {
            return Ok(());
        }
        let mut transaction = self.database.begin(ledger).await?;
        openings::insert(&mut transaction, ledger, records, access).await?;
        Ok(transaction.commit().await?)
    }
}
