//! One household, as it is now or as it was right after an earlier position.

use api::v1;
use domain::{Book, BookId, ids::HouseholdId};
use execution::load;

use crate::{
    auth::Action,
    convert::{Opened, Query as _, household, position, wanted},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::fits, told::told},
};

impl Desk {
    pub(super) async fn household(
        &self,
        call: Call,
        message: v1::GetHouseholdRequest,
    ) -> Result<v1::GetHouseholdResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadCase)?;
        if message.open_personal_data.is_some() {
            call.authorise(Action::OpenPersonalData)?;
        }
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, on) = self.moment(&ledger, query.as_of_position, query.at_least_position).await?;
        let id = BookId::Household(query.household);
        let loaded = load(&ledger, id, size).await.map_err(told)?;
        let Book::Household(state) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let shown = |opened: &Opened| {
            household(query.household, state, loaded.revision, on, opened)
                .ok_or_else(|| unknown(query.household))
        };
        let mut answer = shown(&Opened::new())?;
        match &query.processing_activity {
            None => fits(&answer, &[], Reason::HouseholdTooLarge)?,
            Some(activity) => {
                let texts = wanted(query.household, state);
                fits(&answer, &texts, Reason::HouseholdTooLarge)?;
                answer = shown(&self.open(&call, &name, activity, texts).await?)?;
            }
        }
        Ok(v1::GetHouseholdResponse { household: Some(answer), position: position(size) })
    }
}

pub(super) fn unknown(household: HouseholdId) -> Problem {
    Problem::new(Reason::HouseholdNotFound).with("household_id", household)
}
