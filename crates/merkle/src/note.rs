//! Signed notes (C2SP `signed-note`, c2sp.org/signed-note): a text, an empty line, and one line per signature.
//!
//! Only Ed25519 is made and checked: signatures of logs (type 0x01) and cosignatures of witnesses (type 0x04,
//! C2SP `tlog-cosignature`). Signatures of other types or of unknown keys are kept as they are. The text says
//! nothing until `verify` has named a key that you trust, and a cosignature never stands in for that.

mod cosignature;
mod error;
mod key;
mod key_line;
mod signed;
mod signer;

pub use cosignature::{Cosignature, Cosigner, CosignerKey};
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
