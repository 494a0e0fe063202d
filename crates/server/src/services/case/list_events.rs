//! The events of one household as they are stored, a page at a time.

use api::v1;
use domain::BookId;
use ledger::StreamId;

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
        let one_more = query.page_size + 1;
        let events = ledger
            .read_stream_page(&stream, query.after_sequence, below, one_more)
            .await
            .map_err(told)?;
        if events.is_empty() && query.after_sequence == 0 {
            return Err(unknown(query.household));
        }
        let mut bytes = 0;
        let fitting = events.iter().take(query.page_size).take_while(|event| {
            bytes += event.weight();
            bytes <= PAGE_BYTES
        });
        let page = &events[..fitting.count().max(1).min(events.len())];
        let more = page.len() < events.len();
        let last = page.last().map_or(query.after_sequence, |event| event.sequence);
        Ok(v1::ListHouseholdEventsResponse {
            records: page.iter().map(|event| record(&name, event)).collect(),
            next_page_token: if more {
                query.next_page_token(last)
            } else {
                String::new()
            },
        })
    }
}
