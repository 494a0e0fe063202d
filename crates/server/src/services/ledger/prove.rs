//! Checkpoints and proofs. The hashes come from the database; nobody needs to trust them, that is what they are for.

use api::v1;
use merkle::Hash;

use crate::{
    auth::Action,
    convert::{Query as _, count},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn checkpoint(
        &self,
        call: Call,
        message: v1::GetCheckpointRequest,
    ) -> Result<v1::GetCheckpointResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadLedger)?;
        message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let checkpoint = ledger.checkpoint().await.map_err(told)?;
        Ok(v1::GetCheckpointResponse {
            signed_checkpoint: checkpoint.note,
            tree_size: count(checkpoint.size),
            root: bytes(&checkpoint.root),
        })
    }

    pub(super) async fn inclusion(
        &self,
        call: Call,
        message: v1::GetInclusionProofRequest,
    ) -> Result<v1::GetInclusionProofResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadLedger)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = match query.tree_size {
            Some(size) => size,
            None => ledger.head().await.map_err(told)?.size(),
        };
        let proof = ledger.prove_inclusion(query.position, size).await.map_err(told)?;
        let checkpoint = ledger.checkpoint_at(size).await.map_err(told)?;
        Ok(v1::GetInclusionProofResponse {
            leaf_hash: bytes(&proof.leaf_hash),
            proof: proof.hashes.iter().map(bytes).collect(),
            tree_size: count(size),
            root: bytes(&proof.root),
            signed_checkpoint: checkpoint.note,
        })
    }

    pub(super) async fn consistency(
        &self,
        call: Call,
        message: v1::GetConsistencyProofRequest,
    ) -> Result<v1::GetConsistencyProofResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadLedger)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let new_size = match query.new_size {
            Some(size) => size,
            None => ledger.head().await.map_err(told)?.size(),
        };
        let proof = ledger.prove_consistency(query.old_size, new_size).await.map_err(told)?;
        let checkpoint = ledger.checkpoint_at(new_size).await.map_err(told)?;
        Ok(v1::GetConsistencyProofResponse {
            proof: proof.hashes.iter().map(bytes).collect(),
            old_root: bytes(&proof.old_root),
            new_size: count(new_size),
            new_root: bytes(&proof.new_root),
            signed_checkpoint: checkpoint.note,
        })
    }
}

pub(super) fn bytes(hash: &Hash) -> Vec<u8> {
    hash.as_bytes().to_vec()
}
