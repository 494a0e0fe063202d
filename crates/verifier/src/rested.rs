//! Which events of the fund and of the account a dossier of a figure leaves out: what was not shown could change it.

use std::ops::RangeInclusive;

use accountability::Question;
use domain::ids::AccountId;
use dossier::{Record, Remark};

use crate::words::Stands;

/// The most gaps of a stream that are told.
const MOST_TOLD: usize = 8;

/// The two streams that say what counts.
pub(crate) struct Rested {
    streams: [Stream; 2],
}

/// A stream, as far as it was shown.
struct Stream {
    aggregate_type: &'static str,
    aggregate_id: String,
    last: u64,
    /// The numbers that were not shown, and how many gaps there are.
    gaps: Vec<RangeInclusive<u64>>,
    more: u64,
}

impl Rested {
    /// The streams of what is asked.
    pub(crate) fn of(question: &Question) -> Self {
        let account = AccountId::of(question.fund, question.year).to_string();
        let stream = |aggregate_type, aggregate_id| Stream {
            aggregate_type,
            aggregate_id,
            last: 0,
            gaps: Vec::new(),
            more: 0,
        };
        Self { streams: [stream("fund", question.fund.to_string()), stream("account", account)] }
    }

    /// Looks at the next event that is shown.
    pub(crate) fn look(&mut self, record: &Record<'_>) {
        let is_of = |stream: &&mut Stream| {
            stream.aggregate_type == record.aggregate_type && stream.aggregate_id == record.aggregate_id
        };
        let Some(stream) = self.streams.iter_mut().find(is_of) else { return };
        let expected = stream.last.saturating_add(1);
        if record.sequence > expected && stream.gaps.len() < MOST_TOLD {
            stream.gaps.push(expected..=record.sequence - 1);
        } else if record.sequence > expected {
            stream.more += 1;
        }
        stream.last = record.sequence;
    }

    /// What was left out.
    pub(crate) fn end(self) -> impl Iterator<Item = Remark> {
        let left_out = self.streams.into_iter().filter(|stream| !stream.gaps.is_empty());
        left_out.map(|Stream { aggregate_type, gaps, more, .. }| {
            Stands::LeftOut { of_fund: aggregate_type == "fund", gaps, more }.remark()
        })
    }
}
