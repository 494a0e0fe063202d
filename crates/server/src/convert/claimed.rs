//! Whose identity a request carries: before the BSN in it is claimed, and after.
//!
//! Details are stated whole, so a member whose details come without a BSN has none from now on. Joining without a BSN
//! says nothing about one: what was recorded of it before stays.

use domain::ids::PersonId;
use vault::{Bsn, BsnClaim, RecordedIdentity};

use super::draft::Seal;
use crate::errors::{Problem, Reason};

/// Whose identity a request carries.
pub(super) enum Identified {
    /// Nobody's.
    Nobody,
    /// Somebody who joins under this id, unless the BSN is known under another one.
    Joining(PersonId, Option<Bsn>),
    /// A member, whose BSN must not be somebody else's.
    Member(PersonId, Option<Bsn>),
}

/// Whose identity a request carries, now that the BSN in it is claimed.
pub(crate) enum Claimed {
    /// Nobody's.
    Nobody,
    /// That of somebody who joins without a BSN: it says nothing about one.
    Silent(PersonId),
    /// A member's, without a BSN: from now on there is none.
    WithoutBsn(PersonId),
    /// That of somebody who joins under the id that goes with this BSN.
    Joining(BsnClaim),
    /// A member's, with this BSN.
    Member(PersonId, BsnClaim),
}

impl Identified {
    /// Claims the BSN, when there is one.
    pub(super) async fn claim(&self, vault: &impl Seal) -> Result<Claimed, Problem> {
        Ok(match self {
            Self::Nobody => Claimed::Nobody,
            Self::Joining(person, None) => Claimed::Silent(*person),
            Self::Member(person, None) => Claimed::WithoutBsn(*person),
            Self::Joining(candidate, Some(bsn)) => Claimed::Joining(vault.claim(bsn, *candidate).await?),
            Self::Member(person, Some(bsn)) => Claimed::Member(*person, vault.claim(bsn, *person).await?),
        })
    }
}

impl Claimed {
    /// The claim that is to be ended.
    pub(crate) fn claim(&self) -> Option<&BsnClaim> {
        match self {
            Self::Joining(claim) | Self::Member(_, claim) => Some(claim),
            Self::Nobody | Self::Silent(_) | Self::WithoutBsn(_) => None,
        }
    }

    /// What the index is to hold once the command stands at this position.
    pub(crate) fn recorded(&self, position: u64) -> Option<RecordedIdentity<'_>> {
        let person = match self {
            Self::Nobody | Self::Silent(_) => return None,
            Self::WithoutBsn(person) | Self::Member(person, _) => *person,
            Self::Joining(claim) => claim.person,
        };
        Some(RecordedIdentity { person, claim: self.claim(), position })
    }

    /// The person, when the identity may be stated for that person.
    pub(super) fn person(&self) -> Result<Option<PersonId>, Problem> {
        match self {
            Self::Nobody => Ok(None),
            Self::Silent(person) | Self::WithoutBsn(person) => Ok(Some(*person)),
            Self::Joining(claim) => Ok(Some(claim.person)),
            Self::Member(member, claim) if claim.person == *member => Ok(Some(*member)),
            Self::Member(..) => Err(Problem::new(Reason::BsnOfOtherPerson)),
        }
    }
}
