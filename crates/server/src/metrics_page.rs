//! `/metrics` for Prometheus and `/health` for whoever restarts things. Plain HTTP, for machines of our own.

use std::{future::IntoFuture as _, sync::OnceLock, time::Duration};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use database::Database;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::{net::TcpListener, time::MissedTickBehavior};
use tokio_util::sync::CancellationToken;

use crate::telemetry;

/// The metrics of the process: there is one recorder, however many servers a test starts.
static METRICS: OnceLock<PrometheusHandle> = OnceLock::new();

/// How often the samples of histograms are counted into their buckets. Until then each sample is kept, also where nobody
/// ever asks for the page: some 100 bytes for each command.
const COUNTED: Duration = Duration::from_secs(1);

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
        .with_state(Page { metrics: metrics.clone(), database });
    let served = axum::serve(listener, router).with_graceful_shutdown(draining.cancelled_owned());
    tokio::select! {
        stopped = served.into_future() => if let Err(error) = stopped {
            tracing::error!(%error, "metrics are no longer served");
        },
        () = count(metrics) => {}
    }
}

/// Counts samples into their buckets, for ever.
async fn count(metrics: PrometheusHandle) {
    let mut ticks = tokio::time::interval(COUNTED);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        metrics.run_upkeep();
    }
}

/// Healthy is: the database answers.
async fn health(State(page): State<Page>) -> (StatusCode, &'static str) {
    match page.database.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
