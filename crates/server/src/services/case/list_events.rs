//! The events of one household as they are stored, a page at a time.

use api::v1;
use domain::BookId;
use ledger::{PageLimit, StreamId};

use super::get_household::unknown;
use crate::{
    auth::Action,
    convert::{Query as _, record},
    errors::{Problem, Reason},
    services::{Desk, call::Call, told::told},
};

/// How many bytes of records one page holds at most; below gRPC's 4 MiB with room to spare.
const PAGE_BYTES: usize = 2 * 1024 * 1024;

impl Desk {
    pub(super) async fn household_events(
        &self,
        call: Call,
        message: v1::ListHouseholdEventsRequest,
    ) -> Result<v1::ListHouseholdEventsResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadCase)?;
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let size = ledger.head().await.map_err(told)?.size();
        if let Some(asked) = query.as_of_position.filter(|position| *position >= size) {
            return Err(Problem::new(Reason::PositionNotReached)
                .with("asked", asked)
                .with("tree_size", size));
        }
        let book = BookId::Household(query.household);
        let stream = StreamId::new(book.aggregate_type(), book.aggregate_id());
        let below = query.as_of_position.map_or(size, |position| position + 1);
        let limit =
            PageLimit { events: u32::try_from(query.page_size).unwrap_or(u32::MAX), bytes: PAGE_BYTES };
        let page =
            ledger.read_stream_page(&stream, query.after_sequence, below, limit).await.map_err(told)?;
        let last = page.events.last().map(|event| event.sequence);
        if last.is_none() && query.after_sequence == 0 {
            return Err(unknown(query.household));
        }
        let next = last.filter(|_| page.more).map(|last| query.next_page_token(last));
        Ok(v1::ListHouseholdEventsResponse {
            records: page.events.iter().map(|event| record(&name, event)).collect(),
            next_page_token: next.unwrap_or_default(),
        })
    }
}
