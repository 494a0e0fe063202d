//! Leaves of every length hash the same by each road: on the stack, in pieces, in a buffer that is reused.
//! The oracle is `sha2`, which shares no code with aws-lc.

use merkle::{LeafBuffer, leaf_hash};
use sha2::{Digest as _, Sha256};

#[test]
fn every_length_hashes_as_plain_sha256_behind_a_zero_byte() {
    let mut buffer = LeafBuffer::default();
    for length in (0..200).chain(2030..2070).chain([100_000]) {
        let leaf: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
        let expected = Sha256::new().chain_update([0]).chain_update(&leaf).finalize();
        assert_eq!(leaf_hash(&leaf).as_bytes().as_slice(), expected.as_slice(), "{length} bytes");

        buffer.clear();
        leaf.chunks(7).for_each(|piece| buffer.extend(piece));
        assert_eq!(buffer.bytes(), leaf);
        assert_eq!(buffer.hash(), leaf_hash(&leaf));
    }
}
