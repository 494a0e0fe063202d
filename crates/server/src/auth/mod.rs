//! Who is calling and what they may do. Deny by default: an rpc without a row in `permissions` is for nobody.
//!
//! The order is fixed: the token, then whether its ledgers include this one, then whether one of its roles allows the
//! action. A ledger one may not see is answered as one that does not exist.

mod claims;
mod development;
mod gate;
mod keys;
mod permissions;
mod role;

pub use claims::Caller;
pub use development::{DevelopmentKey, TokenRequest};
pub use gate::Gate;
pub use keys::{KeyError, KeySource, TokenKeys, TokenRules};
pub use permissions::Action;
pub(crate) use permissions::action_of;
pub use role::Role;

#[cfg(test)]
mod tests;
