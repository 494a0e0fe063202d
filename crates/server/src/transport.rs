//! What the transport refuses before a service sees it, told in the error model: a message that is too large or cannot be
//! read, and an rpc that is not there.
//!
//! tonic answers those without details. Ours always have details, so the two cannot be confused.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use http::{HeaderMap, Request, Response};
use tonic::{Code, Status, body::Body};
use tower::{Layer, Service, layer::layer_fn};

use crate::errors::{Language, Problem, Reason};

/// The largest request, in bytes: a plan of 50 goals and 200 measures with full texts has some 1 MB.
pub(crate) const REQUEST_LIMIT: usize = 2 * 1024 * 1024;
/// The largest answer, in bytes: what clients take that were not told otherwise. Streams and pages stay below it.
pub(crate) const ANSWER_LIMIT: usize = 4 * 1024 * 1024;

/// Tells callers what the transport has against their call.
pub(crate) fn telling<S>() -> impl Layer<S, Service = Telling<S>> + Clone {
    layer_fn(|inner| Telling { inner })
}

/// A service with that around it.
#[derive(Debug, Clone)]
pub(crate) struct Telling<S> {
    inner: S,
}

impl<S, B> Service<Request<B>> for Telling<S>
where
    S: Service<Request<B>, Response = Response<Body>, Future: Send + 'static>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let language = language(request.headers());
        let answer = self.inner.call(request);
        Box::pin(async move {
            let answer = answer.await?;
            Ok(match problem(answer.headers()) {
                Some(problem) => problem.to_status(language).into_http(),
                None => answer,
            })
        })
    }
}

/// The language asked for in the headers of a call.
pub(crate) fn language(headers: &HeaderMap) -> Language {
    let header = headers.get("accept-language").and_then(|value| value.to_str().ok());
    header.map_or_else(Language::default, Language::preferred)
}

/// What tonic refused, by the status in the headers of its answer.
fn problem(headers: &HeaderMap) -> Option<Problem> {
    // Most answers have their status in the trailers, and cost no more than this look.
    headers.get(Status::GRPC_STATUS)?;
    let status = Status::from_header_map(headers)?;
    if !status.details().is_empty() {
        return None;
    }
    match status.code() {
        Code::OutOfRange => Some(Problem::new(Reason::MessageTooLarge).with("limit", REQUEST_LIMIT)),
        Code::Internal => Some(Problem::new(Reason::MessageUnreadable)),
        // With a message it is about compression, and its headers say which kinds there are.
        Code::Unimplemented if status.message().is_empty() => Some(Problem::new(Reason::RpcUnknown)),
        _ => None,
    }
}
