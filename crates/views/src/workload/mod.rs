//! The workload of organisations and coordinators, counted from the rows of the caseload.
//!
//! Only open households count. Rows are of one moment; the date says what is overdue and out of sight then.

use std::collections::BTreeMap;

use domain::household::Stage;
use domain::ids::{OfficerId, OrganisationId};
use domain::provision::Waiting;
use jiff::civil::Date;

use crate::caseload::{Row, ThreatState, in_sight_since};

/// A workload in the making.
#[derive(Debug, Clone)]
pub struct Workload {
    on: Date,
    lines: BTreeMap<Option<Who>, Load>,
}

/// Who has the work.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Who {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The coordinator who works for it.
    pub coordinator: OfficerId,
}

/// The work of one coordinator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkloadLine {
    /// Who; `None` for the households nobody coordinates.
    pub who: Option<Who>,
    /// How much.
    pub load: Load,
}

/// How much work, in households unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Load {
    /// Open.
    pub open: u64,
    /// Open, by stage; stages without households are absent.
    pub stages: BTreeMap<Stage, u64>,
    /// Without contact since [`in_sight_since`], or ever.
    pub out_of_sight: u64,
    /// With a deadline before the date.
    pub overdue: u64,
    /// In a threatening situation.
    pub threatened: u64,
    /// Provisions, by what they wait for; what none waits for is absent.
    pub waiting: BTreeMap<Waiting, u64>,
}

impl Workload {
    /// Of nothing yet, on a date.
    #[must_use]
    pub fn on(on: Date) -> Self {
        Self { on, lines: BTreeMap::new() }
    }

    /// Counts a household.
    pub fn add(&mut self, row: &Row) {
        if !row.course.is_open() {
            return;
        }
        let who = row
            .coordinator
            .as_ref()
            .map(|one| Who { organisation: one.organisation.clone(), coordinator: one.officer.clone() });
        let (on, seen) = (self.on, in_sight_since(self.on));
        let load = self.lines.entry(who).or_default();
        load.open += 1;
        *load.stages.entry(row.course.stage()).or_default() += 1;
        load.out_of_sight += u64::from(row.last_contact_on.is_none_or(|last| last < seen));
        load.overdue += u64::from(row.course.next_due().is_some_and(|due| due.on < on));
        load.threatened += u64::from(row.threat.state == ThreatState::Open);
        let waiting = row.provisions.values().map(|one| one.standing.waiting());
        for waiting in waiting.filter(|waiting| *waiting != Waiting::Nothing) {
            *load.waiting.entry(waiting).or_default() += 1;
        }
    }

    /// The workload, by organisation and coordinator; first that of nobody.
    #[must_use]
    pub fn finish(self) -> Vec<WorkloadLine> {
        self.lines.into_iter().map(|(who, load)| WorkloadLine { who, load }).collect()
    }
}
