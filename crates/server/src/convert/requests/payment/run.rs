//! Payments of a fund are gathered for the bank, and their file is asked for.
//!
//! The command MakePaymentFile follows from the file, which is made when its fields are right and everything in it was
//! opened: its request is checked as a question.

use api::v1;
use domain::BookId;
use domain::ids::PaymentRunId;
use domain::payment_run as d;

use crate::convert::call::{Call, Specifics};
use crate::convert::draft::Draft;
use crate::convert::fields::{Field, Fields};
use crate::convert::limits;
use crate::convert::queries::{Query, processing_activity};
use crate::convert::texts::Texts;
use crate::errors::Problem;

/// Asks for the file of a payment run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileQuery {
    /// The common part of the command.
    pub(crate) call: Call,
    /// The processing activity for which payees are opened.
    pub(crate) processing_activity: String,
}

impl Specifics for v1::ComposePaymentRunRequest {
    fn draft(self, fields: &mut Fields, texts: Texts) -> Field<Draft> {
        let fund = fields.id("fund_id", &self.fund_id);
        let execution_on = fields.date("execution_on", self.execution_on);
        let most = if self.most == 0 { limits::PAYMENTS } else { self.most.into() };
        let most = fields.number("most", most, 1..=limits::PAYMENTS);
        let (fund, execution_on, most) = (fund?, execution_on?, most? as u16);
        Ok(Draft::new(texts, move |parts| d::ComposePaymentRun {
            fact: parts.fact,
            run: run(parts.book),
            fund,
            execution_on,
            most,
            created_at: parts.now,
        }))
    }
}

fn run(book: BookId) -> PaymentRunId {
    match book {
        BookId::PaymentRun(run) => run,
        other => unreachable!("a run is composed under the id of one, not of a {}", other.aggregate_type()),
    }
}

impl Query for v1::MakePaymentFileRequest {
    type Checked = FileQuery;

    fn check(self) -> Result<FileQuery, Problem> {
        let mut fields = Fields::default();
        let ledger = fields.ledger("ledger", &self.ledger);
        let request_id = fields.id("request_id", &self.request_id);
        let run = fields.id("payment_run_id", &self.payment_run_id).map(BookId::PaymentRun);
        let expected_revision = fields.optional_count("expected_revision", self.expected_revision);
        let happened_on = fields.date("happened_on", self.happened_on);
        let processing_activity = processing_activity(&mut fields, self.processing_activity);
        fields.finish((|| {
            let call = Call {
                ledger: ledger?,
                request_id: request_id?,
                book: run?,
                expected_revision: expected_revision?,
                happened_on: happened_on?,
            };
            Ok(FileQuery { call, processing_activity: processing_activity? })
        })())
    }
}
