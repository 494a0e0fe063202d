//! How much a request may hold. The comments in `proto/` say the same numbers; this is where they are decided.
//!
//! Lengths of texts are counted in characters (Unicode scalar values), lists in elements.

/// A name, in characters.
pub(crate) const NAME: usize = 200;
/// An address, in characters.
pub(crate) const ADDRESS: usize = 400;
/// Telephone numbers, email addresses and the like, in characters.
pub(crate) const CONTACT_DETAILS: usize = 400;
/// A free text, in characters.
pub(crate) const TEXT: usize = 4_000;
/// A reason that must be given, in characters.
pub(crate) const REASON: usize = 1_000;
/// The title of a ledger, in characters.
pub(crate) const TITLE: usize = 200;
/// The URI of a processing activity, in characters.
pub(crate) const PROCESSING_ACTIVITY: usize = 200;

/// Persons named by one request.
pub(crate) const PERSONS: usize = 50;
/// Goals of a plan.
pub(crate) const GOALS: usize = 50;
/// Measures of a plan.
pub(crate) const MEASURES: usize = 200;
/// Threatening situations, or kinds of guidance: as many as there are words for.
pub(crate) const WORDS: usize = 5;

/// Elements on a page when the request does not say.
pub(crate) const PAGE: i64 = 100;
/// Elements on a page at most.
pub(crate) const PAGE_AT_MOST: i64 = 1_000;
