//! Random submissions against a model of what the ledger promises.

use std::collections::BTreeMap;

use futures::future::join_all;
use ledger::{Direction, Receipt, StreamId, Submission, SubmissionError};
use proptest::prelude::*;

use crate::support::{World, note, request, submission};

/// A submission of the model: streams it writes to, how far it is off the true sequence, and its request.
#[derive(Debug, Clone)]
struct Try {
    streams: Vec<u8>,
    off: u64,
    request: Option<(u8, u8)>,
}

fn a_try() -> impl Strategy<Value = Try> {
    let off = prop_oneof![4 => Just(0_u64), 1 => 1..3_u64];
    let request = proptest::option::of((0..6_u8, 0..2_u8));
    (proptest::collection::vec(0..4_u8, 1..4), off, request).prop_map(|(streams, off, request)| Try {
        streams,
        off,
        request,
    })
}

/// What the ledger must hold: the last sequence of each stream, and the requests that were answered with a receipt.
#[derive(Default)]
struct Model {
    sequences: BTreeMap<u8, u64>,
    requests: BTreeMap<u8, (u8, Receipt)>,
    size: u64,
}

impl Model {
    fn build(&self, one: &Try) -> Submission {
        let mut sequences = self.sequences.clone();
        let events = one.streams.iter().map(|stream| {
            let sequence = sequences.entry(*stream).or_default();
            *sequence += 1;
            note(&stream.to_string(), *sequence + one.off, "x")
        });
        let built = submission(events.collect());
        match one.request {
            Some((id, content)) => built.with_request(request(id.into(), content)),
            None => built,
        }
    }

    fn check(&mut self, one: &Try, answer: Result<Receipt, SubmissionError>) {
        match (one.request.and_then(|(id, content)| Some((content, self.requests.get(&id)?))), answer) {
            (Some((content, (first, receipt))), Ok(answer)) => {
                assert_eq!(content, *first);
                assert_eq!(answer, *receipt);
            }
            (Some((content, (first, _))), Err(SubmissionError::RequestReused { .. })) => {
                assert_ne!(content, *first)
            }
            (None, Err(SubmissionError::Conflict { .. })) => assert_ne!(one.off, 0),
            (None, Ok(receipt)) => {
                assert_eq!(one.off, 0);
                assert_eq!(receipt.first_position, self.size);
                self.size += one.streams.len() as u64;
                one.streams.iter().for_each(|stream| *self.sequences.entry(*stream).or_default() += 1);
                if let Some((id, content)) = one.request {
                    self.requests.insert(id, (content, receipt));
                }
            }
            (known, answer) => panic!("{one:?} known {known:?} was answered {answer:?}"),
        }
    }
}

async fn play(tries: Vec<Try>) {
    let world = World::new().await;
    let appender = world.utrecht.appender().await;
    let mut model = Model::default();
    for one in &tries {
        let answer = appender.append(model.build(one)).await;
        model.check(one, answer);
    }
    let events = world.utrecht.read_range(0, u64::MAX, Direction::OldestFirst, 1000).await.unwrap();
    assert!((0..).zip(&events).all(|(position, event)| event.position == position));
    assert_eq!(events.len() as u64, model.size);
    for (stream, last) in model.sequences {
        let id = StreamId::new("note", stream.to_string());
        let sequences: Vec<u64> =
            events.iter().filter(|event| event.stream == id).map(|event| event.sequence).collect();
        assert_eq!(sequences, (1..=last).collect::<Vec<_>>());
    }
}

/// The same tries at once, from two processes: whatever wins, streams and positions have no gap.
async fn race(tries: Vec<Try>) {
    let world = World::new().await;
    let other = world.second_process().await.get(world.utrecht.name()).await.unwrap();
    let model = Model::default();
    let racing = tries.iter().enumerate().map(|(n, one)| {
        let (ledger, built) = (if n % 2 == 0 { &world.utrecht } else { &other }, model.build(one));
        async move { ledger.appender().await.append(built).await }
    });
    let taken: u64 = join_all(racing)
        .await
        .into_iter()
        .filter_map(Result::ok)
        .map(|receipt| (receipt.first_position, receipt.last_position))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(|(first, last)| last + 1 - first)
        .sum();
    let events = world.utrecht.read_range(0, u64::MAX, Direction::OldestFirst, 1000).await.unwrap();
    assert_eq!(events.len() as u64, taken);
    assert!((0..).zip(&events).all(|(position, event)| event.position == position));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_does_what_its_model_does(tries in proptest::collection::vec(a_try(), 1..30)) {
        tokio::runtime::Runtime::new().unwrap().block_on(play(tries));
    }

    #[test]
    fn a_race_leaves_no_gap(tries in proptest::collection::vec(a_try(), 1..30)) {
        tokio::runtime::Runtime::new().unwrap().block_on(race(tries));
    }
}
