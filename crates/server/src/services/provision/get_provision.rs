//! One provision, as it is now or as it was right after an earlier position.

use api::v1;
use domain::{Book, BookId, ids::ProvisionId};
use execution::load;

use crate::{
    auth::Action,
    convert::{Opened, Query as _, position, provision, provision_texts},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::fits, told::told},
};

impl Desk {
    pub(super) async fn one_provision(
        &self,
        call: Call,
        message: v1::GetProvisionRequest,
    ) -> Result<v1::GetProvisionResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadProvision)?;
        if message.open_personal_data.is_some() {
            call.authorise(Action::OpenPersonalData)?;
        }
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, _) = self.moment(&ledger, query.as_of_position, query.at_least_position).await?;
        let loaded = load(&ledger, BookId::Provision(query.provision), size).await.map_err(told)?;
        let Book::Provision(state) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let shown = |opened: &Opened| {
            provision(query.provision, state, loaded.revision, opened).ok_or_else(|| unknown(query.provision))
        };
        let mut answer = shown(&Opened::new())?;
        match &query.processing_activity {
            None => fits(&answer, &[], Reason::ProvisionTooLarge)?,
            Some(activity) => {
                let texts = provision_texts(state);
                fits(&answer, &texts, Reason::ProvisionTooLarge)?;
                answer = shown(&self.open(&call, &name, activity, texts).await?)?;
            }
        }
        Ok(v1::GetProvisionResponse { provision: Some(answer), position: position(size) })
    }
}

/// The provision is not there.
pub(super) fn unknown(provision: ProvisionId) -> Problem {
    Problem::new(Reason::ProvisionNotFound).with("provision_id", provision)
}
