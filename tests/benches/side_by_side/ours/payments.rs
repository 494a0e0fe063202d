//! The bank: payments that wait are gathered, the file of the run is made, and a statement says that all were paid.

use std::sync::atomic::{AtomicU32, Ordering};

use api::v1::{ComposePaymentRunRequest, ImportStatementRequest, MakePaymentFileRequest};
use domain::{
    Book, BookId,
    bank_statement::{BankStatementCommand, Booking, ImportStatement, StatedAccount, StatementLine},
    ids::{BankReference, FileHash, FundId, PaymentRunId, StatementId},
    payment_run::{ComposePaymentRun, MakePaymentFile, PaymentRunCommand, RunPayment},
};
use ledger::LedgerName;
use stories::{PAYER, PURPOSE, statement, transfers};
use uuid::Uuid;

use super::{
    ids::new_id,
    inside::{Inside, NOW, events_of},
    note::{TODAY, stated_by},
    outside::{Outside, today},
    requests::events_in,
    terms::account,
    way::Way,
};

/// How many payments a run holds at most.
const MOST: u16 = 500;

/// A payment run, step by step.
pub(super) struct Run {
    run: PaymentRunId,
    fund: FundId,
    at: Step,
}

/// What was done last, with what the next step needs.
enum Step {
    Begun,
    Composed,
    /// The file, over gRPC.
    Filed(Vec<u8>),
    Paid,
}

impl Run {
    /// A run of what waits in a fund.
    pub(super) fn of(fund: FundId) -> Self {
        Self { run: PaymentRunId::new(new_id()), fund, at: Step::Begun }
    }

    /// Whether there is nothing left to do.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.at, Step::Paid)
    }

    /// Takes the next step; answers with how many events were recorded.
    pub(super) async fn step(&mut self, way: &Way, client: usize, ledger: &LedgerName) -> u64 {
        let (step, events) = match &way.outside {
            Some(outside) => self.over_grpc(outside, client, ledger).await,
            None => self.in_process(&way.inside, ledger).await,
        };
        self.at = step;
        events
    }

    async fn in_process(&self, inside: &Inside, ledger: &LedgerName) -> (Step, u64) {
        let (fact, book) = (stated_by(PAYER.name), BookId::PaymentRun(self.run));
        let (step, receipt) = match self.at {
            Step::Begun => {
                let Self { run, fund, .. } = *self;
                let created_at = NOW.parse().expect("an instant");
                let compose =
                    ComposePaymentRun { fact, run, fund, execution_on: TODAY, most: MOST, created_at };
                let compose = PaymentRunCommand::from(compose);
                (Step::Composed, inside.record(ledger, PAYER.name, book, compose).await)
            }
            Step::Composed => {
                let make = MakePaymentFile { fact, sha256: hash(self.run.as_uuid()), bytes: 2_048 };
                let make = PaymentRunCommand::from(make);
                (Step::Filed(vec![]), inside.record(ledger, PAYER.name, book, make).await)
            }
            Step::Filed(_) | Step::Paid => {
                let statement = StatementId::new(new_id());
                let (sha256, lines) = (hash(statement.as_uuid()), self.lines(inside, ledger).await);
                let import = BankStatementCommand::from(ImportStatement { fact, sha256, lines });
                let book = BookId::BankStatement(statement);
                (Step::Paid, inside.record(ledger, PAYER.name, book, import).await)
            }
        };
        (step, events_of(&receipt))
    }

    /// All of its payments were made.
    async fn lines(&self, inside: &Inside, ledger: &LedgerName) -> Vec<StatementLine> {
        let ledger = inside.ledgers.get(ledger).await.unwrap();
        let size = ledger.head().await.unwrap().size();
        let loaded = execution::load(&ledger, BookId::PaymentRun(self.run), size).await.unwrap();
        let Book::PaymentRun(run) = &loaded.book else { panic!("a payment run is a payment run") };
        let composed = run.composed().expect("it was composed");
        let line = |(entry, payment): (u32, &RunPayment)| StatementLine {
            entry,
            account: Some(StatedAccount::new(account())),
            payment: Some(payment.payment),
            amount: payment.amount,
            booked_on: TODAY,
            booking: Booking::Debit,
            bank_reference: Some(BankReference::new("NTRF-0001").expect("a short reference")),
        };
        (1..).zip(&composed.payments).map(line).collect()
    }

    async fn over_grpc(&self, outside: &Outside, client: usize, ledger: &LedgerName) -> (Step, u64) {
        let about = || (ledger, self.run.to_string());
        let (step, receipt) = match &self.at {
            Step::Begun => {
                let compose = ComposePaymentRunRequest {
                    fund_id: self.fund.to_string(),
                    execution_on: today(),
                    most: MOST.into(),
                    ..Default::default()
                };
                (Step::Composed, outside.tell(client, PAYER, about(), compose).await.receipt)
            }
            Step::Composed => {
                let processing_activity = PURPOSE.to_owned();
                let make = MakePaymentFileRequest { processing_activity, ..Default::default() };
                let answer = outside.call(client, PAYER, about(), make).await;
                (Step::Filed(answer.file), answer.receipt)
            }
            Step::Filed(file) => {
                let import = ImportStatementRequest { file: paid(file), ..Default::default() };
                let answer = outside.call(client, PAYER, (ledger, String::new()), import).await;
                assert!(answer.unmatched.is_empty(), "the bank paid what was not ordered");
                (Step::Paid, answer.receipt)
            }
            Step::Paid => unreachable!("nobody goes on with a run that is over"),
        };
        (step, events_in(&receipt.expect("a receipt")))
    }
}

/// The statement on which all of a file was paid.
fn paid(file: &[u8]) -> Vec<u8> {
    static STATEMENTS: AtomicU32 = AtomicU32::new(1);
    let on = TODAY.to_string();
    let bookings: Vec<_> =
        transfers(file).iter().map(|transfer| stories::Booking::made(transfer, &on)).collect();
    statement(STATEMENTS.fetch_add(1, Ordering::Relaxed), &bookings)
}

/// What stands for the hash of a file.
fn hash(of: Uuid) -> FileHash {
    FileHash::new(format!("{0}{0}", of.simple())).expect("64 hexadecimal digits")
}
