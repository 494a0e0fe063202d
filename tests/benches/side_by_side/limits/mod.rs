//! What this machine can do, without any of the work: flushes, inserted rows, empty calls, hashed bytes.
//!
//! Measured in the same rounds as everybody else, so that a ratio to a limit is as fair as one to a peer.

mod binary;
mod calls;
mod child;
mod flushes;
mod hashes;
mod inserts;
mod row;

pub(crate) use calls::serve as serve_empty;
pub(crate) use flushes::Flushed;
pub(crate) use inserts::BATCHES;

use crate::{
    contest::{Place, Workload},
    options::Options,
    stand::Stand,
};

/// Flushes, inserts, empty calls and hashes.
pub(crate) async fn entries(stand: &Stand, options: &Options) -> Vec<Place> {
    if !options.wants(Workload::Limits) {
        return vec![];
    }
    let mut places = vec![flushes::entry(stand)];
    places.extend(inserts::entries(stand).await);
    places.push(calls::entry(options).await);
    places.push(hashes::entry());
    places
}
