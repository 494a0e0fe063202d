//! Who has a BSN, and in which household with open support.

use api::v1;
use domain::{Book, BookId};
use execution::load;
use vault::Access;

use crate::{
    auth::Action,
    convert::Query as _,
    errors::{Problem, Reason},
    services::{Desk, call::Call, told::told},
};

impl Desk {
    pub(super) async fn person(
        &self,
        call: Call,
        message: v1::FindPersonByBsnRequest,
    ) -> Result<v1::FindPersonByBsnResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::OpenPersonalData)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let access = Access {
            actor: call.caller.officer.as_str().to_owned(),
            processing_activity: query.processing_activity,
            trace_id: call.trace.as_str().to_owned(),
        };
        let found = self.vault.look_up(name.as_str(), &query.bsn, &access).await.map_err(told)?;
        let person = found.ok_or_else(|| Problem::new(Reason::PersonNotFound))?;
        let loaded = load(&ledger, BookId::Person(person), u64::MAX).await.map_err(told)?;
        let Book::Person(state) = loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        Ok(v1::FindPersonByBsnResponse {
            person_id: person.to_string(),
            household_id: state.household().map(|household| household.to_string()).unwrap_or_default(),
        })
    }
}
