//! The replay of one household: of ordinary ones, and of one with a thousand events.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use domain::{
    Book, BookCommand, BookId, Fact, Sealed, Surroundings,
    household::{AddNote, HouseholdCommand, ReportHousehold, ReportSource},
    ids::{HouseholdId, NoteId, OfficerId},
};
use jiff::civil::date;
use ledger::{JsonText, Ledger, NewEvent, PageLimit, StreamId, Submission};
use stories::{Town, generator::Submitted};
use uuid::Uuid;

use super::Everybody;
use crate::{
    contest::{Contestant, Load, Round, drive},
    names,
};

/// What an ordinary household has.
const ORDINARY: std::ops::RangeInclusive<u64> = 18..=22;
/// How many of them take turns.
const TAKE_TURNS: usize = 500;
/// How far into the ledger they are looked for.
const WITHIN: u64 = 100_000;
/// The household with a thousand events.
const BUSY: Uuid = Uuid::from_u128(0x0177_5a00_0000_7000_8000_0000_0000_03e8);

pub(super) async fn entries(all: Everybody, town: &Arc<Town>) -> Everybody {
    let ordinary = Replayed::of(&town.ledger, ordinary(&town.ledger).await).await;
    let busy = Replayed::of(&town.ledger, vec![busy()]).await;
    assert_eq!(busy.households[0].1, 1_000);
    all.and(names::REPLAY, "events", ordinary).and("replay of one of a thousand events", "events", busy)
}

/// Households that take turns, each with how many events it has.
struct Replayed {
    ledger: Ledger,
    households: Arc<[(BookId, u64)]>,
    next: Arc<AtomicUsize>,
}

impl Replayed {
    async fn of(ledger: &Ledger, found: Vec<BookId>) -> Self {
        let mut households = vec![];
        for id in found {
            let loaded = execution::load(ledger, id, u64::MAX).await.unwrap();
            households.push((id, loaded.revision));
        }
        Self { ledger: ledger.clone(), households: households.into(), next: Arc::default() }
    }
}

#[async_trait]
impl Contestant for Replayed {
    async fn round(&self, load: Load) -> Round {
        let before = self.next.load(Ordering::Relaxed);
        let (ledger, households, next) = (self.ledger.clone(), self.households.clone(), self.next.clone());
        let round = drive(load, move |_| {
            let (id, revision) = households[next.fetch_add(1, Ordering::Relaxed) % households.len()];
            let ledger = ledger.clone();
            async move {
                let loaded = execution::load(&ledger, id, u64::MAX).await.unwrap();
                assert_eq!(loaded.revision, revision, "{id}");
            }
        })
        .await;
        let after = self.next.load(Ordering::Relaxed);
        let events = (before..after).map(|turn| self.households[turn % self.households.len()].1);
        Round { done: events.sum(), ..round }
    }
}

/// Households of whom an ordinary number of events is found in the first part of a ledger.
async fn ordinary(ledger: &Ledger) -> Vec<BookId> {
    let (mut feed, mut events) = (ledger.feed(0, PageLimit::default()), HashMap::<StreamId, u64>::new());
    while feed.position() < WITHIN {
        let page = feed.page().await.unwrap();
        if page.events.is_empty() {
            break;
        }
        let of_households =
            page.events.into_iter().filter(|event| event.stream.aggregate_type == "household");
        of_households.for_each(|event| *events.entry(event.stream).or_default() += 1);
    }
    let mut found: Vec<StreamId> = events
        .into_iter()
        .filter(|(_, events)| ORDINARY.contains(events))
        .map(|(stream, _)| stream)
        .collect();
    assert!(!found.is_empty(), "there are ordinary households");
    found.sort_unstable();
    let every = found.len().div_ceil(TAKE_TURNS);
    let book = |stream: &StreamId| BookId::parse(&stream.aggregate_type, &stream.aggregate_id).unwrap();
    found.iter().step_by(every).map(book).collect()
}

fn busy() -> BookId {
    BookId::Household(HouseholdId::new(BUSY))
}

/// One household that was reported and noted about 999 times, as one submission.
pub(super) fn of_a_thousand() -> impl Iterator<Item = Submitted> + Send + 'static {
    let (id, mut book) = (busy(), Book::unknown(&busy()));
    let metadata = JsonText::new(r#"{"actor":"coordinator-0"}"#).unwrap();
    let stream = StreamId::new(id.aggregate_type(), id.aggregate_id());
    let events = (1..=1_000).map(|sequence| {
        let decided = book.decide(&command(sequence), &Surroundings::default()).unwrap();
        book.apply(&decided[0]);
        NewEvent {
            stream: stream.clone(),
            sequence,
            event_type: decided[0].event_type().into(),
            event_version: decided[0].event_version().into(),
            payload: JsonText::new(decided[0].to_json()).unwrap(),
            metadata: metadata.clone(),
        }
    });
    let submission = Submission::new(events.collect());
    std::iter::once(Submitted { at: "2021-01-31T12:00:00Z".parse().unwrap(), submission })
}

/// It is reported, and after that something is noted.
fn command(sequence: u64) -> BookCommand {
    let day = date(2021, 1, 29);
    let by = OfficerId::new("coordinator-0").expect("a name of letters and a digit");
    let fact = Fact { on: day, today: day, by };
    let command: HouseholdCommand = match sequence {
        1 => ReportHousehold { fact, source: ReportSource::UhtHandover, text: None }.into(),
        _ => {
            let note = NoteId::new(Uuid::from_u128(BUSY.as_u128() + u128::from(sequence)));
            let text = Sealed { key: BUSY, nonce: [7; 12], ciphertext: vec![7; 196] };
            AddNote { fact, note, life_domain: None, text }.into()
        }
    };
    command.into()
}
