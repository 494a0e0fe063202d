//! Where PostgreSQL comes from: a private cluster, a throwaway cluster for tests, or a URL; and the migrations.
//!
//! One dialect: whichever way the server came, what runs on it is the same SQL through the same [`Database`].
//! This crate knows connections, roles and the transaction-local ledger name. It knows no table of the product.
//! Nothing here listens on the network: the clusters it starts are reached by a unix socket only.
//!
//! ```no_run
//! # async fn example() -> Result<(), database::DatabaseError> {
//! use database::{Database, DatabaseOptions, PrivateCluster, migrate};
//!
//! let cluster = PrivateCluster::start("/var/lib/herstelboek".as_ref()).await?;
//! migrate(&cluster.url()).await?;
//! let database = Database::connect(DatabaseOptions::app(cluster.url())).await?;
//! let transaction = database.begin("GM0344").await?;
//! # Ok(()) }
//! ```

mod account;
mod binaries;
mod cluster;
mod create;
mod database;
mod deadline;
mod error;
mod migrations;
mod options;
mod readiness;

pub use binaries::Binaries;
pub use cluster::{FreshDatabase, PrivateCluster, ThrowawayCluster};
pub use create::create_database;
pub use database::{Database, Manner};
pub use deadline::{left, within};
pub use error::DatabaseError;
pub use migrations::{migrate, pending_migrations};
pub use options::DatabaseOptions;

/// The role the application works as: it may insert and select, and nothing else but in schema `views`, whose rows are no
/// record and can be made again. Migration 0001 creates it.
pub const APP_ROLE: &str = "herstelboek_app";

/// The oldest major version of PostgreSQL the product runs on.
pub const OLDEST_POSTGRESQL: u32 = 15;
