//! What is voted on, for who votes: the case, and nobody in it.
//!
//! Its two texts are opened for whoever has a role that votes on it, whatever else that voter may open: they are
//! written to be read by voters, and each opening leaves its access record all the same.

use api::v1;
use domain::ids::RoleCode;
use domain::{Book, BookId};
use execution::load;

use super::get_provision::unknown;
use crate::{
    auth::{Action, Caller},
    convert::{Opened, Query as _, ballot_paper, ballot_texts, position},
    errors::{Problem, Reason},
    services::{Desk, call::Call, reading::size, told::told},
};

impl Desk {
    pub(super) async fn ballot(
        &self,
        call: Call,
        message: v1::GetBallotRequest,
    ) -> Result<v1::GetBallotResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadBallot)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = size(&ledger, query.at_least_position).await?;
        let loaded = load(&ledger, BookId::Provision(query.provision), size).await.map_err(told)?;
        let Book::Provision(state) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let file = state.file().ok_or_else(|| unknown(query.provision))?;
        let ballot = file.open_ballot().ok_or_else(|| Problem::new(Reason::NoVoteOpen))?;
        if query.processing_activity.is_some() {
            may_open(&call.caller, &ballot.opened.roles)?;
        }
        let opened = match &query.processing_activity {
            None => Opened::new(),
            Some(activity) => self.open(&call, &name, activity, ballot_texts(file)).await?,
        };
        let paper = ballot_paper(query.provision, file, loaded.revision, &opened);
        let paper = paper.ok_or_else(|| Problem::new(Reason::NoVoteOpen))?;
        Ok(v1::GetBallotResponse { ballot: Some(paper), position: position(size) })
    }
}

/// The texts are for those whose role votes on this case, and for nobody else.
fn may_open(caller: &Caller, roles: &[RoleCode]) -> Result<(), Problem> {
    let own = caller.role_codes();
    if roles.iter().any(|role| own.contains(role)) {
        return Ok(());
    }
    let allowed: Vec<_> = roles.iter().map(RoleCode::as_str).collect();
    Err(Problem::new(Reason::RoleNotAllowed).with("roles", allowed.join(", ")))
}
