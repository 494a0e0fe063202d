//! Why something recorded cannot be read as a book of ours.
//!
//! Messages name kinds, types, versions and places; a payload is never repeated.

use crate::ids::ParseIdError;

/// Why a recorded text is not an id or an event of ours, in the order in which it is judged.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// A kind of aggregate this version does not know.
    #[error("'{aggregate_type}' is no aggregate of this version; read it with a newer version")]
    UnknownAggregate {
        /// The kind, as recorded.
        aggregate_type: String,
    },
    /// An aggregate id that is no id.
    #[error(transparent)]
    Id(#[from] ParseIdError),
    /// An aggregate id in another form than the one of a record.
    #[error("'{id}' is not a UUID with hyphens in lower case; a record has no other form")]
    IdForm {
        /// The id, as recorded.
        id: String,
    },
    /// A version this version cannot read without an upcaster.
    #[error("version {version} of {event_type} is unknown; read it with a newer version, or upcast it first")]
    UnknownVersion {
        /// The event type, as recorded.
        event_type: String,
        /// The version, as recorded.
        version: String,
    },
    /// A payload that is not such an event. The payload is not repeated.
    #[error("the payload is not a readable {event_type} ({place}); the record was changed or is newer")]
    Payload {
        /// The event type, as recorded.
        event_type: String,
        /// Where reading stopped.
        place: String,
    },
    /// A payload of another event than the record says.
    #[error("the record says {recorded} and its payload is {found}; the record was changed")]
    WrongType {
        /// The event type, as recorded.
        recorded: String,
        /// The event type of the payload.
        found: &'static str,
    },
}
