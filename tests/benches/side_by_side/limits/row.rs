//! Rows of the size of ours: the event and the request of one command of workload (a).

use domain::{BookEvent, household::Household};
use jiff::Timestamp;
use uuid::Uuid;

use crate::ours;

/// Which ledger they are in.
pub(super) const LEDGER: &str = stories::UTRECHT;
pub(super) const AGGREGATE: &str = "household";
/// Households take turns in an order that is not that of their ids; coprime with their number, so that each has one turn
/// in 10,000.
const STRIDE: u64 = 7919;
const HASH: usize = 32;

/// What is the same in each of them.
#[derive(Debug)]
pub(super) struct Template {
    pub event_type: String,
    pub event_version: String,
    pub payload: String,
    pub metadata: String,
    /// In microseconds since 1970.
    pub recorded_at: i64,
}

/// What differs, by position.
#[derive(Debug)]
pub(super) struct Row {
    pub position: i64,
    pub aggregate_id: String,
    pub sequence: i64,
    pub leaf_hash: [u8; HASH],
    pub subtree_hashes: Vec<u8>,
    pub request_id: Uuid,
}

impl Template {
    /// A real event of (a), and real metadata.
    pub(super) fn of_a_note() -> Self {
        let mut household = Household::default();
        let reported = household.decide(&ours::report(None), None).unwrap();
        reported.into_iter().for_each(|event| household.apply(&event));
        let added = household.decide(&ours::add_note(ours::sealed_constant()), None).unwrap().remove(0);
        let event = BookEvent::Household(added);
        let midnight = Timestamp::from_second(1_741_000_000).expect("it is in 2025");
        Self {
            event_type: event.event_type().to_owned(),
            event_version: event.event_version().to_owned(),
            payload: event.to_json(),
            metadata: serde_json::to_string(&ours::metadata()).unwrap(),
            recorded_at: midnight.as_microsecond(),
        }
    }
}

impl Row {
    /// The row at a position; as many hashes of subtrees as a leaf there completes.
    pub(super) fn at(position: u64) -> Self {
        let households = u64::from(ours::HOUSEHOLDS);
        let household = u32::try_from(position * STRIDE % households).expect("there are fewer");
        let hash = std::array::from_fn(|index| position.to_le_bytes()[index % 8] ^ index.to_le_bytes()[0]);
        Self {
            position: position.cast_signed(),
            aggregate_id: ours::household(household).to_string(),
            sequence: (position / households + 1).cast_signed(),
            leaf_hash: hash,
            subtree_hashes: hash.repeat(position.trailing_ones() as usize),
            request_id: Uuid::from_u64_pair(position << 16 | 0x7000, 1 << 63 | position.wrapping_mul(STRIDE)),
        }
    }
}
