//! AES-256-GCM (NIST SP 800-38D) with random nonces, and the unambiguous encoding of what a ciphertext is bound to.
//!
//! Randomness comes from the operating system through aws-lc and is not passed in: a seeded nonce would break the cipher.
//! One key seals far fewer than 2^32 texts, the limit for random nonces of 96 bits (8.3).

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::rand;
use zeroize::Zeroizing;

/// The bytes of a 256-bit key; wiped when dropped.
pub(crate) type KeyBytes = Zeroizing<[u8; 32]>;

/// A nonce and what was sealed with it, its tag at the end.
pub(crate) struct Ciphertext {
    /// Used once with the key.
    pub(crate) nonce: [u8; NONCE_LEN],
    /// As long as the plaintext, and 16 bytes of tag.
    pub(crate) bytes: Vec<u8>,
}

/// Fills an array from the operating system's generator.
pub(crate) fn random<const LENGTH: usize>() -> Zeroizing<[u8; LENGTH]> {
    let mut bytes = Zeroizing::new([0; LENGTH]);
    rand::fill(bytes.as_mut())
        .expect("the operating system's random generator does not fail once it is seeded");
    bytes
}

/// Prepares a key for use.
pub(crate) fn key(bytes: &KeyBytes) -> LessSafeKey {
    let unbound = UnboundKey::new(&AES_256_GCM, bytes.as_ref()).expect("a key of AES-256 has 32 bytes");
    LessSafeKey::new(unbound)
}

/// Seals `plaintext`, bound to `context`.
pub(crate) fn seal(key: &LessSafeKey, context: &[u8], plaintext: &[u8]) -> Ciphertext {
    let nonce = *random::<NONCE_LEN>();
    let mut bytes = plaintext.to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(context), &mut bytes)
        .expect("a text within the vault's limit is far below the cipher's, 64 GiB");
    Ciphertext { nonce, bytes }
}

/// Opens what [`seal`] made; none when key, nonce, context or ciphertext is not the same in every bit.
pub(crate) fn open(
    key: &LessSafeKey,
    context: &[u8],
    nonce: [u8; NONCE_LEN],
    ciphertext: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(ciphertext.to_vec());
    let nonce = Nonce::assume_unique_for_key(nonce);
    let length = key.open_in_place(nonce, Aad::from(context), &mut bytes).ok()?.len();
    bytes.truncate(length);
    Some(bytes)
}

/// Joins parts so that no two different lists give the same bytes: each part after its length, 8 bytes big-endian.
pub(crate) fn join(parts: &[&[u8]]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        joined.extend_from_slice(&(part.len() as u64).to_be_bytes());
        joined.extend_from_slice(part);
    }
    joined
}
