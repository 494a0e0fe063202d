//! The vault as conversions see it: bound to one ledger, its failures told in the error model.

use domain::{Sealed, ids::PersonId};
use ledger::LedgerName;
use vault::{Bsn, Purpose, Subject, Vault};

use super::told::told;
use crate::{convert::Seal, errors::Problem};

/// The vault, for one ledger.
pub(super) struct LedgerVault<'a> {
    pub(super) vault: &'a Vault,
    pub(super) ledger: &'a LedgerName,
}

impl Seal for LedgerVault<'_> {
    async fn person_with(&self, bsn: &Bsn, candidate: PersonId) -> Result<PersonId, Problem> {
        self.vault
            .claim_bsn(self.ledger.as_str(), bsn, candidate)
            .await
            .map_err(told)
    }

    async fn seal(&self, subject: Subject, purpose: Purpose, text: &str) -> Result<Sealed, Problem> {
        self.vault
            .seal(self.ledger.as_str(), subject, purpose, text)
            .await
            .map_err(told)
    }
}
