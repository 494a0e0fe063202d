//! The vault's tables, one file each. Every statement on a ledger's rows runs in a transaction inside that ledger.

pub(crate) mod bsn_claims;
pub(crate) mod bsn_index;
pub(crate) mod key_set;
pub(crate) mod keys;
pub(crate) mod openings;
pub(crate) mod searches;
