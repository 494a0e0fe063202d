//! The votes that wait for the caller, oldest first, a page at a time.

use std::collections::BTreeSet;

use api::v1;
use domain::{fund::Duty, ids::RoleCode};
use views::OpenBallot;

use crate::{
    auth::{Action, Caller},
    convert::{Query as _, VotePlace, open_vote, position},
    errors::Problem,
    services::{Desk, call::Call, reading::size, told::told},
};

impl Desk {
    pub(super) async fn open_votes(
        &self,
        call: Call,
        message: v1::ListOpenVotesRequest,
    ) -> Result<v1::ListOpenVotesResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadBallot)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = size(&ledger, query.at_least_position).await?;
        let register = self.registers.at(&ledger, size).await.map_err(told)?;
        let waiting = register.open_ballots().filter_map(|open| {
            let own = waits_for(&call.caller, &open)?;
            Some((place(&open), open, own))
        });
        let after = |at: &VotePlace| query.after.is_none_or(|after| *at > after);
        let mut page: Vec<_> = waiting.filter(|(at, ..)| after(at)).collect();
        page.sort_by_key(|(at, ..)| *at);
        let more = page.len() > query.page_size;
        page.truncate(query.page_size);
        let next = page.last().filter(|_| more).map(|(last, ..)| query.next_page_token(*last));
        let votes = page.iter().map(|(_, open, own)| open_vote(open.provision, open.file, open.ballot, own));
        Ok(v1::ListOpenVotesResponse {
            votes: votes.collect(),
            next_page_token: next.unwrap_or_default(),
            position: position(register.size()),
        })
    }
}

fn place(open: &OpenBallot<'_>) -> VotePlace {
    VotePlace { opened_on: open.ballot.opened.on, provision: open.provision }
}

/// The roles in which a caller can still vote; `None` when there is none, when the caller voted or made the request,
/// or when the result cannot change any more.
fn waits_for(caller: &Caller, open: &OpenBallot<'_>) -> Option<BTreeSet<RoleCode>> {
    let ballot = open.ballot;
    let has_voted = ballot.votes.iter().any(|vote| vote.by == caller.officer);
    if has_voted || ballot.is_over() || open.file.has_done(Duty::Request, &caller.officer) {
        return None;
    }
    let mut own = caller.role_codes();
    own.retain(|role| {
        ballot.opened.roles.contains(role) && !ballot.votes.iter().any(|vote| vote.role == *role)
    });
    Some(own).filter(|own| !own.is_empty())
}
