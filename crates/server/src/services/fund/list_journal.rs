//! The journal of a fund, a page at a time: every event that moved money, with where it came from.

use api::v1;

use super::events::{FundEvents, unknown};
use crate::{
    auth::Action,
    convert::{JournalQuery, Query as _, journal_entry, position},
    errors::Problem,
    services::{Desk, call::Call, told::told},
};

/// After how many events a page is given as it is, however few of them moved money on the line that is asked for.
const WORK: u64 = 20_000;

impl Desk {
    pub(super) async fn fund_journal(
        &self,
        call: Call,
        message: v1::ListJournalRequest,
    ) -> Result<v1::ListJournalResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadFund)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, _) = self.moment(&ledger, query.as_of_position, None).await?;
        let mut events = FundEvents::of(&ledger, query.fund, query.after_sequence, size);
        let (entries, next) = entries(&mut events, &query).await?;
        Ok(v1::ListJournalResponse {
            entries,
            next_page_token: next.map(|after| query.next_page_token(after)).unwrap_or_default(),
            position: position(size),
        })
    }
}

/// The entries of a page, and the event after which the next page begins.
async fn entries(
    events: &mut FundEvents<'_>,
    query: &JournalQuery,
) -> Result<(Vec<v1::JournalEntry>, Option<u64>), Problem> {
    let mut entries = Vec::new();
    let mut last = query.after_sequence;
    while let Some(page) = events.page().await? {
        let end = page.last().map_or(last, |located| located.sequence);
        for located in page {
            last = located.sequence;
            entries.extend(journal_entry(&located, query.line.as_ref()));
            if entries.len() == query.page_size {
                let next = (last < end || events.has_more()).then_some(last);
                return Ok((entries, next));
            }
        }
        if last - query.after_sequence >= WORK && events.has_more() {
            return Ok((entries, Some(last)));
        }
    }
    match last {
        0 => Err(unknown(query.fund)),
        _ => Ok((entries, None)),
    }
}
