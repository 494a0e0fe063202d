//! Reads personal texts: shows those that were opened, and notes every one it was asked for.

use std::collections::HashMap;

use api::v1;
use domain::Sealed;
use domain::ids::{HouseholdId, PersonId};
use prost::Message;
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

/// Reads the texts of one household and of its members, or of something else whose texts have a key.
pub(super) struct Reader<'a> {
    subject: Subject,
    opened: &'a Opened,
    wanted: Vec<Wanted>,
}

impl<'a> Reader<'a> {
    /// A reader that shows these texts.
    pub(super) fn of(household: HouseholdId, opened: &'a Opened) -> Self {
        Self::about(Subject::Household(household), opened)
    }

    /// A reader of the texts of this subject.
    pub(super) fn about(subject: Subject, opened: &'a Opened) -> Self {
        Self { subject, opened, wanted: Vec::new() }
    }

    /// Every text it was asked for.
    pub(super) fn into_wanted(self) -> Vec<Wanted> {
        self.wanted
    }

    /// A text of the subject.
    pub(super) fn text(&mut self, sealed: &Sealed) -> Option<v1::PersonalText> {
        self.read(self.subject, Purpose::Text, sealed)
    }

    /// A text of the subject that may not be there.
    pub(super) fn maybe(&mut self, sealed: Option<&Sealed>) -> Option<v1::PersonalText> {
        sealed.and_then(|sealed| self.text(sealed))
    }

    /// A text of another subject.
    pub(super) fn text_of(&mut self, subject: Subject, sealed: &Sealed) -> Option<v1::PersonalText> {
        self.read(subject, Purpose::Text, sealed)
    }

    /// The name of somebody who is paid.
    pub(super) fn payee_name(&mut self, sealed: &Sealed) -> Option<v1::PersonalText> {
        self.read(self.subject, Purpose::Name, sealed)
    }

    /// The account number of somebody who is paid.
    pub(super) fn payee_iban(&mut self, sealed: &Sealed) -> Option<v1::PersonalText> {
        self.read(self.subject, Purpose::AccountNumber, sealed)
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

/// What the tag of AES-256-GCM adds to a text, in bytes.
const TAG: usize = 16;
/// What opening a text adds beside the text, in bytes, at most: one tag, and longer lengths of the four messages it is
/// in. A length takes 5 bytes at most.
const AROUND: usize = 1 + 4 * 5;
/// What is around the message in the answer, in bytes, at most: its tag and length, and a position.
const ANSWER: usize = 6 + 11;

/// How many bytes the answer with this message has when these texts are opened, at most.
#[must_use]
pub(crate) fn opened_size(sealed: &impl Message, texts: &[Wanted]) -> usize {
    let texts = texts.iter().map(|text| text.sealed.ciphertext.len().saturating_sub(TAG) + AROUND);
    sealed.encoded_len() + ANSWER + texts.sum::<usize>()
}
