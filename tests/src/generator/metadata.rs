//! The metadata of an event, as an executor writes it: the tests hold it against that of an event that came in through
//! the server.

use std::collections::BTreeMap;

use ledger::{JsonText, RequestId};

/// Who gives a command.
#[derive(Debug, Clone, Copy)]
pub(super) struct Actor<'a> {
    /// The officer.
    pub(super) officer: &'a str,
    /// The organisation the officer works for, if any.
    pub(super) organisation: Option<&'a str>,
}

/// The metadata of what follows from one request: an object of strings.
pub(super) fn metadata(actor: Actor<'_>, request: RequestId, trace: u64) -> JsonText {
    let (request, trace) = (request.to_string(), format!("{trace:032x}"));
    let mut metadata = BTreeMap::from([
        ("actor", actor.officer),
        ("request_id", request.as_str()),
        ("trace_id", trace.as_str()),
    ]);
    if let Some(organisation) = actor.organisation {
        metadata.insert("organisation", organisation);
    }
    JsonText::of(&metadata).expect("a few short strings")
}
