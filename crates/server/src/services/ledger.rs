//! `LedgerService`: opening ledgers, reading and following them, and proofs.

use std::pin::Pin;

use api::v1::{self, ledger_service_server::LedgerService};
use futures::Stream;
use tonic::{Request, Response, Status, async_trait};

use super::Desk;

mod open;
mod prove;
mod read;
mod subscribe;

/// The messages of a streaming answer.
pub(super) type Messages<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

#[async_trait]
impl LedgerService for Desk {
    type ReadEventsStream = Messages<v1::ReadEventsResponse>;
    type SubscribeEventsStream = Messages<v1::SubscribeEventsResponse>;

    async fn open_ledger(
        &self,
        request: Request<v1::OpenLedgerRequest>,
    ) -> Result<Response<v1::OpenLedgerResponse>, Status> {
        self.answer("OpenLedger", request, |call, message| self.open_one(call, message)).await
    }

    async fn list_ledgers(
        &self,
        request: Request<v1::ListLedgersRequest>,
    ) -> Result<Response<v1::ListLedgersResponse>, Status> {
        self.answer("ListLedgers", request, |call, message| self.list(call, message)).await
    }

    async fn read_events(
        &self,
        request: Request<v1::ReadEventsRequest>,
    ) -> Result<Response<Self::ReadEventsStream>, Status> {
        self.answer("ReadEvents", request, |call, message| self.read(call, message)).await
    }

    async fn subscribe_events(
        &self,
        request: Request<v1::SubscribeEventsRequest>,
    ) -> Result<Response<Self::SubscribeEventsStream>, Status> {
        self.answer("SubscribeEvents", request, |call, message| self.subscribe(call, message)).await
    }

    async fn get_checkpoint(
        &self,
        request: Request<v1::GetCheckpointRequest>,
    ) -> Result<Response<v1::GetCheckpointResponse>, Status> {
        self.answer("GetCheckpoint", request, |call, message| self.checkpoint(call, message)).await
    }

    async fn get_inclusion_proof(
        &self,
        request: Request<v1::GetInclusionProofRequest>,
    ) -> Result<Response<v1::GetInclusionProofResponse>, Status> {
        self.answer("GetInclusionProof", request, |call, message| self.inclusion(call, message)).await
    }

    async fn get_consistency_proof(
        &self,
        request: Request<v1::GetConsistencyProofRequest>,
    ) -> Result<Response<v1::GetConsistencyProofResponse>, Status> {
        self.answer("GetConsistencyProof", request, |call, message| self.consistency(call, message)).await
    }
}
