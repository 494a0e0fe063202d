//! SHA-256 as the domain writes it.

use domain::ids::FileHash;
use sha2::{Digest, Sha256};

/// The SHA-256 hash of bytes, in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> FileHash {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    FileHash::new(hex).expect("a SHA-256 digest has 64 hexadecimal digits")
}
