//! Looking somebody up by BSN: processing of personal data, so it is recorded like an opening.

use domain::ids::PersonId;

use crate::store::openings;
use crate::{Access, Bsn, Purpose, Subject, Vault, VaultError};

impl Vault {
    /// The person with this BSN in this ledger, if anybody has it; leaves one access record when somebody has.
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
        let Some(person) = self.person_by_bsn(ledger, bsn).await? else {
            return Ok(None);
        };
        openings::insert(&self.database, ledger, Subject::Person(person), &[Purpose::Bsn], access)
            .await
            .map_err(VaultError::AccessNotRecorded)?;
        Ok(Some(person))
    }
}
