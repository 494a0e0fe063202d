//! The report: lines in a fixed order, so that two of the same rows are the same.

use std::collections::BTreeMap;

use domain::household::{LifeDomain, Stage};
use domain::ids::{ComponentCode, FundId, OrganisationId};
use domain::signal::{SignalCategory, SignalStage};

use super::lead_time::{Clock, LeadTime};
use super::money::Money;
use super::reach::Reach;
use super::{Period, Progress};

/// The progress of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressReport {
    /// The period.
    pub period: Period,
    /// The households reported in it, reached or not by its end.
    pub reported: Reach,
    /// All households reported until its end, reached or not by then.
    pub known: Reach,
    /// How many households were reached in it for the first time.
    pub reached: u64,
    /// How many of all known were in each stage at its end; stages without households are absent.
    pub stages: BTreeMap<Stage, u64>,
    /// How long steps took that were done in it, in the order of [`Clock::ALL`].
    pub lead_times: Vec<LeadTime>,
    /// Needs by life domain and organisation.
    pub needs: Vec<NeedLine>,
    /// Provisions by life domain and organisation.
    pub provisions: Vec<ProvisionLine>,
    /// Money by fund and component.
    pub money: Vec<MoneyLine>,
    /// Signals by category.
    pub signals: Vec<SignalLine>,
}

/// Needs on one life domain, of households coordinated by one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedLine {
    /// The life domain.
    pub life_domain: LifeDomain,
    /// The organisation that coordinates the households now; `None` where nobody does.
    pub organisation: Option<OrganisationId>,
    /// How many.
    pub counts: NeedCounts,
}

/// How many needs were recorded in the period, and closed in it by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NeedCounts {
    /// Recorded.
    pub recorded: u64,
    /// Closed as met.
    pub met: u64,
    /// Closed as partly met.
    pub partly_met: u64,
    /// Closed as not met.
    pub not_met: u64,
    /// Taken back.
    pub withdrawn: u64,
}

/// Provisions on one life domain, of households coordinated by one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionLine {
    /// The life domain.
    pub life_domain: LifeDomain,
    /// The organisation that coordinates the households now; `None` where nobody does.
    pub organisation: Option<OrganisationId>,
    /// How many.
    pub counts: ProvisionCounts,
}

/// How many provisions were requested in the period, and granted or refused in it by the last decision taken by its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProvisionCounts {
    /// Requested.
    pub requested: u64,
    /// Granted, in whole or in part.
    pub granted: u64,
    /// Refused.
    pub refused: u64,
}

/// Money of one component of a fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyLine {
    /// The fund.
    pub fund: FundId,
    /// The component of its terms.
    pub component: ComponentCode,
    /// How much.
    pub money: Money,
}

/// Signals of one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignalLine {
    /// The category.
    pub category: SignalCategory,
    /// How many.
    pub counts: SignalCounts,
}

/// How many signals something happened to in the period, and how far all those recorded until its end were then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SignalCounts {
    /// Recorded in the period.
    pub recorded: u64,
    /// First followed up in the period.
    pub followed_up: u64,
    /// First turned into an improvement in the period.
    pub improved: u64,
    /// Closed in the period.
    pub closed: u64,
    /// How far they were at its end.
    pub at_the_end: SignalStages,
}

/// Signals by how far they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SignalStages {
    /// Not followed up.
    pub open: u64,
    /// Followed up.
    pub followed_up: u64,
    /// Turned into an improvement.
    pub improved: u64,
    /// Closed.
    pub closed: u64,
}

impl SignalStages {
    pub(super) fn add(&mut self, stage: SignalStage) {
        let stage = match stage {
            SignalStage::Open => &mut self.open,
            SignalStage::FollowedUp => &mut self.followed_up,
            SignalStage::Improved => &mut self.improved,
            SignalStage::Closed => &mut self.closed,
        };
        *stage += 1;
    }
}

pub(super) fn finished(progress: Progress) -> ProgressReport {
    let lead_times = Clock::ALL.into_iter().zip(&progress.lead_times);
    let needs = progress.needs.into_iter();
    let provisions = progress.provisions.into_iter();
    let money = progress.money.into_iter();
    let signals = progress.signals.into_iter();
    ProgressReport {
        period: progress.period,
        reported: progress.reported,
        known: progress.known,
        reached: progress.reached,
        stages: progress.stages,
        lead_times: lead_times.map(|(clock, spread)| spread.finish(clock)).collect(),
        needs: needs
            .filter(|(_, counts)| *counts != NeedCounts::default())
            .map(|((life_domain, organisation), counts)| NeedLine { life_domain, organisation, counts })
            .collect(),
        provisions: provisions
            .filter(|(_, counts)| *counts != ProvisionCounts::default())
            .map(|((life_domain, organisation), counts)| ProvisionLine { life_domain, organisation, counts })
            .collect(),
        money: money.map(|((fund, component), money)| MoneyLine { fund, component, money }).collect(),
        signals: signals.map(|(category, counts)| SignalLine { category, counts }).collect(),
    }
}
