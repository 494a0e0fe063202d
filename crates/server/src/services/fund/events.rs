//! The events of one fund, page by page: a fund that paid for years has more of them than should be in memory at once.

use domain::{BookEvent, BookId, fund::FundEvent, ids::FundId};
use execution::LoadError;
use journal::Located;
use ledger::{Ledger, PageLimit, RecordedEvent, StreamId};

use crate::{
    errors::{Problem, Reason},
    services::told::told,
};

/// What is held in memory at a time.
const PAGE: PageLimit = PageLimit { events: 1_000, bytes: 1024 * 1024 };

/// The events of a fund, in order.
pub(super) struct FundEvents<'a> {
    ledger: &'a Ledger,
    stream: StreamId,
    /// The sequence of the last event given.
    after: u64,
    /// The number of events of the ledger that are looked at.
    size: u64,
    more: bool,
}

impl<'a> FundEvents<'a> {
    /// The events of a fund after sequence `after`, among the first `size` of the ledger.
    pub(super) fn of(ledger: &'a Ledger, fund: FundId, after: u64, size: u64) -> Self {
        let book = BookId::Fund(fund);
        let stream = StreamId::new(book.aggregate_type(), book.aggregate_id());
        Self { ledger, stream, after, size, more: true }
    }

    /// The next page, at most `limit` events; `None` after the last.
    pub(super) async fn page_of(
        &mut self,
        limit: PageLimit,
    ) -> Result<Option<Vec<Located<FundEvent>>>, Problem> {
        if !self.more {
            return Ok(None);
        }
        let page = self.ledger.read_stream_page(&self.stream, self.after, self.size, limit);
        let page = page.await.map_err(told)?;
        self.more = page.more;
        let events: Vec<_> =
            page.events.into_iter().map(|event| self.next(event)).collect::<Result<_, _>>()?;
        Ok(Some(events).filter(|events| !events.is_empty()))
    }

    /// The next page of the usual size; `None` after the last.
    pub(super) async fn page(&mut self) -> Result<Option<Vec<Located<FundEvent>>>, Problem> {
        self.page_of(PAGE).await
    }

    /// Whether there are events after the pages that were given.
    pub(super) fn has_more(&self) -> bool {
        self.more
    }

    fn next(&mut self, recorded: RecordedEvent) -> Result<Located<FundEvent>, Problem> {
        let (position, sequence, recorded_at) = (recorded.position, recorded.sequence, recorded.recorded_at);
        if sequence != self.after + 1 {
            let detail = format!("sequence {sequence} follows {}", self.after);
            return Err(told(LoadError::Event { position, detail }));
        }
        self.after = sequence;
        match execution::event(self.ledger, recorded).map_err(told)? {
            BookEvent::Fund(event) => Ok(Located { position, sequence, recorded_at, event }),
            _ => Err(Problem::new(Reason::Internal)),
        }
    }
}

/// Adds up all events of a fund among the first `size` of the ledger, and says how many there were.
///
/// # Errors
/// What reading answers, then `FUND_NOT_FOUND` when there were none.
pub(in crate::services) async fn fold<T: Default>(
    ledger: &Ledger,
    fund: FundId,
    size: u64,
    add: impl Fn(&mut T, &FundEvent),
) -> Result<(T, u64), Problem> {
    let mut events = FundEvents::of(ledger, fund, 0, size);
    let mut sum = T::default();
    while let Some(page) = events.page().await? {
        page.iter().for_each(|located| add(&mut sum, &located.event));
    }
    match events.after {
        0 => Err(unknown(fund)),
        revision => Ok((sum, revision)),
    }
}

/// The fund is not there.
pub(super) fn unknown(fund: FundId) -> Problem {
    Problem::new(Reason::FundNotFound).with("fund_id", fund)
}
