//! The way of a command: authorise, check, seal, execute, answer. The same for every one of them.

use domain::{BookCommand, BookId};
use execution::{Actor, Instruction};
use ledger::{LedgerName, Receipt, RequestId, RequestKey};
use tonic::{Request, Response, Status};

use super::{Desk, call::Call, sealing::LedgerVault, told::told};
use crate::{
    auth::Action,
    convert::{CommandRequest, receipt},
    errors::Problem,
};

impl Desk {
    /// Records what a request asks for.
    pub(super) async fn record<T: CommandRequest>(
        &self,
        request: Request<T>,
    ) -> Result<Response<T::Response>, Status> {
        self.answer(T::NAME, request, |call, message: T| self.carry_out(call, message))
            .await
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
        let fact = self.fact(checked.happened_on, call.caller.officer.clone());
        let vault = LedgerVault {
            vault: &self.vault,
            ledger: &ledger,
        };
        let command = draft.seal(&vault, household, fact).await?;
        let instruction = Instruction {
            request: RequestKey {
                id: RequestId(checked.request_id),
                fingerprint,
            },
            actor: actor(&call),
            book: BookId::Household(household),
            command: BookCommand::Household(command.clone()),
            expected_revision: checked.expected_revision,
        };
        let recorded = self.executors.execute(&ledger, instruction).await.map_err(told)?;
        log(&ledger, household, &recorded);
        Ok(T::respond(receipt(&ledger, household, &recorded), &command))
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
