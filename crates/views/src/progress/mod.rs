//! The progress report of a programme lead for a period: counted from rows, in one pass over each view.
//!
//! Everything counts by the dates on which things happened, both ends of the period included, with the facts that the rows
//! hold: a fact recorded after the period about a day in it counts. Who wants what was known then asks for the rows as of
//! then. Memory is bounded by the number of organisations, components and days, not of households.

mod lead_time;
mod money;
mod reach;
mod report;

use std::collections::BTreeMap;

use domain::household::{LifeDomain, NeedOutcome, Stage};
use domain::ids::{ComponentCode, FundId, OrganisationId};
use domain::signal::{SignalCategory, SignalStage};
use jiff::civil::Date;

pub use self::lead_time::{Clock, LeadTime, Share};
pub use self::money::Money;
pub use self::reach::Reach;
pub use self::report::{
    MoneyLine, NeedCounts, NeedLine, ProgressReport, ProvisionCounts, ProvisionLine, SignalCounts,
    SignalLine, SignalStages,
};
use crate::{caseload, provisions, signals};

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Period {
    /// Whether a day is in it.
    #[must_use]
    pub fn has(&self, on: Date) -> bool {
        self.from <= on && on <= self.to
    }

    fn counts(&self, on: Option<Date>) -> u64 {
        u64::from(on.is_some_and(|on| self.has(on)))
    }
}

/// A progress report in the making.
#[derive(Debug, Clone)]
pub struct Progress {
    period: Period,
    reported: Reach,
    known: Reach,
    reached: u64,
    stages: BTreeMap<Stage, u64>,
    lead_times: [lead_time::Spread; Clock::ALL.len()],
    needs: BTreeMap<(LifeDomain, Option<OrganisationId>), NeedCounts>,
    provisions: BTreeMap<(LifeDomain, Option<OrganisationId>), ProvisionCounts>,
    money: BTreeMap<(FundId, ComponentCode), Money>,
    signals: BTreeMap<SignalCategory, SignalCounts>,
}

impl Progress {
    /// Of nothing yet.
    #[must_use]
    pub fn of(period: Period) -> Self {
        Self {
            period,
            reported: Reach::default(),
            known: Reach::default(),
            reached: 0,
            stages: BTreeMap::new(),
            lead_times: Default::default(),
            needs: BTreeMap::new(),
            provisions: BTreeMap::new(),
            money: BTreeMap::new(),
            signals: BTreeMap::new(),
        }
    }

    /// Counts a household: whether it was reached, where it stood at the end of the period, how long its steps took, and its
    /// needs and provisions under the organisation that coordinates it now.
    pub fn add_household(&mut self, row: &caseload::Row) {
        let (course, to) = (&row.course, self.period.to);
        let Some(reported_on) = course.reported_on.filter(|on| *on <= to) else { return };
        self.reached += self.period.counts(course.reached_on());
        let reached = course.reached_on().is_some_and(|on| on <= to);
        self.known.add(reached);
        if self.period.has(reported_on) {
            self.reported.add(reached);
        }
        *self.stages.entry(course.stage_on(to)).or_default() += 1;
        for (clock, spread) in Clock::ALL.into_iter().zip(&mut self.lead_times) {
            spread.extend(lead_time::of(course, clock, &self.period));
            spread.add_overdue(lead_time::is_overdue(course, clock, &self.period));
        }
        self.add_needs_of(row);
        self.add_provisions_of(row);
    }

    fn add_needs_of(&mut self, row: &caseload::Row) {
        let organisation = || row.coordinator.as_ref().map(|one| one.organisation.clone());
        for need in row.needs.open.values() {
            let counts = self.needs.entry((need.life_domain, organisation())).or_default();
            counts.recorded += self.period.counts(Some(need.on));
        }
        for need in &row.needs.closed {
            let counts = self.needs.entry((need.life_domain, organisation())).or_default();
            counts.recorded += self.period.counts(Some(need.on));
            let closed = match need.outcome {
                NeedOutcome::Met => &mut counts.met,
                NeedOutcome::PartlyMet => &mut counts.partly_met,
                NeedOutcome::NotMet => &mut counts.not_met,
                NeedOutcome::Withdrawn => &mut counts.withdrawn,
            };
            *closed += self.period.counts(Some(need.closed_on));
        }
    }

    fn add_provisions_of(&mut self, row: &caseload::Row) {
        for provision in row.provisions.values() {
            let organisation = row.coordinator.as_ref().map(|one| one.organisation.clone());
            let counts = self.provisions.entry((provision.life_domain, organisation)).or_default();
            counts.requested += self.period.counts(Some(provision.standing.requested_on));
            if let Some(decision) = provision.standing.decision_by(self.period.to) {
                let decided = match decision.granted.cents() {
                    0 => &mut counts.refused,
                    _ => &mut counts.granted,
                };
                *decided += self.period.counts(Some(decision.on));
            }
        }
    }

    /// Counts the money of a provision, under the component of the fund it was on at the time.
    pub fn add_provision(&mut self, row: &provisions::Row) {
        let Some(file) = row.file() else { return };
        let fund = file.requested().fund;
        money::moves(row, file, &self.period, |component, add| {
            let key = (fund, component.clone());
            add(self.money.entry(key).or_default());
        });
    }

    /// Counts a signal: what happened to it in the period, and how far it was at its end.
    pub fn add_signal(&mut self, row: &signals::Signal) {
        let to = self.period.to;
        let Some(noticed) = row.noticed.as_ref().filter(|noticed| noticed.on <= to) else { return };
        let counts = self.signals.entry(noticed.category).or_default();
        counts.recorded += self.period.counts(Some(noticed.on));
        counts.followed_up += self.period.counts(row.followed_up_on);
        counts.improved += self.period.counts(row.improved_on);
        counts.closed += self.period.counts(row.closed_on);
        let by_then = |on: Option<Date>| on.is_some_and(|on| on <= to);
        let (followed_up, improved) = (by_then(row.followed_up_on), by_then(row.improved_on));
        counts.at_the_end.add(SignalStage::of(followed_up, improved, by_then(row.closed_on)));
    }

    /// The report.
    #[must_use]
    pub fn finish(self) -> ProgressReport {
        report::finished(self)
    }
}
