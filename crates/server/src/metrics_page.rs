//! `/metrics` for Prometheus and `/health` for whoever restarts things. Plain HTTP, for machines of our own.

use std::sync::OnceLock;

use axum::{Router, extract::State, http::StatusCode, routing::get};
use database::Database;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::telemetry;

/// The metrics of the process: there is one recorder, however many servers a test starts.
static METRICS: OnceLock<PrometheusHandle> = OnceLock::new();

#[derive(Clone)]
struct Page {
    metrics: PrometheusHandle,
    database: Database,
}

pub(crate) async fn serve(listener: TcpListener, database: Database, draining: CancellationToken) {
    let metrics = METRICS.get_or_init(telemetry::start_metrics).clone();
    let router = Router::new()
        .route("/metrics", get(|State(page): State<Page>| async move { page.metrics.render() }))
        .route("/health", get(health))
        .with_state(Page { metrics, database });
    let stopped = axum::serve(listener, router).with_graceful_shutdown(draining.cancelled_owned()).await;
    if let Err(error) = stopped {
        tracing::error!(%error, "metrics are no longer served");
    }
}

/// Healthy is: the database answers.
async fn health(State(page): State<Page>) -> (StatusCode, &'static str) {
    match page.database.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
