//! A history of any length: the same lives over and over, each time with other ids and at other instants.
//!
//! To decide what happens costs more than to write it down. So the rules decide one town of some thousand households, and
//! the rest is that town again: the same bytes but for every UUID in them and when they were recorded. A UUID is another
//! one in each telling and the same one wherever it stands in it, so each telling is as whole as the first.

use std::{iter, sync::Arc};

use jiff::{Timestamp, civil::date};
use ledger::{JsonText, NewEvent, RequestId, RequestKey, StreamId, Submission};
use stories::generator::{Generator, Size, Submitted};
use uuid::Uuid;

use super::ids::{Ids, Template};

/// The seed of the town.
const SEED: u64 = 2021;
/// One telling is some 100,000 events.
const SIZE: Size = Size { households: 5_000, from: date(2021, 2, 1), to: date(2026, 3, 2) };
/// In a telling time goes so much faster: five years are over in less than three weeks, so ten million events are in five
/// years.
const FASTER: i64 = 100;

/// One town, ready to be told again and again.
pub(super) struct Lives(Vec<Life>);

/// What was submitted at one instant.
struct Life {
    at: Timestamp,
    request: Uuid,
    metadata: Template,
    events: Vec<(NewEvent, Template)>,
}

impl Lives {
    /// Decides the town.
    pub(super) fn decided() -> Arc<Self> {
        Arc::new(Self(Generator::new(SEED, SIZE).map(Life::of).collect()))
    }

    /// The first events, at least so many: the last submission is whole.
    pub(super) fn first(self: Arc<Self>, events: u64) -> impl Iterator<Item = Submitted> + Send + 'static {
        let (mut left, mut telling, mut place) = (events, Ids::of_first(SIZE, FASTER), 0);
        iter::from_fn(move || {
            if left == 0 {
                return None;
            }
            if place == self.0.len() {
                (telling, place) = (telling.next(), 0);
            }
            let submitted = self.0[place].again(&telling);
            place += 1;
            left = left.saturating_sub(submitted.submission.events.len() as u64);
            Some(submitted)
        })
    }
}

impl Life {
    fn of(Submitted { at, submission }: Submitted) -> Self {
        let request = submission.request.expect("what is decided has a request").id.0;
        let metadata = Template::of(submission.events[0].metadata.as_str());
        let events = submission.events.into_iter().map(|event| {
            let payload = Template::of(event.payload.as_str());
            (event, payload)
        });
        Self { at, request, metadata, events: events.collect() }
    }

    fn again(&self, ids: &Ids) -> Submitted {
        let metadata = json(self.metadata.with(ids));
        let events = self.events.iter().map(|(event, payload)| NewEvent {
            stream: StreamId::new(event.stream.aggregate_type.clone(), ids.text(&event.stream.aggregate_id)),
            sequence: event.sequence,
            event_type: event.event_type.clone(),
            event_version: event.event_version.clone(),
            payload: json(payload.with(ids)),
            metadata: metadata.clone(),
        });
        let id = ids.of(self.request);
        let mut fingerprint = [0; 32];
        fingerprint[..16].copy_from_slice(id.as_bytes());
        let submission = Submission::new(events.collect());
        let submission = submission.with_request(RequestKey { id: RequestId(id), fingerprint });
        Submitted { at: ids.instant(self.at), submission }
    }
}

fn json(text: String) -> JsonText {
    JsonText::new(text).expect("JSON stays JSON when an id in it is another")
}
