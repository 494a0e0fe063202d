//! The way of a command: authorise, check, claim, seal, execute, settle, answer. The same for every one of them.

use domain::{BookCommand, BookId};
use execution::{Actor, Instruction};
use ledger::{LedgerName, Receipt, RequestId, RequestKey};
use tonic::{Request, Response, Status};

use super::{
    Desk,
    call::Call,
    sealing::{LedgerVault, Recorded, Undone},
    told::told,
};
use crate::{
    auth::Action,
    convert::{self, Claimed, CommandRequest, Draft},
    errors::Problem,
};

impl Desk {
    /// Records what a request asks for.
    pub(super) async fn record<T: CommandRequest>(
        &self,
        request: Request<T>,
    ) -> Result<Response<T::Response>, Status> {
        self.answer(T::NAME, request, |call, message: T| self.carry_out(call, message)).await
    }

    async fn carry_out<T: CommandRequest>(&self, call: Call, message: T) -> Result<T::Response, Problem> {
        let ledger = call.caller.ledger(message.ledger())?;
        call.authorise(action(T::NAME))?;
        let fingerprint = self.vault.fingerprint(&[
            T::NAME.as_bytes(),
            call.caller.officer.as_str().as_bytes(),
            &message.encode_to_vec(),
        ]);
        let (checked, draft) = message.check()?;
        let household = checked.household;
        let vault = LedgerVault { vault: &self.vault, ledger: &ledger, request: &fingerprint };
        // A ledger that was never opened has no books, no keys and no index.
        self.ledgers.get(&ledger).await.map_err(told)?;
        let claimed = draft.claim(&vault).await?;
        let outcome = self.execute(&call, &vault, checked, draft, &claimed).await;
        let Recorded { receipt, command } = vault.settle(&claimed, outcome).await?;
        log(&ledger, household, &receipt);
        Ok(T::respond(convert::receipt(&ledger, household, &receipt), &command))
    }

    /// Seals and executes. Whatever comes of it, the caller settles.
    async fn execute(
        &self,
        call: &Call,
        vault: &LedgerVault<'_>,
        checked: convert::Call,
        draft: Draft,
        claimed: &Claimed,
    ) -> Result<Recorded, Undone> {
        let household = checked.household;
        let fact = self.fact(checked.happened_on, call.caller.officer.clone());
        let sealed = draft.seal(vault, claimed, household, fact).await;
        let command = sealed.map_err(Undone::NotTried)?;
        let instruction = Instruction {
            request: RequestKey { id: RequestId(checked.request_id), fingerprint: *vault.request },
            actor: actor(call),
            book: BookId::Household(household),
            command: BookCommand::Household(command.clone()),
            expected_revision: checked.expected_revision,
        };
        let receipt = self.executors.execute(vault.ledger, instruction).await?;
        Ok(Recorded { receipt, command })
    }
}

/// Deviating from a term is a decision of the college (Wht 9.1); everything else is casework.
fn action(command: &str) -> Action {
    match command {
        "OverrideTerm" => Action::DecideHardship,
        _ => Action::RecordCase,
    }
}

fn actor(call: &Call) -> Actor {
    Actor {
        officer: call.caller.officer.as_str().to_owned(),
        organisation: call.caller.organisation.clone(),
        trace_id: call.trace.as_str().to_owned(),
    }
}

fn log(ledger: &LedgerName, household: domain::ids::HouseholdId, receipt: &Receipt) {
    tracing::info!(%ledger, %household, position = receipt.first_position, last = receipt.last_position, "recorded");
}
