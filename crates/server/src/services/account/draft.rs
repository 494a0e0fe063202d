//! A draft: the account as the ledger is at this moment, pinned so that it can be made again at any time.
//!
//! The checkpoint over what counts is signed and kept before the draft is recorded: next year's proof that the ledger
//! only grew starts there. A retry of a draft that was recorded gets that draft, also when more was recorded since.

use accountability::{Problem as Lack, Question, RULES, Report};
use api::v1;
use domain::{
    BookCommand, BookEvent,
    account::{AccountEvent, DraftAccount, Pin},
    ids::{FileHash, RulesVersion},
};
use execution::{ExecutionError, load};
use ledger::{Ledger, LedgerName, Receipt};

use crate::{
    auth::action_of,
    convert::{DraftQuery, Query as _, drafted, problem, receipt},
    errors::{Problem, Reason},
    services::{
        Desk,
        call::Call,
        command::{answered, first_event, instruction, log},
        told::told,
    },
};

/// The name of the rpc and of the command.
const NAME: &str = "DraftAccount";
/// How often a draft is made when somebody does something to the account meanwhile.
const TRIES: u32 = 3;
/// How many problems of a report are told at most.
const PROBLEMS: usize = 10;

impl Desk {
    pub(super) async fn account_drafted(
        &self,
        call: Call,
        message: v1::DraftAccountRequest,
    ) -> Result<v1::DraftAccountResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(action_of(NAME))?;
        let fingerprint = self.fingerprint(&call, NAME, &message);
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let recorded = match answered(&ledger, query.call.request_id).await? {
            Some((first, recorded)) if first == fingerprint => recorded,
            Some(_) => {
                let reused = Problem::new(Reason::RequestIdReused);
                return Err(reused.with("request_id", query.call.request_id));
            }
            None => self.draft(&call, &ledger, &query, &fingerprint).await?,
        };
        log(&name, query.call.book, &recorded);
        answer(&name, &ledger, &query, &recorded).await
    }

    /// Makes and records a draft; again when somebody did something to the account meanwhile, for that would not be in it.
    async fn draft(
        &self,
        call: &Call,
        ledger: &Ledger,
        query: &DraftQuery,
        fingerprint: &[u8; 32],
    ) -> Result<Receipt, Problem> {
        let mut tries = TRIES;
        loop {
            let (pin, report) = self.draft_of(ledger, query).await?;
            let seen = load(ledger, query.call.book, pin.position).await.map_err(told)?.revision;
            let mut checked = query.call.clone();
            if let Some(expected) = checked.expected_revision.filter(|expected| *expected != seen) {
                let conflict = Problem::new(Reason::RevisionConflict);
                return Err(conflict.with("expected", expected).with("actual", seen));
            }
            checked.expected_revision = Some(seen);
            let fact = self.fact(checked.happened_on, call.caller.officer.clone());
            let command = BookCommand::from(DraftAccount { fact, pin, report });
            let instruction = instruction(call, &checked, fingerprint, command);
            tries -= 1;
            match self.executors.execute(ledger.name(), instruction).await {
                Err(ExecutionError::RevisionConflict { .. })
                    if tries > 0 && query.call.expected_revision.is_none() => {}
                recorded => return Ok(recorded.map_err(told)?.receipt),
            }
        }
    }

    /// The pin of everything that is recorded at this moment, and the hash of the report it leads to.
    async fn draft_of(&self, ledger: &Ledger, query: &DraftQuery) -> Result<(Pin, FileHash), Problem> {
        let head = ledger.head().await.map_err(told)?.size();
        let (basis, size) = self.basis_now(ledger, head.checked_sub(1)).await?;
        let checkpoint = ledger.checkpoint_at(size).await.map_err(told)?;
        let effective_on = query.effective_on.unwrap_or(query.of.last_day());
        let question = Question {
            ledger: ledger.name().to_string(),
            fund: query.of.fund,
            year: query.of.year,
            position: size,
            effective_on,
            final_account: query.final_account,
        };
        let report = self.computed(move || basis.report(&question)).await?;
        without_problems(&report)?;
        let own = |_| Problem::new(Reason::Internal);
        let pin = Pin {
            position: size,
            root: FileHash::new(checkpoint.root.to_string()).map_err(own)?,
            effective_on,
            indicators: report.indicators.clone(),
            rules: RulesVersion::new(RULES).map_err(own)?,
            final_account: query.final_account,
        };
        Ok((pin, report.sha256()))
    }
}

/// Refuses a report in which something is missing.
fn without_problems(report: &Report) -> Result<(), Problem> {
    let problems = &report.problems;
    if problems.is_empty() {
        return Ok(());
    }
    let told: Vec<_> = problems.iter().take(PROBLEMS).map(problem).collect();
    let method = if problems.contains(&Lack::MethodNotChosen) { "MISSING" } else { "CHOSEN" };
    let norms = problems.iter().filter_map(|lack| match lack {
        Lack::NormMissing { component, year, .. } => Some(format!("{component} {year}")),
        Lack::MethodNotChosen => None,
    });
    let norms: Vec<_> = norms.take(PROBLEMS).collect();
    let norms = if norms.is_empty() { "NONE".to_owned() } else { norms.join(", ") };
    let refused = Problem::new(Reason::AccountHasProblems).with("method", method).with("norms", norms);
    Err(refused.with("problems", told.join("; ")).with("count", problems.len()))
}

/// The draft as it stands in the ledger: that of the first try, when this is another.
async fn answer(
    name: &LedgerName,
    ledger: &Ledger,
    query: &DraftQuery,
    recorded: &Receipt,
) -> Result<v1::DraftAccountResponse, Problem> {
    match first_event(ledger, recorded).await? {
        BookEvent::Account(AccountEvent::AccountDrafted(event)) => {
            Ok(drafted(receipt(name, query.call.book, recorded), &event))
        }
        _ => Err(Problem::new(Reason::Internal)),
    }
}
