//! The composition root: puts the parts together, serves, and stops in order.
//!
//! Stopping: health says NOT_SERVING, streams end with what they have, calls in hand are answered, and what is not done
//! by the end of the drain time is cut off; a client retries it with the same request id. Views are moved until then, for
//! the answers that wait for them.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use database::Database;
use execution::Executors;
use ledger::{Ledgers, LedgersOptions, Upcasters};
use projection::{Projections, Runner, RunnerHandle};
use tokio::{net::TcpListener, sync::Semaphore, task::JoinHandle};
use tokio_util::sync::CancellationToken;
use tonic::transport::{Identity, Server, ServerTlsConfig, server::TcpIncoming};
use vault::{FileKeyProvider, Vault};

use crate::{
    ServerOptions, StartError,
    auth::{Gate, TokenKeys},
    draining::Until,
    health::Health,
    metrics_page,
    options::TlsFiles,
    routes,
    services::{Bases, Desk, Homes, RECOUNTS, Reports, SCANS},
    signing, transport,
};

/// How many calls one connection may have in hand. Clients are told, and keep the next one with them: it takes no memory
/// here.
const CALLS_PER_CONNECTION: u32 = 1024;
/// How often a silent connection is asked for a sign of life, and how long it may take.
const KEEPALIVE: (Duration, Duration) = (Duration::from_secs(30), Duration::from_secs(10));
/// After how long a connection is asked to be made anew, so that load spreads and withdrawn rights end.
const CONNECTION_AGE: Duration = Duration::from_secs(30 * 60);

/// A server that serves.
pub struct RunningServer {
    /// Where gRPC is served.
    pub grpc: SocketAddr,
    /// Where metrics are served.
    pub metrics: SocketAddr,
    health: Health,
    following: JoinHandle<()>,
    runner: RunnerHandle,
    draining: CancellationToken,
    drain: Duration,
    served: JoinHandle<Result<(), tonic::transport::Error>>,
    database: Database,
}

/// Starts a server.
///
/// # Errors
/// In the order in which things are started: [`StartError`].
pub async fn start(options: ServerOptions) -> Result<RunningServer, StartError> {
    let database = Database::connect(options.database.clone()).await?;
    let draining = CancellationToken::new();
    let desk = desk(&options, &database, draining.clone()).await?;
    let listener = listen(options.listen).await?;
    let metrics_listener = listen(options.metrics_listen).await?;
    let (grpc, metrics) =
        (address(&listener, options.listen)?, address(&metrics_listener, options.metrics_listen)?);
    let (reporter, health_service) = tonic_health::server::health_reporter();
    let health = Health::serving(reporter).await;
    let runner = Runner::start(desk.projections.clone(), options.runner.clone());
    let following = tokio::spawn(health.clone().follow(runner.health()));
    let router = builder(options.tls.as_ref())?
        .layer(transport::telling())
        .add_service(Until::new(&draining, health_service))
        .add_service(Until::new(&draining, reflection()?));
    let router = routes::serve(router, &desk);
    let stop = draining.clone().cancelled_owned();
    // A small answer does not wait for the next one to fill the packet.
    let incoming = TcpIncoming::from(listener).with_nodelay(Some(true));
    let served = tokio::spawn(router.serve_with_incoming_shutdown(incoming, stop));
    tokio::spawn(metrics_page::serve(metrics_listener, database.clone(), draining.clone()));
    tracing::info!(%grpc, %metrics, tls = options.tls.is_some(), "serving");
    let drain = options.drain;
    Ok(RunningServer { grpc, metrics, health, following, runner, draining, drain, served, database })
}

impl RunningServer {
    /// Stops in order; false when some calls had to be cut off.
    pub async fn stop(self) -> bool {
        self.following.abort();
        self.health.draining().await;
        self.draining.cancel();
        let abort = self.served.abort_handle();
        let in_time = tokio::time::timeout(self.drain, self.served).await.is_ok();
        abort.abort();
        self.runner.stop().await;
        self.database.close().await;
        in_time
    }

    /// Ends only when the server ends by itself, which it never should.
    pub async fn failed(&mut self) -> StartError {
        match (&mut self.served).await {
            Ok(Err(error)) => StartError::Transport(error),
            Ok(Ok(())) | Err(_) => StartError::Ended,
        }
    }
}

async fn desk(
    options: &ServerOptions,
    database: &Database,
    draining: CancellationToken,
) -> Result<Desk, StartError> {
    let signer = Arc::new(signing::checkpoint_signer(&options.keys, &options.signer)?);
    let provider = Arc::new(FileKeyProvider::open(&options.keys)?);
    let vault = Vault::connect(database.clone(), provider).await?;
    let keys = TokenKeys::load(options.token_keys.clone(), options.token_rules.clone()).await?;
    let ledgers = Ledgers::new(
        database.clone(),
        LedgersOptions { clock: options.clock.clone(), signer, upcasters: Upcasters::default() },
    );
    Ok(Desk {
        gate: Gate::new(keys),
        executors: Executors::new(ledgers.clone(), options.executors),
        projections: Projections::new(ledgers.clone(), database.clone()),
        ledgers,
        vault,
        scans: Arc::new(Semaphore::new(SCANS)),
        recounts: Arc::new(Semaphore::new(RECOUNTS)),
        homes: Homes::default(),
        reports: Reports::default(),
        bases: Bases::default(),
        clock: options.clock.clone(),
        ids: options.ids.clone(),
        draining,
    })
}

fn builder(tls: Option<&TlsFiles>) -> Result<Server, StartError> {
    let builder = Server::builder()
        .max_concurrent_streams(CALLS_PER_CONNECTION)
        .http2_keepalive_interval(Some(KEEPALIVE.0))
        .http2_keepalive_timeout(Some(KEEPALIVE.1))
        .max_connection_age(CONNECTION_AGE)
        .tcp_nodelay(true);
    let Some(files) = tls else { return Ok(builder) };
    let read = |path: &std::path::Path| {
        std::fs::read(path).map_err(|source| StartError::File { path: path.to_owned(), source })
    };
    let identity = Identity::from_pem(read(&files.certificate)?, read(&files.key)?);
    Ok(builder.tls_config(ServerTlsConfig::new().identity(identity))?)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|source| StartError::Listen { address, source })
}

fn address(listener: &TcpListener, address: SocketAddr) -> Result<SocketAddr, StartError> {
    listener.local_addr().map_err(|source| StartError::Listen { address, source })
}

fn reflection() -> Result<
    tonic_reflection::server::v1::ServerReflectionServer<impl tonic_reflection::server::v1::ServerReflection>,
    StartError,
> {
    tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(api::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        .build_v1()
        .map_err(|error| StartError::Reflection(error.to_string()))
}
