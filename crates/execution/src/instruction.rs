//! A command with everything that is recorded beside it.

use std::collections::BTreeMap;

use domain::{BookCommand, BookId};
use ledger::{JsonText, JsonTextError, RequestKey};

/// Who gives the command, as recorded in the metadata of its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The officer, by the id of the identity provider.
    pub officer: String,
    /// The organisation the officer works for, when the token says so.
    pub organisation: Option<String>,
    /// The W3C trace id of the request.
    pub trace_id: String,
}

/// A command for one book of one ledger.
#[derive(Debug, Clone)]
pub struct Instruction {
    /// Which request this is; carried out at most once, for ever.
    pub request: RequestKey,
    /// Who gives it.
    pub actor: Actor,
    /// The book it is for.
    pub book: BookId,
    /// What is to be done.
    pub command: BookCommand,
    /// The revision the client saw, when it wants to be told that there is a newer one.
    pub expected_revision: Option<u64>,
}

impl Instruction {
    /// The metadata of every event that follows from this instruction: an object of strings, as cqrs-es wants it.
    pub(crate) fn metadata(&self) -> Result<JsonText, JsonTextError> {
        let request_id = self.request.id.to_string();
        let mut metadata = BTreeMap::from([
            ("actor", self.actor.officer.as_str()),
            ("request_id", request_id.as_str()),
            ("trace_id", self.actor.trace_id.as_str()),
        ]);
        if let Some(organisation) = &self.actor.organisation {
            metadata.insert("organisation", organisation);
        }
        JsonText::of(&metadata)
    }
}
