//! The hash of bytes: what a file, a set of indicators or a report is known by.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::FileHash;

impl FileHash {
    /// The SHA-256 hash (FIPS 180-4) of these bytes.
    ///
    /// # Panics
    /// Never: a digest has 64 hexadecimal digits.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut digits = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            write!(digits, "{byte:02x}").expect("a string takes what is written to it");
        }
        Self::new(digits).expect("a digest has 64 hexadecimal digits")
    }
}
