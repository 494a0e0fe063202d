//! A command that is right in form and waits for its texts to be sealed.
//!
//! The order is fixed: the fields are checked, the caller is authorised, the BSN is claimed for the person behind it,
//! the texts are sealed under the right keys, and only then does a command exist. Whoever claims also settles.

use std::collections::BTreeSet;
use std::future::Future;

use domain::ids::{HouseholdId, PersonId, RoleCode};
use domain::{BookCommand, BookId, Fact, Sealed};
use jiff::Timestamp;
use vault::{Bsn, BsnClaim, Purpose, Subject};

use super::claimed::{Claimed, Identified};
use super::texts::{Owner, Plaintext, SealedTexts, Texts};
use crate::errors::{Problem, Reason};

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
    /// The book it is about.
    pub(super) book: BookId,
    /// The household under whose key texts are sealed.
    pub(super) household: Option<HouseholdId>,
    /// The person whose identity the request carries.
    pub(super) person: Option<PersonId>,
    /// The roles of the caller.
    pub(super) roles: BTreeSet<RoleCode>,
    /// The instant of the call.
    pub(super) now: Timestamp,
    pub(super) sealed: SealedTexts,
}

/// The circumstances of a call that a command may be built from.
pub(crate) struct Circumstances {
    /// When it happened, when it is recorded, and who states it.
    pub(crate) fact: Fact,
    /// The book it is about.
    pub(crate) book: BookId,
    /// The household under whose key texts are sealed; a command without texts needs none.
    pub(crate) household: Option<HouseholdId>,
    /// The roles of the caller.
    pub(crate) roles: BTreeSet<RoleCode>,
    /// The instant of the call.
    pub(crate) now: Timestamp,
}

type Build = Box<dyn FnOnce(Parts) -> BookCommand + Send + Sync>;

/// A checked command without its texts.
pub(crate) struct Draft {
    pub(super) identified: Identified,
    /// The household whose texts these are, where the request names it beside its book.
    household: Option<HouseholdId>,
    pub(super) texts: Vec<Plaintext>,
    pub(super) build: Build,
}

impl Draft {
    /// A command about nobody's identity, built by `build` once these texts are sealed.
    pub(super) fn new<C: Into<BookCommand>>(
        texts: Texts,
        build: impl FnOnce(Parts) -> C + Send + Sync + 'static,
    ) -> Self {
        Self::about(Identified::Nobody, texts, build)
    }

    /// A command with the identity of somebody.
    pub(super) fn about<C: Into<BookCommand>>(
        identified: Identified,
        texts: Texts,
        build: impl FnOnce(Parts) -> C + Send + Sync + 'static,
    ) -> Self {
        let build = move |parts| build(parts).into();
        Self { identified, household: None, texts: texts.into_inner(), build: Box::new(build) }
    }

    /// The same, with texts of this household.
    pub(super) fn of_household(self, household: HouseholdId) -> Self {
        Self { household: Some(household), ..self }
    }

    /// The household whose texts these are, where the request says so.
    pub(crate) fn household(&self) -> Option<HouseholdId> {
        self.household
    }

    /// Whether there is anything to seal.
    pub(crate) fn has_texts(&self) -> bool {
        !self.texts.is_empty()
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
        circumstances: Circumstances,
    ) -> Result<BookCommand, Problem> {
        let Circumstances { fact, book, household, roles, now } = circumstances;
        let person = claimed.person()?;
        let mut sealed = Vec::with_capacity(self.texts.len());
        for Plaintext { owner, purpose, text } in &self.texts {
            let subject = match (owner, person, book, household) {
                (Owner::Person, Some(person), ..) => Subject::Person(person),
                (_, _, BookId::Signal(signal), _) => Subject::Signal(signal),
                (_, _, _, Some(household)) => Subject::Household(household),
                (_, _, BookId::Account(account), None) => Subject::Account(account),
                _ => return Err(Problem::new(Reason::Internal)),
            };
            sealed.push(vault.seal(subject, *purpose, text).await?);
        }
        Ok((self.build)(Parts {
            fact,
            book,
            household,
            person,
            roles,
            now,
            sealed: SealedTexts::new(sealed),
        }))
    }
}
