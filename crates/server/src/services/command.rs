//! The way of a command: authorise, check, claim, seal, execute, settle, answer. The same for every one of them.

use domain::{BookCommand, BookEvent, BookId, ids::HouseholdId};
use execution::{Actor, Instruction};
use ledger::{Direction, Ledger, LedgerName, Receipt, RequestId, RequestKey};
use prost::Message;
use tonic::{Request, Response, Status};
use uuid::Uuid;

use super::{
    Desk,
    call::Call,
    sealing::{LedgerVault, Recorded, Undone},
    told::told,
};
use crate::{
    auth::action_of,
    convert::{self, Answered, Circumstances, Claimed, CommandRequest, Draft},
    errors::{Problem, Reason},
};

impl Desk {
    /// Records what a request asks for.
    pub(super) async fn record<T: CommandRequest>(
        &self,
        request: Request<T>,
    ) -> Result<Response<T::Response>, Status> {
        self.answer(T::NAME, request, |call, message: T| self.carry_out(call, message)).await
    }

    /// The same, for a call that was let in.
    pub(super) async fn carry_out<T: CommandRequest>(
        &self,
        call: Call,
        message: T,
    ) -> Result<T::Response, Problem> {
        self.carry_out_about(call, message, None).await
    }

    /// The same, when it is known which household the texts are about; else the request or its book says so.
    pub(super) async fn carry_out_about<T: CommandRequest>(
        &self,
        call: Call,
        message: T,
        known: Option<HouseholdId>,
    ) -> Result<T::Response, Problem> {
        let name = call.caller.ledger(message.ledger())?;
        call.authorise(action_of(T::NAME))?;
        let fingerprint = self.fingerprint(&call, T::NAME, &message);
        let (checked, draft) = message.check()?;
        let book = checked.book;
        let vault = LedgerVault { vault: &self.vault, ledger: &name, request: &fingerprint };
        // A ledger that was never opened has no books, no keys and no index.
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let household = match known {
            Some(household) => Some(household),
            None => self.household_of(&ledger, book, &draft).await?,
        };
        let claimed = draft.claim(&vault).await?;
        let outcome = self.execute(&call, &vault, (checked, household), draft, &claimed).await;
        let Recorded { receipt, event, command } = vault.settle(&claimed, outcome).await?;
        log(&name, book, &receipt);
        let event = match event {
            Some(event) => Some(*event),
            None if T::TELLS_OF_EVENT => Some(first_event(&ledger, &receipt).await?),
            None => None,
        };
        Ok(T::respond(convert::receipt(&name, book, &receipt), &Answered { command, event }))
    }

    /// The fingerprint of a request: an HMAC over who sent what.
    pub(super) fn fingerprint(&self, call: &Call, rpc: &str, message: &impl Message) -> [u8; 32] {
        let officer = call.caller.officer.as_str().as_bytes();
        self.vault.fingerprint(&[rpc.as_bytes(), officer, &message.encode_to_vec()])
    }

    /// The household whose texts a request holds: the one it is about, the one it names, or that of its provision.
    async fn household_of(
        &self,
        ledger: &Ledger,
        book: BookId,
        draft: &Draft,
    ) -> Result<Option<HouseholdId>, Problem> {
        match (book, draft.household()) {
            (_, Some(household)) | (BookId::Household(household), None) => Ok(Some(household)),
            (BookId::Provision(provision), None) if draft.has_texts() => {
                self.homes.of(ledger, provision).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Seals and executes. Whatever comes of it, the caller settles.
    async fn execute(
        &self,
        call: &Call,
        vault: &LedgerVault<'_>,
        (checked, household): (convert::Call, Option<HouseholdId>),
        draft: Draft,
        claimed: &Claimed,
    ) -> Result<Recorded, Undone> {
        let circumstances = Circumstances {
            fact: self.fact(checked.happened_on, call.caller.officer.clone()),
            book: checked.book,
            household,
            roles: call.caller.role_codes(),
            now: self.clock.now(),
        };
        let sealed = draft.seal(vault, claimed, circumstances).await;
        let command = sealed.map_err(Undone::NotTried)?;
        let instruction = instruction(call, &checked, vault.request, command.clone());
        let execution::Recorded { receipt, event } =
            self.executors.execute(vault.ledger, instruction).await?;
        Ok(Recorded { receipt, event, command })
    }
}

/// What the executor is given.
pub(super) fn instruction(
    call: &Call,
    checked: &convert::Call,
    fingerprint: &[u8; 32],
    command: BookCommand,
) -> Instruction {
    Instruction {
        request: RequestKey { id: RequestId(checked.request_id), fingerprint: *fingerprint },
        actor: Actor {
            officer: call.caller.officer.as_str().to_owned(),
            organisation: call.caller.organisation.clone(),
            trace_id: call.trace.as_str().to_owned(),
        },
        book: checked.book,
        command,
        expected_revision: checked.expected_revision,
    }
}

/// The fingerprint a request id was used with, and the receipt it got; `None` when it was not used.
pub(super) async fn answered(ledger: &Ledger, request: Uuid) -> Result<Option<([u8; 32], Receipt)>, Problem> {
    let id = RequestId(request);
    Ok(ledger.answered(&[id]).await.map_err(told)?.remove(&id))
}

/// The first event of a receipt: that of the command itself, before those of its legs.
pub(super) async fn first_event(ledger: &Ledger, receipt: &Receipt) -> Result<BookEvent, Problem> {
    let position = receipt.first_position;
    let events = ledger.read_range(position, position + 1, Direction::OldestFirst, 1).await.map_err(told)?;
    let damaged = || Problem::new(Reason::LedgerDamaged).with("position", position);
    let event = events.into_iter().next().ok_or_else(damaged)?;
    execution::event(ledger, event).map_err(told)
}

pub(super) fn log(ledger: &LedgerName, book: BookId, receipt: &Receipt) {
    tracing::info!(%ledger, %book, position = receipt.first_position, last = receipt.last_position, "recorded");
}
