//! Clusters of our own: one to keep ([`PrivateCluster`]) and one to throw away ([`ThrowawayCluster`]).
//!
//! Both are the same [`server::Server`]; they differ in where it lives, how durable it is, and who stops it.

mod private;
mod server;
mod settings;
mod socket;
mod throwaway;
mod usage;

pub use private::PrivateCluster;
pub use throwaway::{FreshDatabase, ThrowawayCluster};
