//! A command that is right in form and waits for its texts to be sealed.
//!
//! The order is fixed: the fields are checked, the caller is authorised, the BSN is claimed for the person behind it,
//! the texts are sealed under the right keys, and only then does a command exist. Whoever claims also settles.

use std::future::Future;

use domain::household::HouseholdCommand;
use domain::ids::{HouseholdId, PersonId};
use domain::{Fact, Sealed};
use vault::{Bsn, BsnClaim, Purpose, Subject};

use super::claimed::{Claimed, Identified};
use super::texts::{Owner, Plaintext, SealedTexts, Texts};
use crate::errors::Problem;

/// What conversions need of a vault, for one ledger.
pub(crate) trait Seal: Sync {
    /// Claims a BSN for the person who has it; for the candidate when nobody has.
    fn claim(&self, bsn: &Bsn, candidate: PersonId)
    -> impl Future<Output = Result<BsnClaim, Problem>> + Send;

    /// Seals a text under the key of its subject.
    fn seal(
        &self,
        subject: Subject,
        purpose: Purpose,
        text: &str,
    ) -> impl Future<Output = Result<Sealed, Problem>> + Send;
}

/// What a command is built from.
pub(super) struct Parts {
    pub(super) fact: Fact,
    /// The person whose identity the request carries.
    pub(super) person: Option<PersonId>,
    pub(super) sealed: SealedTexts,
}

type Build = Box<dyn FnOnce(Parts) -> HouseholdCommand + Send + Sync>;

/// A checked command without its texts.
pub(crate) struct Draft {
    pub(super) identified: Identified,
    pub(super) texts: Vec<Plaintext>,
    pub(super) build: Build,
}

impl Draft {
    /// A command about nobody's identity, built by `build` once these texts are sealed.
    pub(super) fn new<C: Into<HouseholdCommand>>(
        texts: Texts,
        build: impl FnOnce(Parts) -> C + Send + Sync + 'static,
    ) -> Self {
        Self::about(Identified::Nobody, texts, build)
    }

    /// A command with the identity of somebody.
    pub(super) fn about<C: Into<HouseholdCommand>>(
        identified: Identified,
        texts: Texts,
        build: impl FnOnce(Parts) -> C + Send + Sync + 'static,
    ) -> Self {
        let build = move |parts| build(parts).into();
        Self { identified, texts: texts.into_inner(), build: Box::new(build) }
    }

    /// Claims the BSN of the identity, when there is one.
    ///
    /// # Errors
    /// Whatever the vault answers.
    pub(crate) async fn claim(&self, vault: &impl Seal) -> Result<Claimed, Problem> {
        self.identified.claim(vault).await
    }

    /// Seals every text and makes the command.
    ///
    /// # Errors
    /// `BSN_OF_OTHER_PERSON`, then whatever the vault answers.
    pub(crate) async fn seal(
        self,
        vault: &impl Seal,
        claimed: &Claimed,
        household: HouseholdId,
        fact: Fact,
    ) -> Result<HouseholdCommand, Problem> {
        let person = claimed.person()?;
        let mut sealed = Vec::with_capacity(self.texts.len());
        for Plaintext { owner, purpose, text } in &self.texts {
            let subject = match (owner, person) {
                (Owner::Person, Some(person)) => Subject::Person(person),
                _ => Subject::Household(household),
            };
            sealed.push(vault.seal(subject, *purpose, text).await?);
        }
        Ok((self.build)(Parts { fact, person, sealed: SealedTexts::new(sealed) }))
    }
}
