//! What is kept of the events: only what counts for an account, position by position; never a name or a text.
//!
//! A fact keeps the position of its event, so that lines can be drawn up as of any earlier position, and each can say
//! what it rests on. Views store these: whoever changes a shape raises the version of that view.

mod account;
mod fund;
mod household;
mod provision;

pub use self::account::{AccountFacts, Drafted, Mark, Submitted};
pub use self::fund::FundFacts;
pub(crate) use self::fund::Rule;
pub use self::household::HouseholdFacts;
pub(crate) use self::household::{Happened, What};
pub(crate) use self::provision::{ProvisionFacts, Spent, SpentWhat};
