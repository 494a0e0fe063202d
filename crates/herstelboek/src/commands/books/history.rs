//! What happened in a fund, read page by page.

use anyhow::{Context as _, anyhow};
use domain::{
    BookEvent, BookId,
    fund::FundEvent,
    ids::{FundId, PublicText},
};
use journal::{Entry, Located, entry};
use ledger::{Ledger, LedgerError, PageLimit, RecordedEvent, StreamId};

/// What books are made of.
#[derive(Default)]
pub(super) struct History {
    /// What the fund was called last; `None` when there is no such fund.
    pub(super) name: Option<PublicText>,
    /// Its entries, by position.
    pub(super) entries: Vec<Entry>,
}

impl History {
    fn add(&mut self, located: &Located<FundEvent>) {
        match &located.event {
            FundEvent::FundOpened(opened) => self.name = Some(opened.terms.name.clone()),
            FundEvent::TermsAmended(amended) => self.name = Some(amended.terms.name.clone()),
            _ => self.entries.extend(entry(located)),
        }
    }
}

/// Reads the fund at positions below `below`; `progress` is told up to which position.
pub(super) async fn read(
    ledger: &Ledger,
    fund: FundId,
    below: u64,
    mut progress: impl FnMut(u64),
) -> anyhow::Result<History> {
    let book = BookId::Fund(fund);
    let stream = StreamId::new(book.aggregate_type(), book.aggregate_id());
    let (mut history, mut sequence) = (History::default(), 0);
    loop {
        let page = ledger.read_stream_page(&stream, sequence, below, PageLimit::default()).await?;
        for recorded in page.events {
            let (position, found) = (recorded.position, recorded.sequence);
            if found != sequence + 1 {
                let detail = format!("sequence {found} of {book} at position {position} follows {sequence}");
                return Err(LedgerError::damaged(ledger.name(), detail).into());
            }
            history.add(&located(ledger, recorded)?);
            sequence = found;
            progress(position);
        }
        if !page.more {
            return Ok(history);
        }
    }
}

/// An event of a fund as the rules read it.
pub(super) fn located(ledger: &Ledger, recorded: RecordedEvent) -> anyhow::Result<Located<FundEvent>> {
    let RecordedEvent { position, sequence, recorded_at, .. } = recorded;
    let event = || -> anyhow::Result<BookEvent> {
        let today = ledger.ledgers().upcasters().upcast(recorded)?;
        let kind = &today.stream.aggregate_type;
        Ok(BookEvent::from_json(kind, &today.event_type, &today.event_version, &today.payload)?)
    };
    match event().with_context(|| format!("reading the event at position {position}"))? {
        BookEvent::Fund(event) => Ok(Located { position, sequence, recorded_at, event }),
        other => Err(anyhow!("the event at position {position} is a {}, of no fund", other.event_type())),
    }
}
