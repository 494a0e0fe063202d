//! What an event says of itself, held against the events before it: its ledger, its number in its stream, and
//! when it was recorded.

use crate::record::Record;
use crate::verdict::{EventProblem, Place, shown};
use crate::verify::report::{Report, Stop};
use crate::verify::streams::Streams;

/// Which numbers the events of a stream have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// All, from 1: the dossier has every event.
    Whole,
    /// Some, ascending: it has those behind one figure.
    Some,
}

/// What is remembered of the events so far.
pub(super) struct Content<'a> {
    ledger: &'a str,
    numbering: Numbering,
    pub(super) streams: Streams,
    /// When the last event was recorded; empty before the first.
    recorded_at: String,
}

impl<'a> Content<'a> {
    pub(super) fn new(ledger: &'a str, numbering: Numbering) -> Self {
        Content { ledger, numbering, streams: Streams::default(), recorded_at: String::new() }
    }

    /// Checks an event that stands at a position. What a changed line says (`believed` is false) is checked but
    /// not held against the lines after it.
    pub(super) fn check(
        &mut self,
        record: &Record<'_>,
        position: u64,
        believed: bool,
        report: &mut Report,
    ) -> Result<(), Stop> {
        let here = || Place::Position(position);
        if record.ledger != self.ledger {
            let (expected, found) = (shown(self.ledger), shown(record.ledger));
            report.find(here(), EventProblem::OtherLedger { expected, found })?;
        }
        if let Some(expected) = self.streams.next(record, position, self.numbering, believed) {
            let stream = shown(&format!("{} {}", record.aggregate_type, record.aggregate_id));
            report.find(here(), EventProblem::SequenceGap { stream, expected, found: record.sequence })?;
        }
        if record.recorded_at < self.recorded_at.as_str() {
            let (before, found) = (self.recorded_at.clone(), record.recorded_at.to_owned());
            report.find(here(), EventProblem::TimeWentBack { before, found })?;
        }
        if believed {
            self.recorded_at.clear();
            self.recorded_at.push_str(record.recorded_at);
        }
        Ok(())
    }
}
