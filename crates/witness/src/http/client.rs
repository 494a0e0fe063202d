//! Asking a witness: at most two requests, each with the proof that the witness needs.

use std::time::Duration;

use merkle::Hash;
use merkle::note::{CosignerKey, NoteSignature, SignedNote};
use reqwest::{StatusCode, header, redirect};

use super::answer::{self, Answer};
use crate::{AddCheckpoint, MAX_BODY, RequestError};

/// How long one request may take.
const REQUEST: Duration = Duration::from_secs(30);

/// Somebody who asks one witness.
#[derive(Debug)]
pub struct Client {
    http: reqwest::Client,
    url: reqwest::Url,
    key: CosignerKey,
}

/// A cosignature that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosigned {
    /// The line for the note.
    pub line: NoteSignature,
    /// When the witness says that it signed, in seconds since 1970-01-01T00:00:00Z.
    pub seconds: u64,
}

/// Why there is no cosignature, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// Not an address.
    #[error("the address of the witness is not an http or https URL: write it as https://witness.example")]
    Url,
    /// The note to cosign is no checkpoint.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// Whoever makes proofs could not make one.
    #[error("the proof could not be made: {0}")]
    Proof(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Nobody answered.
    #[error("the witness cannot be reached: {0}")]
    Unreachable(#[from] reqwest::Error),
    /// The witness has cosigned a larger checkpoint of this log.
    #[error(
        "the witness has cosigned a checkpoint of {known} events and is asked for one of {size}: ask for the head"
    )]
    Behind {
        /// What the witness cosigned last, in leaves.
        known: u64,
        /// What was asked, in leaves.
        size: u64,
    },
    /// What the witness cosigned last changed between two requests.
    #[error("somebody else asked the same witness meanwhile: try again")]
    Moved,
    /// It said no.
    #[error("the witness does not cosign (status {status}): {text}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// What it said, for people; cut off.
        text: String,
    },
    /// What it answered is not the protocol.
    #[error("what answered is not a witness: look at the address")]
    NoAnswer,
    /// It cosigned, with other keys only.
    #[error("the witness did not cosign with {key}: ask its operator for the key it uses")]
    OtherKey {
        /// The key that was expected.
        key: String,
    },
    /// It claims the key, and the cosignature does not fit.
    #[error("the cosignature that came does not fit the checkpoint and {key}: do not trust whoever answered")]
    BadCosignature {
        /// The key that was expected.
        key: String,
    },
}

impl Client {
    /// Somebody who asks the witness at this address (its submission prefix) and believes this key only.
    ///
    /// # Errors
    /// [`ClientError::Url`], [`ClientError::Unreachable`].
    pub fn new(url: &str, key: CosignerKey) -> Result<Self, ClientError> {
        let url = format!("{}/add-checkpoint", url.trim_end_matches('/'));
        let url = reqwest::Url::parse(&url).map_err(|_| ClientError::Url)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(ClientError::Url);
        }
        let http = reqwest::Client::builder().timeout(REQUEST).redirect(redirect::Policy::none()).build()?;
        Ok(Client { http, url, key })
    }

    /// Has a checkpoint cosigned. `known` is the size of the one that the witness cosigned last, as far as we know; when
    /// the witness says another, it is asked once more. `prove` makes the consistency proof from a size to this one.
    ///
    /// # Errors
    /// In the order of [`ClientError`].
    pub async fn cosign<E>(
        &self,
        note: &SignedNote,
        known: u64,
        mut prove: impl AsyncFnMut(u64) -> Result<Vec<Hash>, E>,
    ) -> Result<Cosigned, ClientError>
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let size = AddCheckpoint::new(0, vec![], note.clone())?.checkpoint.size;
        let mut old = known.min(size);
        for _ in 0..2 {
            let proof = prove(old).await.map_err(|error| ClientError::Proof(error.into()))?;
            match self.ask(&AddCheckpoint::new(old, proof, note.clone())?).await? {
                Answer::Cosigned(cosigned) => return Ok(cosigned),
                Answer::Known(known) if known > size => return Err(ClientError::Behind { known, size }),
                Answer::Known(known) if known == old => return Err(ClientError::NoAnswer),
                Answer::Known(known) => old = known,
            }
        }
        Err(ClientError::Moved)
    }

    async fn ask(&self, request: &AddCheckpoint) -> Result<Answer, ClientError> {
        let asked = self.http.post(self.url.clone()).body(request.to_body());
        let mut answer = asked.send().await?;
        let status: StatusCode = answer.status();
        let media = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media = media.unwrap_or_default().to_owned();
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            body.extend_from_slice(&chunk);
            if body.len() > MAX_BODY {
                return Err(ClientError::NoAnswer);
            }
        }
        answer::read(status.as_u16(), &media, &body, &request.note, &self.key)
    }
}
