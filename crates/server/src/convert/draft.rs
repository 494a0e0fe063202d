//! A command that is right in form and waits for its texts to be sealed.
//!
//! The order is fixed: the fields are checked, the caller is authorised, the person behind a BSN is found, the texts
//! are sealed under the right keys, and only then does a command exist.

use std::future::Future;

use domain::household::HouseholdCommand;
use domain::ids::{HouseholdId, PersonId};
use domain::{Fact, Sealed};
use vault::{Bsn, Purpose, Subject};

use super::texts::{Owner, Plaintext, SealedTexts, Texts};
use crate::errors::{Problem, Reason};

/// What conversions need of a vault, for one ledger.
pub(crate) trait Seal: Sync {
    /// The person who has this BSN; from now on the candidate when nobody had it.
    fn person_with(
        &self,
        bsn: &Bsn,
        candidate: PersonId,
    ) -> impl Future<Output = Result<PersonId, Problem>> + Send;

    /// Seals a text under the key of its subject.
    fn seal(
        &self,
        subject: Subject,
        purpose: Purpose,
        text: &str,
    ) -> impl Future<Output = Result<Sealed, Problem>> + Send;
}

/// Whose identity a request carries.
pub(super) enum Identified {
    /// Nobody's.
    Nobody,
    /// Somebody who joins under this id, unless the BSN is known under another one.
    Joining(PersonId, Option<Bsn>),
    /// A member, whose BSN must not be somebody else's.
    Member(PersonId, Option<Bsn>),
}

/// What a command is built from.
pub(super) struct Parts {
    pub(super) fact: Fact,
    /// The person whose identity the request carries.
    pub(super) person: Option<PersonId>,
    pub(super) sealed: SealedTexts,
}

type Build = Box<dyn FnOnce(Parts) -> HouseholdCommand + Send>;

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
        build: impl FnOnce(Parts) -> C + Send + 'static,
    ) -> Self {
        Self::about(Identified::Nobody, texts, build)
    }

    /// A command with the identity of somebody.
    pub(super) fn about<C: Into<HouseholdCommand>>(
        identified: Identified,
        texts: Texts,
        build: impl FnOnce(Parts) -> C + Send + 'static,
    ) -> Self {
        let build = move |parts| build(parts).into();
        Self {
            identified,
            texts: texts.into_inner(),
            build: Box::new(build),
        }
    }

    /// Seals every text and makes the command.
    ///
    /// # Errors
    /// `BSN_OF_OTHER_PERSON`, then whatever the vault answers.
    pub(crate) async fn seal(
        self,
        vault: &impl Seal,
        household: HouseholdId,
        fact: Fact,
    ) -> Result<HouseholdCommand, Problem> {
        let person = self.identified.person(vault).await?;
        let mut sealed = Vec::with_capacity(self.texts.len());
        for Plaintext { owner, purpose, text } in &self.texts {
            let subject = match (owner, person) {
                (Owner::Person, Some(person)) => Subject::Person(person),
                _ => Subject::Household(household),
            };
            sealed.push(vault.seal(subject, *purpose, text).await?);
        }
        Ok((self.build)(Parts {
            fact,
            person,
            sealed: SealedTexts::new(sealed),
        }))
    }
}

impl Identified {
    async fn person(&self, vault: &impl Seal) -> Result<Option<PersonId>, Problem> {
        match self {
            Self::Nobody => Ok(None),
            Self::Joining(person, None) | Self::Member(person, None) => Ok(Some(*person)),
            Self::Joining(candidate, Some(bsn)) => vault.person_with(bsn, *candidate).await.map(Some),
            Self::Member(member, Some(bsn)) => match vault.person_with(bsn, *member).await? {
                known if known == *member => Ok(Some(known)),
                _ => Err(Problem::new(Reason::BsnOfOtherPerson)),
            },
        }
    }
}
