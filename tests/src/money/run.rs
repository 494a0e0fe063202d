//! Payment runs and statements in a story: what the payment administration and the bank send each other.

use api::v1::*;

use super::{Fund, PAYER};
use crate::{App, Command, Common, PURPOSE, Refusal, UTRECHT, day};

/// A payment run.
pub struct Run<'a> {
    app: &'a App,
    /// Its id.
    pub id: String,
}

impl<'a> Run<'a> {
    /// A run nobody composed yet.
    pub fn uncomposed(app: &'a App) -> Self {
        Self { app, id: app.id() }
    }

    /// A run of all that waits in a fund, composed and to be carried out on 3 March 2025.
    pub async fn of(app: &'a App, fund: &Fund<'_>) -> Self {
        let run = Self::uncomposed(app);
        run.composing(fund).by(PAYER.of(app)).await.expect("a run");
        run
    }

    /// The request that composes it.
    pub fn composing(&self, fund: &Fund<'_>) -> ComposePaymentRunRequest {
        let (fund_id, execution_on) = (fund.id.clone(), day("2025-03-03"));
        let composing = ComposePaymentRunRequest { fund_id, execution_on, ..Default::default() };
        self.request("2025-03-03", composing)
    }

    /// The request for its file, on the same day.
    pub fn making(&self) -> MakePaymentFileRequest {
        let processing_activity = PURPOSE.to_owned();
        self.request("2025-03-03", MakePaymentFileRequest { processing_activity, ..Default::default() })
    }

    /// Its file.
    pub async fn file(&self) -> MakePaymentFileResponse {
        self.making().by(PAYER.of(self.app)).await.expect("a file")
    }

    /// The run as it is now.
    pub async fn now(&self) -> PaymentRun {
        let (ledger, payment_run_id) = (UTRECHT.to_owned(), self.id.clone());
        let question = GetPaymentRunRequest { ledger, payment_run_id, ..Default::default() };
        let answer = self.app.payments_as(PAYER).get_payment_run(question).await.expect("a run");
        answer.into_inner().payment_run.expect("a run")
    }

    /// A request with everything but its specific fields filled in.
    pub fn request<C: Command>(&self, on: &str, command: C) -> C {
        command.filled(Common {
            ledger: UTRECHT.to_owned(),
            request_id: self.app.id(),
            about: self.id.clone(),
            happened_on: day(on),
        })
    }
}

/// The request with which the payment administration takes in a statement on 3 March 2025.
pub fn importing(app: &App, file: Vec<u8>) -> ImportStatementRequest {
    ImportStatementRequest { file, ..Default::default() }.filled(Common {
        ledger: UTRECHT.to_owned(),
        request_id: app.id(),
        about: String::new(),
        happened_on: day("2025-03-03"),
    })
}

/// The payment administration takes in a statement.
pub async fn imported(app: &App, file: Vec<u8>) -> Result<ImportStatementResponse, Refusal> {
    importing(app, file).by(PAYER.of(app)).await
}
