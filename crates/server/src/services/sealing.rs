//! The vault as commands see it: bound to one ledger and one request, its failures told in the error model.

use domain::{BookCommand, BookEvent, Sealed, ids::PersonId};
use execution::ExecutionError;
use ledger::{LedgerError, LedgerName, Receipt};
use vault::{Bsn, BsnClaim, Purpose, Subject, Tries, Vault, VaultError};

use super::told::told;
use crate::{
    convert::{Claimed, Seal},
    errors::Problem,
};

/// The vault, for one ledger and one request.
pub(super) struct LedgerVault<'a> {
    pub(super) vault: &'a Vault,
    pub(super) ledger: &'a LedgerName,
    /// The fingerprint of the request.
    pub(super) request: &'a [u8; 32],
}

/// A command that stands in the ledger.
pub(super) struct Recorded {
    pub(super) receipt: Receipt,
    /// Its own event, unless an earlier try had recorded it.
    pub(super) event: Option<Box<BookEvent>>,
    pub(super) command: BookCommand,
}

/// Why there is no receipt, and what that says about the ledger.
pub(super) enum Undone {
    /// This try recorded nothing; an earlier try of the same request may have.
    NotTried(Problem),
    /// The ledger was asked, and nothing was recorded for this request.
    Refused(Problem),
    /// It may have been recorded.
    Unknown(Problem),
}

impl LedgerVault<'_> {
    /// Settles what was claimed for a command: the index follows what was recorded.
    ///
    /// # Errors
    /// Why there is no receipt; for a recorded command that the vault could not be told of, why not: a retry settles.
    pub(super) async fn settle(
        &self,
        claimed: &Claimed,
        outcome: Result<Recorded, Undone>,
    ) -> Result<Recorded, Problem> {
        let (problem, released) = match outcome {
            Ok(recorded) => {
                self.record(claimed, recorded.receipt.first_position).await?;
                return Ok(recorded);
            }
            Err(Undone::NotTried(problem)) => (problem, self.release(claimed, Tries::This).await),
            Err(Undone::Refused(problem)) => (problem, self.release(claimed, Tries::All(self.request)).await),
            Err(Undone::Unknown(problem)) => (problem, Ok(())),
        };
        if let Err(error) = released {
            // The refusal is the answer all the same; the claim stays, and the log says why.
            told(error);
        }
        Err(problem)
    }

    async fn record(&self, claimed: &Claimed, position: u64) -> Result<(), Problem> {
        let Some(identity) = claimed.recorded(position) else {
            return Ok(());
        };
        self.vault.record_bsn(self.ledger.as_str(), identity, self.request).await.map_err(told)
    }

    async fn release(&self, claimed: &Claimed, tries: Tries<'_>) -> Result<(), VaultError> {
        match claimed.claim() {
            Some(claim) => self.vault.release_bsn(self.ledger.as_str(), claim, tries).await,
            None => Ok(()),
        }
    }
}

impl Seal for LedgerVault<'_> {
    async fn claim(&self, bsn: &Bsn, candidate: PersonId) -> Result<BsnClaim, Problem> {
        self.vault.claim_bsn(self.ledger.as_str(), bsn, candidate, self.request).await.map_err(told)
    }

    async fn seal(&self, subject: Subject, purpose: Purpose, text: &str) -> Result<Sealed, Problem> {
        self.vault.seal(self.ledger.as_str(), subject, purpose, text).await.map_err(told)
    }
}

impl From<ExecutionError> for Undone {
    fn from(error: ExecutionError) -> Self {
        let known_as = match &error {
            ExecutionError::QueueFull { .. } => Self::NotTried,
            ExecutionError::Unavailable(error) if matches!(**error, LedgerError::Unknown(_)) => Self::Refused,
            ExecutionError::Unavailable(_) | ExecutionError::Stopped => Self::Unknown,
            ExecutionError::RequestReused { .. }
            | ExecutionError::RevisionConflict { .. }
            | ExecutionError::Refused(_)
            | ExecutionError::TooLarge(_)
            | ExecutionError::Unreadable(_) => Self::Refused,
        };
        known_as(told(error))
    }
}
