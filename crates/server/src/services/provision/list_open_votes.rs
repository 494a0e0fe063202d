//! The votes that wait for the caller, oldest first, a page at a time.

use std::collections::BTreeMap;

use api::v1;
use domain::ids::ProvisionId;
use uuid::Uuid;
use views::provisions::{Provisions, Row};

use crate::{
    auth::{Action, Caller},
    convert::{Query as _, VotePlace, open_vote, position},
    errors::Problem,
    services::{Desk, call::Call, rows, snapshot::Extent, told::told},
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
        let waiting = rows::votes(&call.caller)?;
        let mut snapshot = self.snapshot::<Provisions>(&ledger, &query.asked, Extent::All).await?;
        let mut page = BTreeMap::new();
        let scanned = snapshot.reading.scan::<Provisions>(&snapshot.moment, &waiting, |key, row| {
            let shown = shown(key, &row, &call.caller);
            page.extend(shown.filter(|(at, _)| query.after.is_none_or(|after| *at > after)));
            // One more than asked for tells whether there are more.
            if page.len() > query.page_size + 1 {
                page.pop_last();
            }
        });
        let size = scanned.await.map_err(told)?;
        let more = page.len() > query.page_size;
        if more {
            page.pop_last();
        }
        let next = page.last_key_value().filter(|_| more).map(|(last, _)| query.next_page_token(*last));
        Ok(v1::ListOpenVotesResponse {
            votes: page.into_values().collect(),
            next_page_token: next.unwrap_or_default(),
            position: position(size),
        })
    }
}

/// A vote that waits for the caller, and its place among others.
fn shown(key: Uuid, row: &Row, caller: &Caller) -> Option<(VotePlace, v1::OpenVote)> {
    let file = row.file()?;
    let ballot = file.open_ballot()?;
    let provision = ProvisionId::from(key);
    let own = rows::own_roles(caller, file);
    let place = VotePlace { opened_on: ballot.opened.on, provision };
    Some((place, open_vote(provision, file, ballot, &own)))
}
