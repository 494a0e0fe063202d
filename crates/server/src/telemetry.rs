//! Logs and metrics. Nothing personal is in either: what is logged are ids, positions, reasons and durations.

use std::io::IsTerminal as _;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::{EnvFilter, fmt, prelude::*, util::TryInitError};

/// How log lines are written, always to standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people at a terminal.
    Human,
    /// One JSON object a line.
    Json,
}

/// Starts logging for the whole process; `filter` is as in `RUST_LOG`, such as `info,ledger=debug`.
pub fn start_logging(format: LogFormat, filter: &str) -> Result<(), TryInitError> {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    let lines = match format {
        LogFormat::Human => lines.with_target(false).boxed(),
        LogFormat::Json => {
            lines.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed()
        }
    };
    tracing_subscriber::registry().with(filter).with(lines).try_init()
}

/// Seconds, from a tenth of a millisecond up.
const SECONDS: [f64; 13] =
    [0.0001, 0.000_25, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];
/// Things in one batch.
const COUNTS: [f64; 10] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 1024.0];

/// Starts collecting metrics for the whole process. A second call in one process, as in tests, gives a page that stays
/// empty.
pub fn start_metrics() -> PrometheusHandle {
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
        .and_then(|builder| {
            builder.set_buckets_for_metric(Matcher::Prefix("herstelboek_batch".to_owned()), &COUNTS)
        })
        .and_then(|builder| {
            builder.set_buckets_for_metric(Matcher::Suffix("_batch_events".to_owned()), &COUNTS)
        })
        .expect("the buckets are not empty");
    let recorder = builder.build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_ok() {
        describe();
    }
    handle
}

fn describe() {
    use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
    describe_counter!(
        "herstelboek_commands_total",
        "Commands by name and outcome: recorded, or the reason why not."
    );
    describe_histogram!(
        "herstelboek_command_seconds",
        Unit::Seconds,
        "From handing a command over to its answer."
    );
    describe_histogram!("herstelboek_batch_commands", Unit::Count, "Commands decided together.");
    describe_histogram!(
        "herstelboek_append_seconds",
        Unit::Seconds,
        "One append, from sending it to its commit."
    );
    describe_histogram!(
        "herstelboek_append_batch_events",
        Unit::Count,
        "Events appended in one transaction."
    );
    describe_counter!("herstelboek_append_head_moved_total", "Appends that another process came before.");
    describe_gauge!("herstelboek_queue_depth", Unit::Count, "Commands waiting for a ledger.");
    describe_gauge!("herstelboek_feed_lag", Unit::Count, "Events a subscriber has yet to be sent.");
    describe_gauge!(
        "herstelboek_view_lag_events",
        Unit::Count,
        "Events a view has yet to take in, where it is most."
    );
    describe_gauge!(
        "herstelboek_view_lag_seconds",
        Unit::Seconds,
        "For how long a view has been behind, at most."
    );
    describe_gauge!(
        "herstelboek_view_building_events",
        Unit::Count,
        "Events left for a view that is built anew."
    );
    describe_gauge!("herstelboek_views_stopped", Unit::Count, "Ledgers for which a view stands still.");
    describe_gauge!(
        "herstelboek_view_ledgers_failing",
        Unit::Count,
        "Ledgers whose views could not be moved several times in a row."
    );
    describe_histogram!(
        "herstelboek_view_batch_seconds",
        Unit::Seconds,
        "One batch of a view, until its commit."
    );
    describe_counter!("herstelboek_rpcs_total", "Calls by rpc and outcome: OK, or the reason why not.");
    describe_histogram!("herstelboek_rpc_seconds", Unit::Seconds, "From a call's arrival to its answer.");
}
