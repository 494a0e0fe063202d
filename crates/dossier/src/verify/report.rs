//! Gathers the verdict while the file is read.
//! The one place that counts findings: nobody goes on after the last one.

use crate::format::MAX_FINDINGS;
use crate::verdict::{Finding, Place, Problem, Reservation, Statement, Verdict};

/// There is no point in reading on.
#[derive(Debug)]
pub(super) struct Stop;

/// The verdict so far.
pub(super) struct Report {
    verdict: Verdict,
}

impl Default for Report {
    fn default() -> Self {
        let (proved, not_proved, findings) = (vec![], vec![], vec![]);
        Report { verdict: Verdict { ledger: None, size: None, proved, not_proved, findings } }
    }
}

impl Report {
    /// Adds a finding; stops when there are enough.
    pub(super) fn find(&mut self, place: Place, problem: impl Into<Problem>) -> Result<(), Stop> {
        self.verdict.findings.push(Finding { place, problem: problem.into() });
        if self.verdict.findings.len() < MAX_FINDINGS { Ok(()) } else { Err(Stop) }
    }

    /// Adds a finding after which nothing can be read.
    pub(super) fn fatal(&mut self, place: Place, problem: impl Into<Problem>) -> Stop {
        self.verdict.findings.push(Finding { place, problem: problem.into() });
        Stop
    }

    pub(super) fn is_clean(&self) -> bool {
        self.verdict.findings.is_empty()
    }

    /// Whether all events so far were as expected, whatever is wrong with the rest.
    pub(super) fn events_are_clean(&self) -> bool {
        self.verdict.findings.iter().all(|finding| !matches!(finding.problem, Problem::Event(_)))
    }

    pub(super) fn subject(&mut self, ledger: String, size: u64) {
        self.verdict.ledger = Some(ledger);
        self.verdict.size = Some(size);
    }

    pub(super) fn state(&mut self, statement: Statement) {
        self.verdict.proved.push(statement);
    }

    pub(super) fn reserve(&mut self, reservation: Reservation) {
        self.verdict.not_proved.push(reservation);
    }

    pub(super) fn into_verdict(self) -> Verdict {
        self.verdict
    }
}
