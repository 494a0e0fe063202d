//! Read models: what is asked across books, folded from the events of a ledger.
//!
//! A view is a pure fold that can be dropped and made again. [`Registers`] follows ledgers in memory, from the feed, when
//! somebody asks; nothing runs for a ledger nobody asks about. Must never know: commands, SQL, protobuf.

mod follow;
mod read;
mod register;

pub use follow::Registers;
pub use read::ViewError;
pub use register::{OpenBallot, Register};
