//! Gathers the verdict while the file is read.
//! The one place that counts findings: nobody goes on after the last one.

use crate::format::{Kind, MAX_FINDINGS};
use crate::verdict::{CheckpointProblem, Finding, Place, Problem, Remark, Reservation, Statement, Verdict};

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
        let (kind, ledger, size, standing) = (None, None, None, None);
        Report { verdict: Verdict { kind, ledger, size, standing, proved, not_proved, findings } }
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

    /// Whether the events are not those that were signed.
    pub(super) fn root_differs(&self) -> bool {
        let differs =
            |problem: &Problem| matches!(problem, Problem::Checkpoint(CheckpointProblem::RootDiffers { .. }));
        self.verdict.findings.iter().any(|finding| differs(&finding.problem))
    }

    /// Whether the municipality signed another ledger of this size too. Then nothing is said to be the one that was signed.
    pub(super) fn is_one_of_two(&self) -> bool {
        let two =
            |problem: &Problem| matches!(problem, Problem::Checkpoint(CheckpointProblem::TwoLedgers { .. }));
        self.verdict.findings.iter().any(|finding| two(&finding.problem))
    }

    pub(super) fn subject(&mut self, kind: Kind, ledger: String, size: u64) {
        self.verdict.kind = Some(kind);
        self.verdict.ledger = Some(ledger);
        self.verdict.size = Some(size);
    }

    /// Who stands by what was made of the events.
    pub(super) fn stand(&mut self, standing: Option<Remark>) {
        self.verdict.standing = standing;
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
