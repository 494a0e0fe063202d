//! What a server is started with. Where the values come from (flags, environment, file) is the executable's business.

use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use database::DatabaseOptions;
use execution::ExecutorsOptions;
use ledger::Clock;
use projection::RunnerOptions;

use crate::{
    auth::{KeySource, TokenRules},
    services::Ids,
};

/// Everything a server needs.
pub struct ServerOptions {
    /// The migrated database, as the application's role.
    pub database: DatabaseOptions,
    /// Where gRPC is served; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where `/metrics` and `/health` are served, for machines of our own.
    pub metrics_listen: SocketAddr,
    /// The certificate and key of the server; without it connections are in clear, for one machine or a mesh.
    pub tls: Option<TlsFiles>,
    /// The directory with the vault's keys and the ledger's signing key.
    pub keys: PathBuf,
    /// The name under which checkpoints are signed, such as `herstelboek.utrecht.nl`.
    pub signer: String,
    /// Where the keys that sign tokens are found.
    pub token_keys: KeySource,
    /// What a token must say.
    pub token_rules: TokenRules,
    /// Queue, batch and cache sizes.
    pub executors: ExecutorsOptions,
    /// How views are moved.
    pub runner: RunnerOptions,
    /// How long calls in hand may take when the server is asked to stop.
    pub drain: Duration,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where new trace ids come from.
    pub ids: Ids,
}

/// PEM files.
#[derive(Debug, Clone)]
pub struct TlsFiles {
    /// The certificate chain.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}
