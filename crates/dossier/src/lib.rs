//! The dossier: a ledger exported to one file that anybody can verify, offline and without trusting who made
//! it.
//!
//! This page defines the format `herstelboek-dossier/2` completely: a verifier in any language needs nothing
//! else than it, a zip reader, SHA-256, Ed25519 and JSON. The same text, in Dutch and in English, is in the
//! `README.md` of every dossier. Invariant: this crate knows files and hashes only. It never learns about databases,
//! networks or what an event means: whoever does is an [`Examiner`].
//!
//! Version 1 had no account and no figure, and left no house; it is refused.
//!
//! [`verify`] reads a dossier in one pass; [`Writer`] writes one; [`forge`] makes forged copies to show what is found.
//!
#![doc = include_str!("format.md")]

mod archive;
mod consistency;
mod examine;
pub mod forge;
mod format;
mod hash_line;
mod manifest;
mod proof_line;
mod record;
mod verdict;
mod verify;
mod writer;

pub use examine::{Claim, Examined, Examiner, Objection, Papers};
pub use format::{Entry, FORMAT, Kind, MAX_FINDINGS, MAX_LINE, MAX_STREAM_BYTES};
pub use manifest::Manifest;
pub use record::{NotCanonical, Record};
pub use verdict::{
    CheckpointProblem, Cosigned, EventProblem, FileProblem, Finding, Language, Place, Problem, Remark,
    Reservation, Statement, Told, Verdict, shown,
};
pub use verify::{MAX_ROOTS, Options, Unpinned, checkpoint_of, verify, verify_with};
pub use writer::{WriteError, Writer};
