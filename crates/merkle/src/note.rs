//! Signed notes (C2SP `signed-note`, c2sp.org/signed-note): a text, an empty line, and one line per signature.
//!
//! Only Ed25519 (signature type 0x01) is made and checked; signatures of other types or of unknown keys are
//! kept as they are, so that witnesses may add theirs. The text says nothing until `verify` has named a key
//! that you trust.

mod error;
mod key;
mod signed;
mod signer;

pub use error::{KeyError, NoteError};
pub use key::VerifierKey;
pub use signed::{NoteSignature, SignedNote};
pub use signer::NoteSigner;

/// The longest note that is read or written, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// The most signatures a note may carry; the specification wants at least 16 to be accepted.
pub const MAX_SIGNATURES: usize = 100;

/// Key names are not empty and hold neither spaces nor plus signs; control characters are nowhere in a note.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c.is_ascii_control() || c == '+')
}
