//! Personal data on its way from a request to the vault.
//!
//! A conversion hands its texts in here and gets a [`Slot`] for each; the command is built when every text is
//! sealed. So a command with a text in clear cannot be written down.

use domain::Sealed;
use vault::Purpose;

use super::fields::{Field, Fields};
use crate::errors::Reason;

/// Whose text it is, and so under whose key it is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The household of the request; the signal, where it is about one.
    Household,
    /// The person whose identity the request carries.
    Person,
}

/// A text that is to be sealed.
pub(super) struct Plaintext {
    pub(super) owner: Owner,
    pub(super) purpose: Purpose,
    pub(super) text: String,
}

/// The texts of one request, in the order of its fields.
#[derive(Default)]
pub(super) struct Texts(Vec<Plaintext>);

/// Where a text of the same request will be found once it is sealed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot(usize);

/// The texts of one request, sealed, in the same order.
pub(super) struct SealedTexts(Vec<Sealed>);

impl Texts {
    /// Hands a text in.
    pub(super) fn keep(&mut self, owner: Owner, purpose: Purpose, text: String) -> Slot {
        self.0.push(Plaintext { owner, purpose, text });
        Slot(self.0.len() - 1)
    }

    pub(super) fn into_inner(self) -> Vec<Plaintext> {
        self.0
    }
}

impl SealedTexts {
    /// The sealed texts, one for each text handed in and in that order.
    pub(super) fn new(sealed: Vec<Sealed>) -> Self {
        Self(sealed)
    }

    /// The text in this slot.
    pub(super) fn at(&self, slot: Slot) -> Sealed {
        self.0[slot.0].clone()
    }

    /// The text in this slot, if there is one.
    pub(super) fn maybe(&self, slot: Option<Slot>) -> Option<Sealed> {
        slot.map(|slot| self.at(slot))
    }
}

impl Fields {
    /// A text of the household that must be there.
    pub(super) fn text(&mut self, texts: &mut Texts, field: &str, text: String, limit: usize) -> Field<Slot> {
        let text = self.required(field, text, limit)?;
        Ok(texts.keep(Owner::Household, Purpose::Text, text))
    }

    /// A text of the household that may be left empty.
    pub(super) fn optional_text(
        &mut self,
        texts: &mut Texts,
        field: &str,
        text: String,
        limit: usize,
    ) -> Field<Option<Slot>> {
        let text = self.optional(field, text, limit)?;
        Ok(text.map(|text| texts.keep(Owner::Household, Purpose::Text, text)))
    }

    /// A text that is stored in clear: one line, without control characters.
    pub(super) fn line(&mut self, field: &str, text: String, limit: usize) -> Field<String> {
        let text = self.required(field, text, limit)?;
        if text.contains(char::is_control) {
            let values = vec![("expected", "[^\\p{Cc}]+".to_owned())];
            return Err(self.wrong(field, Reason::FieldInvalid, values));
        }
        Ok(text)
    }

    /// Any text within its limit that is not blank.
    pub(super) fn required(&mut self, field: &str, text: String, limit: usize) -> Field<String> {
        match self.optional(field, text, limit)? {
            Some(text) => Ok(text),
            None => Err(self.wrong(field, Reason::FieldRequired, vec![])),
        }
    }

    /// Any text within its limit; none when it is blank.
    pub(super) fn optional(&mut self, field: &str, text: String, limit: usize) -> Field<Option<String>> {
        let length = text.chars().count();
        if length > limit {
            let values = vec![("limit", limit.to_string()), ("length", length.to_string())];
            return Err(self.wrong(field, Reason::FieldTooLong, values));
        }
        Ok(Some(text).filter(|text| !text.trim().is_empty()))
    }
}
