//! The pin: everything besides the ledger that an account depends on, so that it can be made again to the byte.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FinalAccount;
use crate::ids::{FileHash, RulesVersion};

/// What an account was made from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Pin {
    /// The size of the ledger: the events below this position count.
    pub position: u64,
    /// The root of the ledger's tree of that size, in hexadecimal.
    pub root: FileHash,
    /// Facts that happened after this day do not count.
    pub effective_on: Date,
    /// The hash of the text of the indicator set.
    pub indicators: FileHash,
    /// The version of the rules that made it.
    pub rules: RulesVersion,
    /// Whether it is the last account of the grant.
    pub final_account: FinalAccount,
}
