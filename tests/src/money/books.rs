//! The plain-text books of a fund, written from the events of the ledger.

use domain::{
    BookEvent, BookId,
    fund::FundEvent,
    ids::{FundId, MunicipalityKey, PublicText},
};
use journal::{Header, Located};
use ledger::{Ledger, PageLimit, StreamId};

use super::Fund;
use crate::{App, UTRECHT};

/// The books of a fund, as `herstelboek export ledger-cli` would write them.
pub async fn books(app: &App, fund: &Fund<'_>) -> String {
    let (ledger, fund) = (app.utrecht().await, fund.id.parse().expect("an id"));
    let events = events(&ledger, fund).await;
    let tree_size = ledger.head().await.expect("a head").size();
    let header = Header {
        ledger: MunicipalityKey::new(UTRECHT).expect("a key"),
        fund,
        name: name(&events),
        position: tree_size - 1,
        tree_size,
    };
    let mut books = vec![];
    journal::write_books(&mut books, &header, journal::entries(&events)).expect("a list takes anything");
    String::from_utf8(books).expect("UTF-8")
}

async fn events(ledger: &Ledger, fund: FundId) -> Vec<Located<FundEvent>> {
    let book = BookId::Fund(fund);
    let stream = StreamId::new(book.aggregate_type(), book.aggregate_id());
    let (mut events, mut after) = (vec![], 0);
    loop {
        let page = ledger.read_stream_page(&stream, after, u64::MAX, PageLimit::default()).await;
        let page = page.expect("a page of events");
        for recorded in page.events {
            let (event_type, version) = (&recorded.event_type, &recorded.event_version);
            let event = BookEvent::from_json(book.aggregate_type(), event_type, version, &recorded.payload);
            let Ok(BookEvent::Fund(event)) = event else { panic!("an event of a fund") };
            let (position, sequence) = (recorded.position, recorded.sequence);
            events.push(Located { position, sequence, recorded_at: recorded.recorded_at, event });
            after = sequence;
        }
        if !page.more {
            return events;
        }
    }
}

fn name(events: &[Located<FundEvent>]) -> PublicText {
    match events.first().map(|first| &first.event) {
        Some(FundEvent::FundOpened(opened)) => opened.terms.name.clone(),
        _ => panic!("a fund begins with its opening"),
    }
}
