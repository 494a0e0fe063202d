//! Herstelboek over gRPC: services, authentication, authorisation, the error model, telemetry.
//!
//! Entry points: [`start`] is the composition root; `services` has a line per rpc; `convert` is where prost types stop;
//! `errors` is the error model; `auth` says who may do what.
//! Must never know: SQL. Rules are in `domain`, order and idempotency in `execution` and `ledger`.

pub mod auth;
mod convert;
mod draining;
mod error;
mod errors;
mod health;
mod metrics_page;
mod options;
mod routes;
mod running;
mod services;
mod signing;
mod telemetry;
mod trace;
mod transport;

pub use error::StartError;
pub use execution::ExecutorsOptions;
pub use options::{ServerOptions, TlsFiles};
pub use projection::RunnerOptions;
pub use running::{RunningServer, start};
pub use services::Ids;
pub use signing::checkpoint_signer;
pub use telemetry::{LogFormat, start_logging};
