//! What a witness answered, made out of a status, a media type and bounded bytes. Whoever answers may be anybody.

use merkle::note::{CosignerKey, NoteSignature, SignedNote};

use super::{ClientError, Cosigned, SIZE_TYPE};
use crate::request::size;

/// How much of what a witness says is shown, in characters.
const SHOWN: usize = 300;

/// An answer that can be gone on with.
pub(super) enum Answer {
    /// It cosigned.
    Cosigned(Cosigned),
    /// It cosigned a checkpoint of this size last.
    Known(u64),
}

/// Reads an answer to `note` by the witness of `key`.
pub(super) fn read(
    status: u16,
    media: &str,
    body: &[u8],
    note: &SignedNote,
    key: &CosignerKey,
) -> Result<Answer, ClientError> {
    let text = std::str::from_utf8(body).unwrap_or_default();
    match status {
        200 => cosigned(text, note, key).map(Answer::Cosigned),
        409 if media == SIZE_TYPE => {
            text.strip_suffix('\n').and_then(size).map(Answer::Known).ok_or(ClientError::NoAnswer)
        }
        _ => Err(ClientError::Refused { status, text: shown(text) }),
    }
}

/// The cosignature of the key among the lines; those of other keys are ignored, as the specification demands.
fn cosigned(text: &str, note: &SignedNote, key: &CosignerKey) -> Result<Cosigned, ClientError> {
    for line in text.strip_suffix('\n').ok_or(ClientError::NoAnswer)?.split('\n') {
        let line: NoteSignature = line.parse().map_err(|_| ClientError::NoAnswer)?;
        if line.name != key.name() || line.key_id != key.id() {
            continue;
        }
        let alone = note.with(line.clone()).map_err(|_| ClientError::NoAnswer)?;
        let checked = alone.cosignatures(std::slice::from_ref(key));
        let checked = checked.map_err(|_| ClientError::BadCosignature { key: key.to_string() })?;
        let cosignature = checked.last().ok_or(ClientError::NoAnswer)?;
        return Ok(Cosigned { line, seconds: cosignature.seconds });
    }
    Err(ClientError::OtherKey { key: key.to_string() })
}

/// The beginning of a foreign text, as one line without surprises for a terminal.
fn shown(text: &str) -> String {
    text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect()
}
