//! Building views: each anew from the first event, beside plain reading of the same events.

use std::time::{Duration, Instant};

use ledger::PageLimit;
use projection::Registered;
use stories::Town;

use crate::{memory::Peak, told::Told};

pub(crate) async fn measure(town: &Town, told: &Told) {
    told.building();
    let (events, reading) = read(town).await;
    told.built("reading the feed", events, reading, reading, None);
    let projections = town.projections().await;
    let peak = Peak::begin();
    let started = Instant::now();
    projection::catch_up(&projections, &town.ledger).await.unwrap();
    told.built("all, the first time", events, started.elapsed(), reading, peak.end());
    for view in Registered::all().names() {
        let peak = Peak::begin();
        let started = Instant::now();
        let rebuilt = projection::rebuild(&projections, &town.ledger, view, |_| ()).await.unwrap();
        assert!(rebuilt.differences.is_none_or(|found| found.is_empty()), "{view}");
        told.built(view, events, started.elapsed(), reading, peak.end());
    }
    let peak = Peak::begin();
    let started = Instant::now();
    let differences = projection::check(&projections, &town.ledger, Some("caseload"), |_, _| ()).await;
    assert_eq!(differences.unwrap(), []);
    told.built("checking caseload", events, started.elapsed(), reading, peak.end());
}

/// How many events there are, and how long it takes to read them and do nothing.
async fn read(town: &Town) -> (u64, Duration) {
    let started = Instant::now();
    let mut feed = town.ledger.feed(0, PageLimit { events: 2_000, bytes: 4 * 1024 * 1024 });
    while !feed.page().await.unwrap().events.is_empty() {}
    (feed.position(), started.elapsed())
}
