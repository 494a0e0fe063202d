//! The tables of operations: what can be asked of a working method, and what happens to it.
//!
//! Names of events are for ever: they stand in recorded events.

use super::adopt::{AdoptWorkingMethod, WorkingMethodAdopted};
use super::improve::{ImproveWorkingMethod, WorkingMethodImproved};
use super::retire::{RetireWorkingMethod, WorkingMethodRetired};

crate::table::commands! {
    /// Everything that can be asked of a working method.
    WorkingMethodCommand:
    AdoptWorkingMethod => WorkingMethodAdopted,
    ImproveWorkingMethod => WorkingMethodImproved,
    RetireWorkingMethod => WorkingMethodRetired,
}

crate::table::events! {
    /// Everything that can happen to a working method.
    WorkingMethodEvent:
    WorkingMethodAdopted,
    WorkingMethodImproved,
    WorkingMethodRetired,
}
