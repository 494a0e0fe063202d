//! Questions on the wire, checked: about households here, about ledgers in `ledgers`.
//!
//! Like commands: every wrong field at once, in the order of the fields.

mod households;
mod ledgers;

pub(crate) use households::HouseholdQuery;
pub(crate) use ledgers::{LedgersQuery, ReadQuery};

use crate::errors::Problem;

/// A request that asks and changes nothing.
pub(crate) trait Query: prost::Message + Sized {
    /// The question, checked.
    type Checked;

    /// Checks every field.
    ///
    /// # Errors
    /// All field violations at once, in the order of the fields.
    fn check(self) -> Result<Self::Checked, Problem>;
}
