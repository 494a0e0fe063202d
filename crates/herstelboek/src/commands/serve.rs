//! `serve`: until somebody asks it to stop.

use serde_json::json;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::{config::Config, installation::Installation, output};

pub(crate) async fn run(config: Config) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    installation.check_schema().await?;
    let mut server = server::start(installation.server()?).await?;
    let stop = Stop::listen()?;
    output::line(json!({ "event": "listening", "grpc": server.grpc, "metrics": server.metrics }));
    tokio::select! {
        failure = server.failed() => return Err(failure.into()),
        () = stop.asked() => (),
    }
    if !server.stop().await {
        tracing::warn!("some calls were cut off; their callers may retry them with the same request id");
    }
    installation.close().await
}

/// SIGINT and SIGTERM, listened to from the moment it is made: before anybody is told that they can be sent.
pub(crate) struct Stop {
    interrupt: Signal,
    terminate: Signal,
}

impl Stop {
    /// Listens from now on.
    pub(crate) fn listen() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits until somebody asks.
    pub(crate) async fn asked(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => (),
            _ = self.terminate.recv() => (),
        }
    }
}
