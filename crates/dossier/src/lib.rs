//! The dossier: a ledger exported to one file that anybody can verify, offline and without trusting who made
//! it.
//!
//! This page defines the format `herstelboek-dossier/1` completely: a verifier in any language needs nothing
//! else than it, a zip reader, SHA-256, Ed25519 and JSON. Invariant: this crate knows files and hashes only.
//! It never learns about databases, networks or what an event means.
//!
//! # The file
//!
//! A zip of exactly these seven entries, in this order in the file and in its directory, each stored or
//! deflated, without encryption; no comment, nothing before or after the zip. All text is UTF-8, every line
//! ends with one newline (0x0A), hexadecimal is lower case, base64 is RFC 4648 section 4 with padding.
//!
//! | entry | content | at most |
//! |---|---|---|
//! | `manifest.json` | what this is | 64 KiB |
//! | `README.md` | an explanation for people; means nothing to a verifier | 256 KiB |
//! | `keys.txt` | the signers' public keys, one a line | 64 KiB |
//! | `checkpoint.txt` | the signed checkpoint over all events | 256 KiB |
//! | `checkpoints.jsonl` | checkpoints given earlier | 1 MiB a line |
//! | `hashes.txt` | a line of stored hashes per event | 4094 bytes a line |
//! | `events.jsonl` | a line per event | 1 MiB a line |
//!
//! **`manifest.json`** is an object with exactly these members: `format` (`"herstelboek-dossier/1"`), `kind`
//! (`"ledger"`), `ledger` (the ledger's name), `size` (the number of events n, at most 2^63-1), `origin` (the
//! first line of the ledger's checkpoints), `created_at` (RFC 3339, UTC), `software`. It is not signed: size
//! and origin must agree with the checkpoint, the ledger with the events.
//!
//! **`events.jsonl`**: line i, from 0, is the event at position i, as JSON in one canonical form:
//!
//! ```json
//! {"ledger":"GM0344","position":12,"aggregate_type":"household","aggregate_id":"0190…","sequence":3,"event_type":"FirstContactMade","event_version":"1.0","recorded_at":"2026-11-22T02:13:43.123456Z","payload":{"…":1},"metadata":{"…":"…"}}
//! ```
//!
//! These members, in this order, and no white space outside payload and metadata. `position` and `sequence`
//! are decimal without leading zeroes. Texts are escaped as little as JSON allows: only `\"` `\\` `\b` `\f`
//! `\n` `\r` `\t` and, for other characters below 0x20, `\u00xx`. `recorded_at` has six decimals and a `Z`.
//! Payload and metadata are JSON values, verbatim as the ledger stored them, not starting with white space
//! and without a newline: never parse and write them again before hashing.
//!
//! # The tree
//!
//! RFC 6962 section 2.1 with SHA-256, ‖ being concatenation of bytes:
//!
//! ```text
//! leaf(i)    = SHA-256(0x00 ‖ line i without its newline)
//! node(a, b) = SHA-256(0x01 ‖ a ‖ b)
//! root of no leaves  = SHA-256("")
//! root of one leaf   = that leaf
//! root of n leaves   = node(root of the first k, root of the other n-k), k the largest power of 2 below n
//! ```
//!
//! It is computed in one pass with a stack. After leaf i is pushed, pop two and push their node as many times
//! as i has binary ones at its end. The root is what remains, folded from the right.
//!
//! **`hashes.txt`**: line i is leaf(i) in hexadecimal. If i ends in one or more binary ones, there follow a
//! space and, separated by commas, the nodes just made in that pass, lowest first: the roots over 2, 4, 8, …
//! leaves ending at leaf i. They are what the ledger's database had stored. They prove nothing beside the
//! root, but say where a difference is.
//!
//! # The signatures
//!
//! A *note* (C2SP `signed-note`) is a text that ends with a newline, an empty line, and signature lines
//! `— NAME BASE64`, where the dash is U+2014. BASE64 decodes to 4 bytes of key id and 64 bytes of Ed25519
//! signature (RFC 8032) over the text, its last newline included. The last empty line of the note separates
//! text and signatures. Lines of unknown keys are ignored; a line of a known key that does not fit spoils the
//! note.
//!
//! A *key*, a line of **`keys.txt`**, is `NAME+ID+BASE64`, where BASE64 decodes to 0x01 and the 32 bytes of
//! the public key, and ID is the key id in hexadecimal: the first 4 bytes of SHA-256(NAME ‖ 0x0A ‖ 0x01 ‖
//! public key).
//!
//! The text of a *checkpoint* (C2SP `tlog-checkpoint`) is three lines: the origin, the number of leaves in
//! decimal, the root in base64. Further lines may follow and mean nothing here.
//!
//! **`checkpoint.txt`** is the note whose text is the checkpoint over the n events of the manifest.
//! **`checkpoints.jsonl`** has a line `{"size":m,"note":"…"}` for each checkpoint that was published before,
//! in ascending order of m, none above n; the note's checkpoint has the same size m.
//!
//! # Verifying
//!
//! 1. The entries are as above, and the manifest is of this format.
//! 2. `checkpoint.txt` is signed by a key that the reader trusts (from elsewhere: `keys.txt` is only what the
//!    file says), and has the manifest's origin and size.
//! 3. Each line of `events.jsonl` is canonical, has the manifest's ledger and its own position; in each
//!    stream (aggregate_type and aggregate_id) `sequence` counts 1, 2, 3, …; `recorded_at` never goes back
//!    (texts of this form compare as the instants do).
//! 4. Each line's leaf, and each node it completes, is in `hashes.txt`; both entries have n lines.
//! 5. The root over all n leaves is the checkpoint's. For each line of `checkpoints.jsonl`, and for each
//!    checkpoint the reader kept from before, it is signed and its root is that over the first m leaves.
//!
//! Then the file holds exactly the n events that were signed, and the ledger has only grown since the earlier
//! checkpoints. It does not show what was recorded later, nor that what was recorded is true.
//!
//! [`verify`] does this in one pass; [`Writer`] writes a dossier; [`forge`] makes forged copies to show what
//! is found.

mod archive;
pub mod forge;
mod format;
mod hash_line;
mod manifest;
mod record;
mod verdict;
mod verify;
mod writer;

pub use format::{Entry, FORMAT, MAX_FINDINGS, MAX_LINE, MAX_STREAM_BYTES};
pub use manifest::Manifest;
pub use record::{NotCanonical, Record};
pub use verdict::{
    CheckpointProblem, EventProblem, FileProblem, Finding, Language, Place, Problem, Reservation, Statement,
    Told, Verdict,
};
pub use verify::{Options, verify};
pub use writer::{WriteError, Writer};
