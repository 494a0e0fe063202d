//! Looking somebody up by BSN: processing of personal data, so it is recorded, and an opening when somebody is found.

use database::DatabaseError;
use domain::ids::PersonId;

use crate::store::openings::{self, Opening};
use crate::store::searches;
use crate::{Access, Bsn, Purpose, Subject, Vault, VaultError};

impl Vault {
    /// The person with this BSN in this ledger, if anybody has it. Leaves a record of the search, found or not, and one
    /// of the access when somebody was found; both before the answer, or there is none.
    ///
    /// # Errors
    /// [`VaultError::Access`], [`VaultError::AccessNotRecorded`], [`VaultError::Database`].
    pub async fn look_up(
        &self,
        ledger: &str,
        bsn: &Bsn,
        access: &Access,
    ) -> Result<Option<PersonId>, VaultError> {
        access.check()?;
        let found = self.person_by_bsn(ledger, bsn).await?;
        self.record_search(ledger, found, access).await.map_err(VaultError::AccessNotRecorded)?;
        Ok(found)
    }

    async fn record_search(
        &self,
        ledger: &str,
        found: Option<PersonId>,
        access: &Access,
    ) -> Result<(), DatabaseError> {
        let mut transaction = self.database.begin(ledger).await?;
        searches::insert(&mut transaction, ledger, access, found.is_some()).await?;
        if let Some(person) = found {
            let opening = Opening { subject: Subject::Person(person), purposes: vec![Purpose::Bsn] };
            openings::insert(&mut transaction, ledger, &[opening], access).await?;
        }
        Ok(transaction.commit().await?)
    }
}
