//! Reading: the head, streams, ranges of positions, and what requests were answered.

mod ahead;
mod facts;
mod head;
mod instant;
mod merged;
mod range;
mod requests;
mod row;
mod run;
mod streams;

pub use ahead::Ahead;
pub use facts::Fact;
pub use head::Head;
pub use range::Direction;
pub(crate) use row::{instant, unsigned, whole_hashes};
pub(crate) use run::{Inside, Read, clamped};
pub use streams::StreamPage;
