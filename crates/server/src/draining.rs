//! Ends the streams of services that are not ours, health and reflection, when the server is draining: somebody who
//! watches health would hold up every stop for the whole drain time.
//!
//! An answer that is there is given first, such as NOT_SERVING to a watcher. Our own streams end themselves, each with
//! what it has.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use http::{HeaderMap, Request, Response};
use http_body::Frame;
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};
use tonic::{Status, body::Body, server::NamedService};
use tower::Service;

use crate::{
    errors::{Language, Problem, Reason},
    transport::language,
};

/// A service whose streams end on draining.
#[derive(Debug, Clone)]
pub(crate) struct Until<S> {
    inner: S,
    draining: CancellationToken,
}

impl<S> Until<S> {
    /// The service, until this is cancelled.
    pub(crate) fn new(draining: &CancellationToken, inner: S) -> Self {
        let draining = draining.clone();
        Self { inner, draining }
    }
}

impl<S: NamedService> NamedService for Until<S> {
    const NAME: &'static str = S::NAME;
}

impl<S> Service<Request<Body>> for Until<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Future: Send + 'static>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let language = language(request.headers());
        let over = CancellationToken::new();
        let request =
            request.map(|body| Body::new(Questions { body, over: Box::pin(over.clone().cancelled_owned()) }));
        let draining = self.draining.clone();
        let answer = self.inner.call(request);
        Box::pin(async move {
            let answer = answer.await?;
            Ok(answer.map(|body| {
                Body::new(Answers { body, language, draining: Box::pin(draining.cancelled_owned()), over })
            }))
        })
    }
}

type Cancelled = Pin<Box<WaitForCancellationFutureOwned>>;
type Polled = Poll<Option<Result<Frame<<Body as http_body::Body>::Data>, Status>>>;

/// The messages of a call, which end when its answer has: whoever reads them would keep the connection open.
struct Questions {
    body: Body,
    over: Cancelled,
}

impl http_body::Body for Questions {
    type Data = <Body as http_body::Body>::Data;
    type Error = Status;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            return Poll::Ready(frame);
        }
        self.over.as_mut().poll(context).map(|()| None)
    }
}

/// The messages of an answer; once draining and nothing is there, the status that says so.
struct Answers {
    body: Body,
    language: Language,
    draining: Cancelled,
    over: CancellationToken,
}

impl http_body::Body for Answers {
    type Data = <Body as http_body::Body>::Data;
    type Error = Status;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            return Poll::Ready(frame);
        }
        ready!(self.draining.as_mut().poll(context));
        self.over.cancel();
        self.body = Body::empty();
        let status = Problem::new(Reason::ShuttingDown).to_status(self.language);
        let mut trailers = HeaderMap::new();
        let told = status.add_header(&mut trailers);
        Poll::Ready(Some(told.map(|()| Frame::trailers(trailers))))
    }
}
