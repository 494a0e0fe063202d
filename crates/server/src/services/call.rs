//! One call: its language, its trace, its deadline, and what is logged and counted of it.

use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use metrics::{counter, histogram};
use tonic::{Request, Response, Status, metadata::MetadataMap};
use tracing::{Instrument as _, Span};

use super::Desk;
use crate::{
    auth::{Action, Caller},
    errors::{Language, Problem, Reason, name},
    trace::TraceId,
};

/// The longest any call may take, whatever its caller allows.
const LONGEST: Duration = Duration::from_secs(30);
/// Kept free of the caller's deadline, so that our answer is there before the transport gives up.
const MARGIN: Duration = Duration::from_millis(20);

/// What is known of a call before its fields are looked at.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) caller: Arc<Caller>,
    pub(super) trace: TraceId,
    pub(super) language: Language,
    /// When the caller stops waiting, also for a stream; `None` when it did not say.
    pub(super) until: Option<tokio::time::Instant>,
}

impl Call {
    /// What is logged of an rpc goes under this.
    pub(super) fn span(&self, rpc: &'static str) -> Span {
        span(rpc, &self.trace)
    }

    /// How long one command of a stream may take.
    pub(super) fn time(&self) -> Duration {
        let left = self.until.map(|until| until.saturating_duration_since(tokio::time::Instant::now()));
        left.unwrap_or(LONGEST).min(LONGEST)
    }

    /// Refuses what no role of the caller allows.
    pub(super) fn authorise(&self, action: Action) -> Result<(), Problem> {
        self.caller.authorise(action)
    }
}

impl Desk {
    /// Answers one call: finds out who is calling, does `work` within the deadline, and turns a problem into a status
    /// in the caller's language.
    pub(super) async fn answer<T, R, F>(
        &self,
        rpc: &'static str,
        request: Request<T>,
        work: impl FnOnce(Call, T) -> F,
    ) -> Result<Response<R>, Status>
    where
        F: Future<Output = Result<R, Problem>>,
    {
        let (metadata, _, message) = request.into_parts();
        let language = Language::of(&metadata);
        let trace = TraceId::of(&metadata, || (self.ids)());
        let span = span(rpc, &trace);
        let until = asked(&metadata).and_then(|time| tokio::time::Instant::now().checked_add(time));
        let work = async {
            let caller = self.gate.caller(&metadata).await?;
            work(Call { caller, trace, language, until }, message).await
        };
        match in_time(rpc, allowed(&metadata), work).instrument(span).await {
            Ok(answer) => Ok(Response::new(answer)),
            Err(problem) => Err(problem.to_status(language)),
        }
    }
}

/// Does the work of an rpc within the time there is; what came of it is logged and counted.
pub(super) async fn in_time<R>(
    rpc: &'static str,
    time: Duration,
    work: impl Future<Output = Result<R, Problem>>,
) -> Result<R, Problem> {
    let started = Instant::now();
    let answer = tokio::time::timeout(time, database::within(time, work)).await;
    let answer = answer.unwrap_or_else(|_| Err(Problem::new(Reason::DeadlineExceeded)));
    report(rpc, started, answer.as_ref().err());
    answer
}

fn span(rpc: &'static str, trace: &TraceId) -> Span {
    tracing::info_span!("call", rpc, trace_id = trace.as_str())
}

fn report(rpc: &'static str, started: Instant, problem: Option<&Problem>) {
    let seconds = started.elapsed().as_secs_f64();
    let outcome = problem.map_or("OK", |problem| name(problem.reason()));
    counter!("herstelboek_rpcs_total", "rpc" => rpc, "outcome" => outcome).increment(1);
    histogram!("herstelboek_rpc_seconds", "rpc" => rpc).record(seconds);
    match problem {
        None => tracing::info!(seconds, "answered"),
        Some(problem) => tracing::info!(seconds, %problem, "refused"),
    }
}

/// The time there is: the caller's `grpc-timeout`, and never more than ours.
fn allowed(metadata: &MetadataMap) -> Duration {
    let asked = asked(metadata).unwrap_or(LONGEST).min(LONGEST);
    asked.saturating_sub(MARGIN.min(asked / 4))
}

/// The caller's `grpc-timeout`.
fn asked(metadata: &MetadataMap) -> Option<Duration> {
    metadata.get("grpc-timeout").and_then(|value| value.to_str().ok()).and_then(timeout)
}

/// The value of `grpc-timeout`: at most 8 digits and a unit.
fn timeout(header: &str) -> Option<Duration> {
    let (digits, unit) = header.split_at_checked(header.len().checked_sub(1)?)?;
    if digits.len() > 8 {
        return None;
    }
    let number: u64 = digits.parse().ok()?;
    match unit {
        "H" => Some(Duration::from_secs(number * 3600)),
        "M" => Some(Duration::from_secs(number * 60)),
        "S" => Some(Duration::from_secs(number)),
        "m" => Some(Duration::from_millis(number)),
        "u" => Some(Duration::from_micros(number)),
        "n" => Some(Duration::from_nanos(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deadline_is_the_callers_within_ours() {
        assert_eq!(timeout("100m"), Some(Duration::from_millis(100)));
        assert_eq!(timeout("2S"), Some(Duration::from_secs(2)));
        for malformed in ["", "S", "2", "2x", "123456789S", "é"] {
            assert_eq!(timeout(malformed), None, "{malformed}");
        }
        let mut metadata = MetadataMap::new();
        assert_eq!(allowed(&metadata), LONGEST - MARGIN);
        metadata.insert("grpc-timeout", "40m".parse().unwrap());
        assert_eq!(allowed(&metadata), Duration::from_millis(30));
    }
}
