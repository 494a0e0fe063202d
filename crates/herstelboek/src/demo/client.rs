//! A client of the server, as any casework application would be: somebody's token, and patience.
//!
//! How many calls are under way at once is for the caller to say; see [`IN_FLIGHT`].

use std::{future::Future, time::Duration};

use anyhow::Context as _;
use api::v1;
use futures::TryStreamExt as _;
use tonic::{
    Request, Response, Status,
    metadata::{Ascii, MetadataValue},
    transport::Channel,
};
use tonic_types::StatusExt as _;

use super::{command::Command, retry, rpc::Rpc, screen::Screen, words::nl_en};
use crate::output::Language;

/// How many calls the demonstration has under way at once: enough to keep the server busy, far below what it lets one
/// connection have.
pub(super) const IN_FLIGHT: usize = 64;
/// How long one call may take.
const DEADLINE: Duration = Duration::from_secs(20);

/// A client that acts for the bearer of one token. Cheap to clone.
#[derive(Clone)]
pub(super) struct Client {
    channel: Channel,
    authorization: MetadataValue<Ascii>,
    language: MetadataValue<Ascii>,
}

impl Client {
    /// A client with a token, which wants messages in a language.
    ///
    /// # Errors
    /// When the token has characters that no token has.
    pub(super) fn new(channel: Channel, token: &str, language: Language) -> anyhow::Result<Self> {
        let authorization = format!("Bearer {token}").parse().context("the token is not a bearer token")?;
        let language = match language {
            Language::Nl => "nl",
            Language::En => "en",
        };
        Ok(Self { channel, authorization, language: MetadataValue::from_static(language) })
    }

    /// Records a command.
    ///
    /// # Errors
    /// The answer of the server when it refuses, or still cannot after some attempts.
    pub(super) async fn record(&self, command: Command) -> anyhow::Result<v1::Receipt> {
        let name = command.name();
        let send = |request| {
            let to = v1::household_service_client::HouseholdServiceClient::new(self.channel.clone());
            Command::send(request, to)
        };
        let receipt = self.call(name, command, send).await?;
        receipt.with_context(|| format!("{name}: the server gave no receipt"))
    }

    /// Calls any rpc of [`super::rpc`].
    ///
    /// # Errors
    /// As [`Client::record`].
    pub(super) async fn ask<M: Rpc>(&self, message: M) -> anyhow::Result<M::Answer> {
        self.call(M::NAME, message, |request| M::send(request, self.channel.clone())).await
    }

    /// Opens a ledger, or finds it open.
    ///
    /// # Errors
    /// As [`Client::record`].
    pub(super) async fn open_ledger(&self, message: v1::OpenLedgerRequest) -> anyhow::Result<()> {
        let send = |request| {
            let mut to = self.ledgers();
            async move { to.open_ledger(request).await }
        };
        self.call("OpenLedger", message, send).await?;
        Ok(())
    }

    /// A page of ledgers.
    ///
    /// # Errors
    /// As [`Client::record`].
    pub(super) async fn list_ledgers(
        &self,
        message: v1::ListLedgersRequest,
    ) -> anyhow::Result<v1::ListLedgersResponse> {
        let send = |request| {
            let mut to = self.ledgers();
            async move { to.list_ledgers(request).await }
        };
        self.call("ListLedgers", message, send).await
    }

    /// A household.
    ///
    /// # Errors
    /// As [`Client::record`].
    pub(super) async fn household(&self, message: v1::GetHouseholdRequest) -> anyhow::Result<v1::Household> {
        let send = |request| {
            let mut to = self.cases();
            async move { to.get_household(request).await }
        };
        let answer = self.call("GetHousehold", message, send).await?;
        answer.household.context("GetHousehold: the answer holds no household")
    }

    /// The first events of a household, as they are stored.
    ///
    /// # Errors
    /// As [`Client::record`].
    pub(super) async fn events(
        &self,
        message: v1::ListHouseholdEventsRequest,
    ) -> anyhow::Result<Vec<v1::Record>> {
        let send = |request| {
            let mut to = self.cases();
            async move { to.list_household_events(request).await }
        };
        Ok(self.call("ListHouseholdEvents", message, send).await?.records)
    }

    /// All messages that explain a figure.
    ///
    /// # Errors
    /// As [`Client::record`]; a stream that breaks off is not asked for again.
    pub(super) async fn explain(
        &self,
        message: v1::ExplainFigureRequest,
    ) -> anyhow::Result<Vec<v1::ExplainFigureResponse>> {
        let send = |request| {
            let channel = self.channel.clone();
            let mut to = v1::accountability_service_client::AccountabilityServiceClient::new(channel);
            async move { to.explain_figure(request).await }
        };
        let stream = self.call("ExplainFigure", message, send).await?;
        stream.try_collect().await.map_err(|failed| told("ExplainFigure", failed))
    }

    fn ledgers(&self) -> v1::ledger_service_client::LedgerServiceClient<Channel> {
        v1::ledger_service_client::LedgerServiceClient::new(self.channel.clone())
    }

    fn cases(&self) -> v1::case_service_client::CaseServiceClient<Channel> {
        v1::case_service_client::CaseServiceClient::new(self.channel.clone())
    }

    /// Calls until there is an answer, or waiting no longer helps.
    async fn call<M: Clone, R, F>(
        &self,
        rpc: &'static str,
        message: M,
        send: impl Fn(Request<M>) -> F,
    ) -> anyhow::Result<R>
    where
        F: Future<Output = Result<Response<R>, Status>>,
    {
        let mut attempt = 1;
        loop {
            let failed = match send(self.request(message.clone())).await {
                Ok(answer) => return Ok(answer.into_inner()),
                Err(failed) => failed,
            };
            match retry::pause(&failed, attempt) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(told(rpc, failed)),
            }
            attempt += 1;
        }
    }

    fn request<M>(&self, message: M) -> Request<M> {
        let mut request = Request::new(message);
        request.metadata_mut().insert("authorization", self.authorization.clone());
        request.metadata_mut().insert("accept-language", self.language.clone());
        request.set_timeout(DEADLINE);
        request
    }
}

/// The error of a call, with the remedy that only the demonstration knows.
pub(super) fn told(rpc: &'static str, failed: Status) -> anyhow::Error {
    let reused = failed.get_details_error_info().is_some_and(|info| info.reason == "REQUEST_ID_REUSED");
    let error = anyhow::Error::new(failed).context(format!("the demonstration called {rpc}"));
    if !reused {
        return error;
    }
    error.context("this data directory holds the demonstration of another version; take a new --data-dir")
}

/// Whether the server refused for this reason.
pub(super) fn is_refused(error: &anyhow::Error, reason: &str) -> bool {
    let info = error.downcast_ref::<Status>().and_then(Status::get_details_error_info);
    info.is_some_and(|info| info.reason == reason)
}

/// What the server says when it refuses, as people read it.
pub(super) fn refusal(error: &anyhow::Error, screen: &Screen) -> String {
    let status = error.downcast_ref::<Status>();
    let reason = status.and_then(Status::get_details_error_info).map(|info| info.reason).unwrap_or_default();
    let message = status.and_then(Status::get_details_localized_message).unwrap_or_default().message;
    let refused = screen.say(nl_en("Geweigerd", "Refused"));
    format!("{refused}, {reason}: {message}")
}
