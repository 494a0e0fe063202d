//! What somebody does by hand: look how the views are, build one anew, check the rows against the events.

mod catch_up;
mod check;
mod compare;
mod difference;
mod progress;
mod rebuild;
mod status;

pub use catch_up::catch_up;
pub use check::check;
pub use difference::{Difference, What};
pub use progress::Progress;
pub use rebuild::{Rebuilt, rebuild};
pub use status::{EditionStatus, ViewStatus, status};
