//! The offline verifier of dossiers: every hash and signature, and the account computed again from the events.
//!
//! This is the library auditors use, and what `herstelboek audit verify` calls. It needs the file and the keys the
//! reader brings, and nothing else: no network, no database, no clock. What it proves and what it does not is in the
//! [`Verdict`], in Dutch, in English and as JSON.
//! Invariant: the file is hostile until proved otherwise; memory is bounded whatever it holds.
//!
//! ```
//! use verifier::{Language, Options, verify};
//!
//! let trusted = vec!["PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse()?];
//! let garbage = std::io::Cursor::new(b"not a dossier");
//! let verdict = verify(garbage, &Options { trusted, ..Options::default() }, |_done, _of| ());
//! assert!(!verdict.holds());
//! assert!(verdict.in_language(Language::Dutch).to_string().starts_with("KLOPT NIET"));
//! # Ok::<(), verifier::KeyError>(())
//! ```
//!
//! What a dossier is, byte by byte, is the documentation of [`dossier`]. What the examination of an account adds:
//!
//! - `report.json` is the report that the events below its position give, to the byte, by the definition that the ledger
//!   adopted; `definition.json` is that definition.
//! - The ledger pins exactly this report, by its hash: the `AccountSubmitted` of this fund and year when there is one, else
//!   an `AccountDrafted`. Whoever wants to see a report that nobody drafted or submitted says so: [`Unpinned::Accepted`]. The
//!   verdict says above all else when a report was not submitted; as JSON it has the `standing` `submitted`, `certified`,
//!   `drafted`, `outdated` (drafted, and not in force any more), `unpinned` or `other_rules`.
//! - Every draft in the ledger names the root of the tree it was made from, with all earlier events of its account.
//! - Every event of an account is decided again by the rules of [`domain`], on the books as they were before it: drafts in
//!   order, certified by somebody who prepared nothing, submitted once and as certified, the year closed with it.
//! - When an earlier year of the fund was submitted, there is a proof that the ledger only grew since the events that
//!   submission was made from.
//! - Of the dossier of one figure: that the figure, its lines and what each adds follow from the events that are in it,
//!   and that those are the ones it says it rests on.
//!
//! A report or figure made by other rules than [`RULES`] is not computed again, and does not hold here; of a report the
//! heading says that this is all that is wrong. What no accepted key signed is not computed either.

mod accountant;
mod claim;
mod compare;
mod decided;
mod fold;
pub mod forge;
mod history;
mod pins;
mod rested;
mod words;

use std::io::{Read, Seek};

pub use accountability::{FigureId, RULES};
pub use accountant::{Accountant, MAX_FACTS, MAX_REACH};
pub use dossier::{
    Finding, Kind, Language, Options, Place, Problem, Remark, Unpinned, Verdict, checkpoint_of, shown,
};
pub use merkle::note::{CosignerKey, KeyError, SignedNote, VerifierKey};

/// Verifies a dossier of any kind. `progress` is told now and then how many events are done, and of how many.
///
/// Memory stays below some 200 MB for what the dossier's format and the books of accounts need, what [`MAX_FACTS`] facts of
/// an account take, what their lines rest on ([`MAX_REACH`]), and a few times the largest `figure.json` there can be (16
/// MiB); time is in proportion to what the file decompresses to.
pub fn verify(reader: impl Read + Seek + Send, options: &Options, progress: impl FnMut(u64, u64)) -> Verdict {
    dossier::verify_with(reader, options, &mut Accountant::default(), progress)
}
