//! Reads personal texts: shows those that were opened, and notes every one it was asked for.

use std::collections::HashMap;

use api::v1;
use domain::Sealed;
use domain::ids::{HouseholdId, PersonId};
use vault::{Purpose, Subject};

/// Texts that were opened, by the sealed text each came from. No two sealed texts are equal: each has its own nonce.
pub(crate) type Opened = HashMap<Sealed, String>;

/// A sealed text with what is needed to open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Whose it is.
    pub(crate) subject: Subject,
    /// What kind of text it is.
    pub(crate) purpose: Purpose,
    /// The sealed text.
    pub(crate) sealed: Sealed,
}

pub(super) struct Reader<'a> {
    household: HouseholdId,
    opened: &'a Opened,
    wanted: Vec<Wanted>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(household: HouseholdId, opened: &'a Opened) -> Self {
        Self { household, opened, wanted: Vec::new() }
    }

    pub(super) fn household(&self) -> HouseholdId {
        self.household
    }

    pub(super) fn into_wanted(self) -> Vec<Wanted> {
        self.wanted
    }

    /// A text of the household.
    pub(super) fn text(&mut self, sealed: &Sealed) -> Option<v1::PersonalText> {
        self.read(Subject::Household(self.household), Purpose::Text, sealed)
    }

    /// A text of the household that may not be there.
    pub(super) fn maybe(&mut self, sealed: Option<&Sealed>) -> Option<v1::PersonalText> {
        sealed.and_then(|sealed| self.text(sealed))
    }

    /// A part of the identity of a person that may not be there.
    pub(super) fn identity(
        &mut self,
        person: PersonId,
        purpose: Purpose,
        sealed: Option<&Sealed>,
    ) -> Option<v1::PersonalText> {
        sealed.and_then(|sealed| self.read(Subject::Person(person), purpose, sealed))
    }

    fn read(&mut self, subject: Subject, purpose: Purpose, sealed: &Sealed) -> Option<v1::PersonalText> {
        self.wanted.push(Wanted { subject, purpose, sealed: sealed.clone() });
        Some(v1::PersonalText { opened: self.opened.get(sealed).cloned() })
    }
}
