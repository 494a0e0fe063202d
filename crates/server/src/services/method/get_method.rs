//! One working method with its versions, as it is now or as it was right after an earlier position.

use api::v1;
use domain::{Book, BookId};
use execution::load;

use crate::{
    auth::Action,
    convert::{Query as _, position, working_method},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::fits, told::told},
};

impl Desk {
    pub(super) async fn one_method(
        &self,
        call: Call,
        message: v1::GetWorkingMethodRequest,
    ) -> Result<v1::GetWorkingMethodResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadPractice)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, _) = self.moment(&ledger, query.as_of_position, query.at_least_position).await?;
        let loaded = load(&ledger, BookId::WorkingMethod(query.method), size).await.map_err(told)?;
        let Book::WorkingMethod(state) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let unknown = || Problem::new(Reason::WorkingMethodNotFound).with("working_method_id", query.method);
        let shown = working_method(query.method, state, loaded.revision).ok_or_else(unknown)?;
        fits(&shown, &[], Reason::MessageTooLarge)?;
        Ok(v1::GetWorkingMethodResponse { working_method: Some(shown), position: position(size) })
    }
}
