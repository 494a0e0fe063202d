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
/// The number of an invoice, in characters.
pub(crate) const INVOICE_NUMBER: usize = 64;
/// The name of somebody who is paid, in characters (EPC132-08, AT-E001).
pub(crate) const PAYEE: usize = 70;
/// What a payee reads on a statement, in characters (EPC132-08, AT-T009).
pub(crate) const REMITTANCE: usize = 140;
/// The title of a ledger, in characters.
pub(crate) const TITLE: usize = 200;
/// The URI of a processing activity, in characters.
pub(crate) const PROCESSING_ACTIVITY: usize = 200;
/// The file of a bank statement, in bytes.
pub(crate) const STATEMENT: usize = 1024 * 1024;

/// Persons named by one request.
pub(crate) const PERSONS: usize = 50;
/// Goals of a plan.
pub(crate) const GOALS: usize = 50;
/// Measures of a plan.
pub(crate) const MEASURES: usize = 200;
/// Threatening situations, or kinds of guidance: as many as there are words for.
pub(crate) const WORDS: usize = 5;
/// Grounds named by the terms of a fund: as many as there are.
pub(crate) const GROUNDS: usize = 6;
/// Signals that led to one improvement.
pub(crate) const SIGNALS: usize = 100;
/// Norm amounts of a component: one for each accounting year there is.
pub(crate) const NORMS: usize = 100;
/// Pairs of duties named by a policy: as many as there are.
pub(crate) const DUTY_PAIRS: usize = 15;
/// Payments of a run.
pub(crate) const PAYMENTS: i64 = 500;
/// Entries of a bank statement.
pub(crate) const ENTRIES: usize = 1_000;

/// Elements on a page when the request does not say.
pub(crate) const PAGE: i64 = 100;
/// Elements on a page at most.
pub(crate) const PAGE_AT_MOST: i64 = 1_000;

/// Rows of a view on a page when the request does not say.
pub(crate) const ROWS: i64 = 50;
/// Rows of a view on a page at most.
pub(crate) const ROWS_AT_MOST: i64 = 500;
/// Households on a page at most when the names of their members are opened.
pub(crate) const OPENED_AT_MOST: i64 = 50;
/// The text of a filter, in characters.
pub(crate) const FILTER: usize = 2_000;
/// Terms, or states of terms, named by a question.
pub(crate) const TERMS: usize = 6;
/// Facets of one count.
pub(crate) const FACETS: usize = 8;
/// How far ahead deadlines are looked for, in days.
pub(crate) const DAYS_AHEAD: i64 = 3_650;
/// How long the period of a report is, in years.
pub(crate) const PERIOD_YEARS: i64 = 10;
