//! Health as gRPC asks for it: the server as a whole, each service, and each view.
//!
//! A view is `herstelboek.views.caseload` and so on. It is NOT_SERVING when it stands still for any ledger, or any ledger's
//! views cannot be moved, as the server that moves the views knows; the others call it SERVING. When what moves them has
//! ended by itself, the server as a whole is NOT_SERVING: it must be started again.

use projection::{Registered, RunnerHealth};
use tokio::sync::watch;
use tonic_health::{ServingStatus, server::HealthReporter};

use crate::routes;

/// Says how services and views are doing.
#[derive(Clone)]
pub(crate) struct Health(HealthReporter);

impl Health {
    /// Everything serves.
    pub(crate) async fn serving(reporter: HealthReporter) -> Self {
        let health = Self(reporter);
        health.all(ServingStatus::Serving).await;
        health
    }

    /// Nothing does any more.
    pub(crate) async fn draining(&self) {
        self.all(ServingStatus::NotServing).await;
    }

    /// Tells of views that stand still, until the runner ends.
    pub(crate) async fn follow(self, mut runner: watch::Receiver<RunnerHealth>) {
        loop {
            let known = runner.borrow_and_update().clone();
            let stands_still = |view| known.stopped.iter().any(|stopped| stopped.view == view);
            for view in Registered::all().names() {
                let status = match !known.failing.is_empty() || stands_still(view) {
                    true => ServingStatus::NotServing,
                    false => ServingStatus::Serving,
                };
                self.0.set_service_status(name(view), status).await;
            }
            if runner.changed().await.is_err() {
                tracing::error!("what moves the views has ended; start this server again");
                return self.ended().await;
            }
        }
    }

    /// Views are not moved any more.
    async fn ended(&self) {
        for view in Registered::all().names() {
            self.0.set_service_status(name(view), ServingStatus::NotServing).await;
        }
        self.0.set_service_status("", ServingStatus::NotServing).await;
    }

    async fn all(&self, status: ServingStatus) {
        for service in routes::NAMES {
            self.0.set_service_status(service, status).await;
        }
        for view in Registered::all().names() {
            self.0.set_service_status(name(view), status).await;
        }
        self.0.set_service_status("", status).await;
    }
}

/// The name under which the health of a view is asked.
fn name(view: &str) -> String {
    format!("herstelboek.views.{view}")
}
