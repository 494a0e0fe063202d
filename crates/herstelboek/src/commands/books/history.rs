//! What happened in a fund, read page by page.

use anyhow::anyhow;
use domain::{
    BookEvent, BookId,
    fund::FundEvent,
    ids::{FundId, PublicText},
};
use journal::{Entry, Located, entry};
use ledger::{Ledger, PageLimit, RecordedEvent};
use replay::{BookEvents, InBook, ReplayError, UnreadableEvent};

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
    let mut history = History::default();
    let mut events = BookEvents::of(ledger, BookId::Fund(fund), 0, below);
    while let Some(page) = events.page(PageLimit::default()).await.map_err(told)? {
        for InBook { position, sequence, recorded_at, event } in page {
            let event = of_a_fund(position, event)?;
            history.add(&Located { position, sequence, recorded_at, event });
            progress(position);
        }
    }
    Ok(history)
}

/// An event of a fund as the rules read it.
pub(super) fn event(ledger: &Ledger, recorded: RecordedEvent) -> anyhow::Result<FundEvent> {
    let position = recorded.position;
    let (_, event) = replay::event(ledger, recorded).map_err(|unreadable| told(unreadable.into()))?;
    of_a_fund(position, event)
}

fn of_a_fund(position: u64, event: BookEvent) -> anyhow::Result<FundEvent> {
    match event {
        BookEvent::Fund(event) => Ok(event),
        other => Err(anyhow!("the event at position {position} is a {}, of no fund", other.event_type())),
    }
}

fn told(error: ReplayError) -> anyhow::Error {
    match error {
        ReplayError::Ledger(error) => error.into(),
        ReplayError::Gap(error) => error.into(),
        ReplayError::Event(UnreadableEvent { position, detail }) => {
            anyhow!(detail).context(format!("reading the event at position {position}"))
        }
    }
}
