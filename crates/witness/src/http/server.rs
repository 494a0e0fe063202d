//! A witness on a socket, until it is stopped.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::SIZE_TYPE;
use super::connections::Bounded;
use crate::{MAX_BODY, Refusal, RequestError, Witness};

/// How long calls in hand may take when the witness is stopped.
const DRAIN: Duration = Duration::from_secs(10);

/// How long whoever asks may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For a body.
    pub body: Duration,
    /// For a connection, with all the requests on it.
    pub connection: Duration,
}

impl Default for Limits {
    /// 10 seconds for a body, a minute for a connection.
    fn default() -> Self {
        Limits { body: Duration::from_secs(10), connection: Duration::from_secs(60) }
    }
}

#[derive(Clone)]
struct Shared {
    witness: Arc<Witness>,
    limits: Limits,
}

/// A witness that is served.
pub struct Serving {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    task: JoinHandle<io::Result<()>>,
}

/// Serves a witness at an address; port 0 takes a free one.
///
/// # Errors
/// What the system says when it cannot listen there.
pub async fn serve(witness: Witness, listen: SocketAddr, limits: Limits) -> io::Result<Serving> {
    let listener = TcpListener::bind(listen).await?;
    let address = listener.local_addr()?;
    let (stop, mut stopped) = watch::channel(false);
    let router = Router::new()
        .route("/add-checkpoint", post(add_checkpoint))
        .route("/health", get(|| async { "ok\n" }))
        .with_state(Shared { witness: Arc::new(witness), limits });
    let until = async move {
        // A sender that is gone stops it too.
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let serving =
        axum::serve(Bounded::new(listener, limits.connection), router).with_graceful_shutdown(until);
    Ok(Serving { address, stop, task: tokio::spawn(serving.into_future()) })
}

impl Serving {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits for calls in hand, and says whether all of them ended in time.
    pub async fn stop(mut self) -> bool {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(DRAIN, &mut self.task).await.is_ok();
        self.task.abort();
        ended
    }
}

async fn add_checkpoint(State(Shared { witness, limits }): State<Shared>, body: Body) -> Response {
    let body = match tokio::time::timeout(limits.body, to_bytes(body, MAX_BODY)).await {
        Err(_) => return (StatusCode::REQUEST_TIMEOUT, "the request took too long\n").into_response(),
        // Too many bytes, or a connection that is gone and will not read the answer.
        Ok(Err(_)) => return refused(&RequestError::TooLarge.into()),
        Ok(Ok(body)) => body,
    };
    // Signatures and the disk take their time.
    match tokio::task::spawn_blocking(move || witness.add_checkpoint(&body)).await {
        Ok(Ok(cosignature)) => format!("{cosignature}\n").into_response(),
        Ok(Err(refusal)) => refused(&refusal),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "the witness could not answer\n").into_response(),
    }
}

fn refused(refusal: &Refusal) -> Response {
    match refusal {
        Refusal::NotKept(error) => tracing::error!(%error, "a checkpoint could not be kept"),
        Refusal::TwoHistories { .. } | Refusal::NotConsistent(_) => tracing::warn!(%refusal, "not cosigned"),
        _ => tracing::debug!(%refusal, "not cosigned"),
    }
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match refusal {
        Refusal::OtherOldSize { known } => {
            (status, [(header::CONTENT_TYPE, SIZE_TYPE)], format!("{known}\n")).into_response()
        }
        _ => (status, format!("{refusal}\n")).into_response(),
    }
}
