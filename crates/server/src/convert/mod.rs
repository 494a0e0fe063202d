//! Between the wire and the domain: requests become commands, states become responses. Prost types stop here.
//!
//! In: [`CommandRequest::check`] names every wrong field at once and gives a call and a draft; once the caller is
//! authorised, the draft claims the BSN in it, seals the texts and makes the command. Out: [`household`], [`receipt`].
//! Never here: who may do it, what the rules say, where keys or events are stored.

mod call;
mod claimed;
mod dates;
mod draft;
mod fields;
mod household;
pub(crate) mod limits;
mod queries;
mod receipt;
mod records;
mod requests;
mod texts;
mod tokens;
mod words;

pub(crate) use call::{Call, CommandRequest};
pub(crate) use claimed::Claimed;
pub(crate) use draft::{Draft, Seal};
pub(crate) use household::{Opened, Wanted, household, opened_size, wanted};
pub(crate) use queries::{HouseholdQuery, LedgersQuery, Query, ReadQuery};
pub(crate) use receipt::{count, receipt};
pub(crate) use records::{ledger_summary, position, record};

#[cfg(test)]
mod tests;
