//! Events before and after they are recorded.

use std::{borrow::Cow, fmt, sync::Arc};

use cqrs_es::persist::{PersistenceError, SerializedEvent};
use jiff::Timestamp;
use merkle::Hash;
use serde::Serialize;

/// The largest payload, in bytes of JSON text.
pub const PAYLOAD_LIMIT: usize = 256 * 1024;

/// One stream of events: the history of one aggregate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StreamId {
    /// What kind of aggregate, such as `household`.
    pub aggregate_type: Cow<'static, str>,
    /// Which one.
    pub aggregate_id: Arc<str>,
}

impl StreamId {
    /// Names a stream.
    pub fn new(aggregate_type: impl Into<Cow<'static, str>>, aggregate_id: impl Into<Arc<str>>) -> Self {
        Self { aggregate_type: aggregate_type.into(), aggregate_id: aggregate_id.into() }
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.aggregate_type, self.aggregate_id)
    }
}

/// JSON on one line, at most 256 KiB, kept byte for byte: what the leaf hash covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonText(String);

/// Why a text cannot be a payload or metadata.
#[derive(Debug, thiserror::Error)]
pub enum JsonTextError {
    /// Longer than 256 KiB.
    #[error("{bytes} bytes of JSON are more than the limit of {PAYLOAD_LIMIT}")]
    TooLong {
        /// The length in bytes.
        bytes: usize,
    },
    /// A record is one line.
    #[error("JSON with a line break: write it on one line")]
    LineBreak,
    /// Not JSON.
    #[error("not JSON: {0}")]
    Invalid(#[from] serde_json::Error),
}

impl JsonText {
    /// Takes a text that is JSON already, as it stands.
    pub fn new(text: impl Into<String>) -> Result<Self, JsonTextError> {
        let text = Self::bounded(text.into())?;
        if text.0.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
            return Err(JsonTextError::LineBreak);
        }
        serde_json::from_str::<serde::de::IgnoredAny>(&text.0)?;
        Ok(text)
    }

    /// Writes a value as JSON, fields in the order of its type.
    pub fn of(value: &impl Serialize) -> Result<Self, JsonTextError> {
        Self::bounded(serde_json::to_string(value)?)
    }

    fn bounded(text: String) -> Result<Self, JsonTextError> {
        if text.len() > PAYLOAD_LIMIT {
            Err(JsonTextError::TooLong { bytes: text.len() })
        } else {
            Ok(Self(text))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An event that is about to be recorded.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// The stream it continues.
    pub stream: StreamId,
    /// Its place in the stream, from 1.
    pub sequence: u64,
    /// What happened, such as `PlanAgreed`.
    pub event_type: Cow<'static, str>,
    /// The version of the payload's shape.
    pub event_version: Cow<'static, str>,
    /// The facts.
    pub payload: JsonText,
    /// Who and in which request; an object of strings.
    pub metadata: JsonText,
}

/// An event as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedEvent {
    /// Its place in the ledger, and its leaf index, from 0.
    pub position: u64,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// Its place in the stream, from 1.
    pub sequence: u64,
    /// What happened.
    pub event_type: String,
    /// The version of the payload's shape.
    pub event_version: String,
    /// The facts, the JSON text as stored.
    pub payload: String,
    /// Who and in which request, the JSON text as stored.
    pub metadata: String,
    /// When the ledger recorded it, in microseconds; never earlier than the position before.
    pub recorded_at: Timestamp,
    /// SHA-256(0x00 ‖ record), as stored. Nobody has checked it: that is the verifier's work.
    pub leaf_hash: Hash,
    /// The roots of the perfect subtrees this leaf completes, level 1 first, as stored.
    pub subtree_hashes: Vec<Hash>,
}

impl RecordedEvent {
    /// The bytes this event takes in an answer, roughly; what pages are bounded by.
    pub fn weight(&self) -> usize {
        self.payload.len()
            + self.metadata.len()
            + self.stream.aggregate_id.len()
            + self.event_type.len()
            + 256
    }
}

impl TryFrom<RecordedEvent> for SerializedEvent {
    type Error = PersistenceError;

    fn try_from(event: RecordedEvent) -> Result<Self, PersistenceError> {
        let sequence =
            usize::try_from(event.sequence).map_err(|error| PersistenceError::UnknownError(error.into()))?;
        Ok(SerializedEvent::new(
            event.stream.aggregate_id.to_string(),
            sequence,
            event.stream.aggregate_type.into_owned(),
            event.event_type,
            event.event_version,
            serde_json::from_str(&event.payload)?,
            serde_json::from_str(&event.metadata)?,
        ))
    }
}
