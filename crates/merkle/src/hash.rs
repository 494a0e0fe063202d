//! SHA-256 hashes of leaves and nodes (RFC 6962 section 2.1).
//!
//! A leaf is hashed behind a byte 0x00 and a node behind a byte 0x01, so that neither can pass for the other.
//! Hashing is one call over contiguous bytes: aws-lc-rs allocates for every incremental context, not for these.

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::digest::{Context, SHA256, digest};

const LEAF_PREFIX: u8 = 0x00;
const NODE_PREFIX: u8 = 0x01;

/// Leaves up to this many bytes, prefix included, are framed on the stack.
const STACK_FRAME: usize = 2048;

/// The root of the tree without leaves: SHA-256 of nothing.
pub const EMPTY_ROOT: Hash = Hash([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27,
    0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/// A SHA-256 hash of a leaf, of a subtree, or of a whole tree.
///
/// Shown and parsed as 64 hexadecimal digits, lower case when shown.
///
/// ```
/// use merkle::{EMPTY_ROOT, Hash, leaf_hash, node_hash};
///
/// let root = node_hash(leaf_hash(b"first"), leaf_hash(b"second"));
/// assert_eq!(root.to_string().parse::<Hash>()?, root);
/// assert_ne!(root, EMPTY_ROOT);
/// # Ok::<(), merkle::HashParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; Hash::LEN]);

impl Hash {
    /// Bytes in a hash.
    pub const LEN: usize = 32;

    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; Hash::LEN] {
        &self.0
    }
}

impl From<[u8; Hash::LEN]> for Hash {
    fn from(bytes: [u8; Hash::LEN]) -> Self {
        Hash(bytes)
    }
}

impl TryFrom<&[u8]> for Hash {
    type Error = HashParseError;

    fn try_from(bytes: &[u8]) -> Result<Self, HashParseError> {
        bytes.try_into().map(Hash).map_err(|_| HashParseError::Bytes { found: bytes.len() })
    }
}

impl AsRef<[u8]> for Hash {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0u8; Hash::LEN * 2];
        for (pair, byte) in text.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 0x0f)];
        }
        f.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl FromStr for Hash {
    type Err = HashParseError;

    fn from_str(text: &str) -> Result<Self, HashParseError> {
        if text.len() != Hash::LEN * 2 {
            return Err(HashParseError::Digits { found: text.len() });
        }
        let mut bytes = [0u8; Hash::LEN];
        let mut strange = 0;
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().as_chunks::<2>().0) {
            let (high, low) = (NIBBLES[usize::from(pair[0])], NIBBLES[usize::from(pair[1])]);
            strange |= high | low;
            *byte = high << 4 | low & 0x0f;
        }
        if strange & NO_NIBBLE == NO_NIBBLE {
            let place = text.bytes().position(|digit| !digit.is_ascii_hexdigit()).unwrap_or_default();
            return Err(HashParseError::NotHex { place });
        }
        Ok(Hash(bytes))
    }
}

/// Why a text or a run of bytes is not a hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HashParseError {
    /// A hash has 32 bytes.
    #[error("a hash has 32 bytes, found {found}: pass the whole hash and nothing else")]
    Bytes {
        /// Bytes found.
        found: usize,
    },
    /// A hash has 64 digits.
    #[error("a hash has 64 hexadecimal digits, found {found} bytes: pass the whole hash and nothing else")]
    Digits {
        /// Bytes of text found.
        found: usize,
    },
    /// Something else than 0-9, a-f, A-F.
    #[error("a hash has hexadecimal digits only, found something else at byte {place}: use 0-9 and a-f")]
    NotHex {
        /// Place in the text, in bytes from 0.
        place: usize,
    },
}

/// The hash of a leaf: SHA-256(0x00 ‖ data).
#[must_use]
pub fn leaf_hash(data: &[u8]) -> Hash {
    if data.len() < STACK_FRAME {
        let mut frame = [LEAF_PREFIX; STACK_FRAME];
        frame[1..=data.len()].copy_from_slice(data);
        return sha256(&frame[..=data.len()]);
    }
    let mut context = Context::new(&SHA256);
    context.update(&[LEAF_PREFIX]);
    context.update(data);
    from_digest(&context.finish())
}

/// The hash of a leaf that stands in `framed` behind its first byte, which becomes the leaf's prefix: nothing is copied,
/// however many leaves stand one behind the other in a buffer.
///
/// ```
/// let mut lines = *b"\na line";
/// assert_eq!(merkle::leaf_hash_in_place(&mut lines), merkle::leaf_hash(b"a line"));
/// ```
///
/// # Panics
/// Without a first byte.
#[must_use]
pub fn leaf_hash_in_place(framed: &mut [u8]) -> Hash {
    framed[0] = LEAF_PREFIX;
    sha256(framed)
}

/// The hash of a node: SHA-256(0x01 ‖ left ‖ right).
#[must_use]
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    let mut frame = [NODE_PREFIX; 1 + 2 * Hash::LEN];
    frame[1..=Hash::LEN].copy_from_slice(&left.0);
    frame[1 + Hash::LEN..].copy_from_slice(&right.0);
    sha256(&frame)
}

/// A leaf under construction in a buffer that is used again for the next one: no copy and no allocation per
/// leaf, however long it is.
///
/// ```
/// use merkle::{LeafBuffer, leaf_hash};
///
/// let mut leaf = LeafBuffer::default();
/// leaf.extend(b"a ");
/// leaf.extend(b"line");
/// assert_eq!(leaf.bytes(), b"a line");
/// assert_eq!(leaf.hash(), leaf_hash(b"a line"));
/// ```
#[derive(Debug, Clone)]
pub struct LeafBuffer {
    /// Always starts with the leaf prefix.
    framed: Vec<u8>,
}

impl Default for LeafBuffer {
    fn default() -> Self {
        LeafBuffer { framed: vec![LEAF_PREFIX] }
    }
}

impl LeafBuffer {
    /// Forgets the leaf, keeps the memory.
    pub fn clear(&mut self) {
        self.framed.truncate(1);
    }

    /// Adds bytes to the leaf.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.framed.extend_from_slice(bytes);
    }

    /// The bytes of the leaf so far.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.framed[1..]
    }

    /// The leaf hash of the bytes so far.
    #[must_use]
    pub fn hash(&self) -> Hash {
        sha256(&self.framed)
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> Hash {
    from_digest(&digest(&SHA256, bytes))
}

fn from_digest(digest: &aws_lc_rs::digest::Digest) -> Hash {
    let mut bytes = [0u8; Hash::LEN];
    bytes.copy_from_slice(digest.as_ref());
    Hash(bytes)
}

/// Marks a byte that is not a hexadecimal digit.
const NO_NIBBLE: u8 = 0xf0;

/// The value of each hexadecimal digit: a table, because an auditor parses two hashes per event.
const NIBBLES: [u8; 256] = {
    let mut table = [NO_NIBBLE; 256];
    let mut value = 0;
    while value < 16 {
        let lower = b"0123456789abcdef"[value as usize];
        table[lower as usize] = value;
        table[lower.to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    table
};
