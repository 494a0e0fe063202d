//! `serve`: until somebody asks it to stop.

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use crate::{config::Config, installation::Installation, output};

pub(crate) async fn run(config: Config) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    installation.check_schema().await?;
    let mut server = server::start(installation.server()?).await?;
    output::line(json!({ "event": "listening", "grpc": server.grpc, "metrics": server.metrics }));
    let stop = asked_to_stop();
    tokio::select! {
        failure = server.failed() => return Err(failure.into()),
        stopped = stop => stopped?,
    }
    if !server.stop().await {
        tracing::warn!("some calls were cut off; their callers may retry them with the same request id");
    }
    installation.close().await
}

/// Waits for SIGINT or SIGTERM.
pub(crate) async fn asked_to_stop() -> std::io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}
