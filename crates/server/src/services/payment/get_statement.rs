//! One bank statement, as it is recorded.

use api::v1;
use domain::{Book, BookId};
use execution::load;

use crate::{
    auth::Action,
    convert::{Query as _, bank_statement, position},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::size, told::told},
};

impl Desk {
    pub(super) async fn statement(
        &self,
        call: Call,
        message: v1::GetStatementRequest,
    ) -> Result<v1::GetStatementResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadPayments)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = size(&ledger, query.at_least_position).await?;
        let loaded = load(&ledger, BookId::BankStatement(query.statement), size).await.map_err(told)?;
        let Book::BankStatement(state) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let shown = bank_statement(query.statement, state, loaded.revision);
        let unknown = || Problem::new(Reason::StatementNotFound).with("statement_id", query.statement);
        Ok(v1::GetStatementResponse { statement: Some(shown.ok_or_else(unknown)?), position: position(size) })
    }
}
