//! One payment run, as it is now.

use api::v1;
use domain::{Book, BookId};
use execution::load;

use crate::{
    auth::Action,
    convert::{Query as _, payment_run, position},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::size, told::told},
};

impl Desk {
    pub(super) async fn payment_run(
        &self,
        call: Call,
        message: v1::GetPaymentRunRequest,
    ) -> Result<v1::GetPaymentRunResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadPayments)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = size(&ledger, query.at_least_position).await?;
        let loaded = load(&ledger, BookId::PaymentRun(query.run), size).await.map_err(told)?;
        let Book::PaymentRun(state) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let shown = payment_run(query.run, state, loaded.revision);
        let unknown = || Problem::new(Reason::PaymentRunNotFound).with("payment_run_id", query.run);
        Ok(v1::GetPaymentRunResponse {
            payment_run: Some(shown.ok_or_else(unknown)?),
            position: position(size),
        })
    }
}
