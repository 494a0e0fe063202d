//! Asking in process: pages of worklists and of filters, counts, and the same as of a moment in the past.

use std::time::Instant;

use jiff::civil::{Date, date};
use projection::{AsOf, Asked, Filter, Listing, Moment, Order, Projections};
use stories::{Town, generator::coordinator_of};
use views::{Field, View, caseload::Caseload, provisions::Provisions};

use crate::told::{Times, Told};

/// How often each is asked.
const TIMES: u32 = 200;
/// How many rows are on a page.
const PAGE: u32 = 50;
const TODAY: Date = date(2026, 3, 3);

/// Worklists and filtered pages of households: what, filter, order.
const HOUSEHOLDS: [(&str, &str, &str); 9] = [
    ("mine", "stage != ENDED AND coordinator = \"COORDINATOR\"", "next_deadline"),
    ("unassigned", "stage != ENDED AND coordinator = \"\"", "reported_on"),
    ("out of sight", "stage != ENDED AND last_contact < 2026-01-20", "last_contact"),
    ("overdue", "stage != ENDED AND next_deadline < 2026-03-03", "next_deadline"),
    ("threatened", "stage != ENDED AND threat = OPEN", "next_deadline"),
    ("all, by deadline", "", "next_deadline"),
    ("all, reported last first", "", "reported_on desc"),
    ("with a need for housing, not planned yet", "stage = INTAKE AND needs:HOUSING", "next_deadline"),
    ("rare: threatened, waiting for a payment", "threat = OPEN AND waiting:PAYMENT", "next_deadline"),
];

/// Worklists of provisions.
const PROVISIONS: [(&str, &str); 3] = [
    ("waiting for a vote", "waiting = VOTE"),
    ("waiting for performance", "waiting = PERFORMANCE"),
    ("waiting for the bank", "waiting = PAYMENT"),
];

pub(crate) async fn measure(town: &Town, households: u32, told: &Told) {
    let projections = town.projections().await;
    told.asking("pages of 50, in process");
    for (what, filter, order) in HOUSEHOLDS {
        pages::<Caseload>(town, &projections, (what, filter, order), households, told).await;
    }
    for (what, filter) in PROVISIONS {
        pages::<Provisions>(town, &projections, (what, filter, "waiting_since"), households, told).await;
    }
    counts(town, &projections, told).await;
    past(town, &projections, told).await;
}

/// Each time for another coordinator, where there is one in the filter; every tenth is the page after.
async fn pages<V: View>(
    town: &Town,
    projections: &Projections,
    (what, filter, order): (&str, &str, &str),
    households: u32,
    told: &Told,
) {
    let order = Order::parse(V::FIELDS, order).unwrap();
    let (mut times, mut next) = (Vec::new(), None);
    for number in 0..TIMES {
        let coordinator = coordinator_of(number % (households / 80).max(3));
        let filter = Filter::parse(V::FIELDS, &filter.replace("COORDINATOR", &coordinator), TODAY).unwrap();
        let after = next.take().filter(|_| number % 10 == 0);
        let listing = Listing { filter, order, after, limit: PAGE };
        let started = Instant::now();
        let moment = projections.moment::<V>(&town.ledger, Asked::default()).await.unwrap();
        let mut reading = projections.reading(&town.ledger).await.unwrap();
        let page = reading.list::<V>(&moment, &listing).await.unwrap();
        times.push(started.elapsed());
        next = page.next;
    }
    told.asked(what, &Times::of(times));
}

async fn counts(town: &Town, projections: &Projections, told: &Told) {
    told.asking("counts, in process");
    let field = |name| -> &'static Field { projection::field(Caseload::FIELDS, name).unwrap() };
    let facets = [field("stage"), field("organisation"), field("needs")];
    for (what, filter, facets) in [
        ("all households, no facets", "", &facets[..0]),
        ("open households by stage, organisation and need", "stage != ENDED", &facets[..]),
        ("threatened households by the same", "threat = OPEN", &facets[..]),
    ] {
        let filter = Filter::parse(Caseload::FIELDS, filter, TODAY).unwrap();
        let mut times = Vec::new();
        for _ in 0..TIMES / 10 {
            let started = Instant::now();
            let mut reading = projections.reading(&town.ledger).await.unwrap();
            reading.count::<Caseload>(&Moment::Current, &filter, facets).await.unwrap();
            times.push(started.elapsed());
        }
        told.asked(what, &Times::of(times));
    }
}

/// The first time the rows of that moment are made; after that they are there.
async fn past(town: &Town, projections: &Projections, told: &Told) {
    told.asking("as of a moment in the past, in process");
    let size = town.ledger.head().await.unwrap().size();
    for (what, position) in [("halfway", size / 2), ("last week or so", size - size / 200)] {
        let asked = Asked { as_of: Some(AsOf::Position(position)), at_least: None };
        let order = Order::parse(Caseload::FIELDS, "next_deadline").unwrap();
        let listing = Listing { filter: Filter::all(), order, after: None, limit: PAGE };
        for time in ["the first time", "the second time"] {
            let started = Instant::now();
            let moment = projections.moment::<Caseload>(&town.ledger, asked).await.unwrap();
            let mut reading = projections.reading(&town.ledger).await.unwrap();
            reading.list::<Caseload>(&moment, &listing).await.unwrap();
            told.asked(&format!("{what}, {time}"), &Times::of(vec![started.elapsed()]));
        }
    }
}
