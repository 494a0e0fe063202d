//! Whose BSN it is: claimed before a command is decided, settled once it is known what was recorded.
//!
//! What was recorded stands in the index by position, and the newest identity of a person holds. So the order in which
//! calls settle does not matter, a retry settles to the same state, and even a retry of a mistake that was corrected
//! long ago does not bring it back. Until then a claim of its own for each try keeps the BSN for one person: who comes
//! later claims it for the same one, and a try that is refused takes back its own claim and nobody else's.
//!
//! Two clients add the same BSN at once, each with an id of its own: both get the person of the first claim. One is
//! refused and releases its claim; that of the other still stands, or the index knows the person already.
//!
//! So at any commit the claims that stand and the owner are one person, and the ledger never says of two persons at once
//! that the BSN is theirs. A claim stands until it is settled in the database, not until its caller hears of that: by
//! then a later identity may have freed the BSN, and the next claim may be for somebody else.
//!
//! A crash, or a caller that gives up, between the commit and the settling: the claim stays and the BSN stays with the
//! person, though nobody is found by it yet. Before the commit: the claim stays for somebody who was not recorded. The
//! retry with the same request id settles either, once the ledger has told whether it was recorded.
//!
//! What is left, each after an unknown outcome or twice the same request at once:
//! - Without that retry the claim stays until an identity of that person is recorded more than 75 seconds later. Until
//!   then whoever joins with the BSN joins under that id. When that person is a member elsewhere this is refused and
//!   names the household; its coordinator states the details of that member again.
//! - A retry that comes after that, of a command that had been recorded, is taken for the person who has the BSN by then.
//! - A command that is on its way for more than 75 seconds, or whose twin is refused before it is recorded, can lose its
//!   claim. Only then can one BSN be recorded for two persons; it is found for the one whose newest identity comes first.

use domain::ids::PersonId;

use crate::store::bsn_claims;
use crate::store::bsn_index::{self, Row};
use crate::{Bsn, MacKey, Vault, VaultError};

/// A BSN kept for one person while a command is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BsnClaim {
    /// Whose BSN it is: the owner, or who becomes the owner when the command is recorded.
    pub person: PersonId,
    /// The BSN as the index knows it.
    pub bsn_hmac: [u8; 32],
    /// Which claim to this BSN it is, from 1; 0 when the request was recorded before and there is nothing to claim.
    pub generation: i32,
}

/// An identity that stands in the ledger.
#[derive(Clone, Copy, Debug)]
pub struct RecordedIdentity<'a> {
    /// Whose identity.
    pub person: PersonId,
    /// The claim to the BSN it has; none when it has no BSN.
    pub claim: Option<&'a BsnClaim>,
    /// The position of the event that states it.
    pub position: u64,
}

/// Of which tries of a request it is known that they recorded nothing.
#[derive(Clone, Copy, Debug)]
pub enum Tries<'a> {
    /// Of the try that made the claim; an earlier one may have recorded it.
    This,
    /// Of that one and all earlier ones of the request with this fingerprint: the ledger was asked.
    All(&'a [u8; 32]),
}

impl Vault {
    /// The person whose BSN this is by what was recorded in this ledger, if there is one.
    ///
    /// # Errors
    /// [`VaultError::Database`].
    pub async fn person_by_bsn(&self, ledger: &str, bsn: &Bsn) -> Result<Option<PersonId>, VaultError> {
        let mut transaction = self.database.begin(ledger).await?;
        let person = bsn_index::owner(&mut transaction, ledger, &self.bsn_hmac(ledger, bsn)).await?;
        transaction.commit().await?;
        Ok(person.map(PersonId::new))
    }

    /// Claims a BSN for the person it belongs to, or is claimed for already; for `candidate` when that is nobody.
    ///
    /// `request` is the fingerprint of the request with the command. One that was recorded before gets the person it was
    /// recorded for, whoever has the BSN now. Every claim is to be ended by [`Vault::record_bsn`] or
    /// [`Vault::release_bsn`], unless it is unknown whether the command was recorded.
    ///
    /// # Errors
    /// [`VaultError::Database`].
    pub async fn claim_bsn(
        &self,
        ledger: &str,
        bsn: &Bsn,
        candidate: PersonId,
        request: &[u8; 32],
    ) -> Result<BsnClaim, VaultError> {
        let bsn_hmac = self.bsn_hmac(ledger, bsn);
        let mut transaction = self.database.begin(ledger).await?;
        let recorded = bsn_index::recorded(&mut transaction, ledger, &bsn_hmac, request).await?;
        let mut claimed = recorded.map(|person| (person, 0));
        let (person, generation) = loop {
            if let Some(claimed) = claimed {
                break claimed;
            }
            let candidate = candidate.as_uuid();
            claimed = bsn_claims::insert(&mut transaction, ledger, &bsn_hmac, candidate, request).await?;
        };
        transaction.commit().await?;
        Ok(BsnClaim { person: PersonId::new(person), bsn_hmac, generation })
    }

    /// Ends a claim when nothing was recorded.
    ///
    /// # Errors
    /// [`VaultError::Database`].
    pub async fn release_bsn(
        &self,
        ledger: &str,
        claim: &BsnClaim,
        tries: Tries<'_>,
    ) -> Result<(), VaultError> {
        let mut transaction = self.database.begin(ledger).await?;
        bsn_claims::release(&mut transaction, ledger, claim, tries).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes over into the index what a request recorded, and ends its claims. Every other BSN of the person is free from
    /// now on, unless a newer identity of the person was recorded. Once or more often, in any order: it ends the same.
    ///
    /// # Errors
    /// [`VaultError::Database`].
    pub async fn record_bsn(
        &self,
        ledger: &str,
        identity: RecordedIdentity<'_>,
        request: &[u8; 32],
    ) -> Result<(), VaultError> {
        let row = Row {
            ledger,
            position: i64::try_from(identity.position).expect("a position is below 2^63"),
            person: identity.person.as_uuid(),
            bsn_hmac: identity.claim.map(|claim| &claim.bsn_hmac),
            request,
        };
        let mut transaction = self.database.begin(ledger).await?;
        if bsn_index::insert(&mut transaction, &row).await? {
            bsn_claims::release_past(&mut transaction, &row).await?;
        } else if let Some(claim) = identity.claim {
            bsn_claims::release(&mut transaction, ledger, claim, Tries::All(request)).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Bound to the ledger, so that the index does not show that a person is known in two municipalities.
    fn bsn_hmac(&self, ledger: &str, bsn: &Bsn) -> [u8; 32] {
        self.provider.mac(MacKey::BsnIndex, &[ledger.as_bytes(), bsn.as_str().as_bytes()])
    }
}
