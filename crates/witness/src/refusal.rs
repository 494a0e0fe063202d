//! Why a witness does not cosign. The order is that of the specification, and so are the codes.

use merkle::ProofError;

use crate::{RequestError, StoreError};

/// Why a checkpoint was not cosigned, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The body is not a request: 400.
    #[error(transparent)]
    Malformed(#[from] RequestError),
    /// No log of that origin is watched: 404.
    #[error(
        "this witness does not watch that log: ask its operator to add your key and the origin of your checkpoints"
    )]
    UnknownOrigin,
    /// No key that is trusted for that origin signed, or one did not sign this: 403.
    #[error(
        "no key that this witness trusts for that log signed the checkpoint: sign it with the key you gave"
    )]
    NotSigned,
    /// The old size is larger than that of the checkpoint: 400.
    #[error(
        "the old size {old} is larger than the checkpoint, which has {size}: send a checkpoint that continues it"
    )]
    OldSizeTooLarge {
        /// The old size that was sent, in leaves.
        old: u64,
        /// The size of the checkpoint that was sent, in leaves.
        size: u64,
    },
    /// The checkpoint cosigned last has another size than the old one that was sent: 409, with the size alone.
    #[error("the checkpoint cosigned last has {known} leaves: prove that yours continues that one")]
    OtherOldSize {
        /// The size of the checkpoint cosigned last; 0 before the first.
        known: u64,
    },
    /// Another history of the same size: 409. Both checkpoints are signed by the log, and are kept as evidence.
    #[error(
        "a checkpoint of {size} leaves with another root was cosigned before: the log shows two histories"
    )]
    TwoHistories {
        /// The size of both, in leaves.
        size: u64,
    },
    /// The checkpoint does not continue the one cosigned last, as far as the proof shows: 422.
    #[error("the checkpoint does not continue the one cosigned last: {0}")]
    NotConsistent(ProofError),
    /// What would be cosigned could not be kept, so it was not cosigned: 500.
    #[error("the witness could not keep the checkpoint and so did not cosign it: try again later")]
    NotKept(#[source] StoreError),
}

impl Refusal {
    /// The HTTP status that the specification has for this.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed(RequestError::TooLarge) => 413,
            Self::Malformed(_) | Self::OldSizeTooLarge { .. } => 400,
            Self::UnknownOrigin => 404,
            Self::NotSigned => 403,
            Self::OtherOldSize { .. } | Self::TwoHistories { .. } => 409,
            Self::NotConsistent(_) => 422,
            Self::NotKept(_) => 500,
        }
    }
}
