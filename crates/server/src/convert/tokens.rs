//! Page and resume tokens: where a reading goes on, bound to what was asked.
//!
//! A token is opaque to the caller but no secret: it holds a checksum over the question and the place, so that a token
//! of another question is refused rather than misread. It gives no access to anything.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Bytes of the checksum, FNV-1a of 64 bits.
const CHECKSUM: usize = 8;

/// The token with which a reading goes on at this place.
pub(super) fn token(question: &[&str], place: &str) -> String {
    let mut bytes = checksum(question).to_vec();
    bytes.extend_from_slice(place.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The place where to go on; `None` when the token is not one of ours for this question.
pub(super) fn place(question: &[&str], token: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (sum, place) = bytes.split_first_chunk::<CHECKSUM>()?;
    let place = String::from_utf8(place.to_vec()).ok()?;
    (*sum == checksum(question)).then_some(place)
}

fn checksum(question: &[&str]) -> [u8; CHECKSUM] {
    let parts = question.iter().flat_map(|part| part.bytes().chain([0]));
    let sum = parts.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    sum.to_be_bytes()
}
