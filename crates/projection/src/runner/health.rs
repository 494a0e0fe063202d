//! What whoever watches a runner is told.

use std::collections::{BTreeMap, BTreeSet};

use ledger::LedgerName;
use metrics::gauge;

use super::lane::Lane;

/// How a runner is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunnerHealth {
    /// Whether it is the one that moves the views, or stands by.
    pub active: bool,
    /// The views that stand still, by view and ledger. Only the active runner knows them.
    pub stopped: Vec<StoppedView>,
    /// The ledgers whose views could not be moved several times in a row, by name. It is tried on, and the log says why.
    pub failing: Vec<LedgerName>,
}

/// A view of one ledger that stands still.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoppedView {
    /// Which view.
    pub view: &'static str,
    /// Of which ledger.
    pub ledger: LedgerName,
    /// The event that it cannot pass.
    pub position: u64,
    /// Why not.
    pub reason: String,
}

impl RunnerHealth {
    /// As the two lanes know it.
    pub(super) fn of(live: &Lane, building: &Lane) -> Self {
        let told = |(ledger, stop): (&LedgerName, &super::work::Stop)| StoppedView {
            view: stop.view,
            ledger: ledger.clone(),
            position: stop.problem.position,
            reason: stop.problem.reason.clone(),
        };
        let mut stopped: Vec<_> = live.stopped().chain(building.stopped()).map(told).collect();
        stopped.sort();
        Self { active: true, stopped, failing: failing(live, building).into_iter().cloned().collect() }
    }
}

fn failing<'a>(live: &'a Lane, building: &'a Lane) -> BTreeSet<&'a LedgerName> {
    live.failing().chain(building.failing()).collect()
}

/// Publishes how far the views are behind: of each the ledger where it is farthest.
pub(super) fn publish(names: impl Iterator<Item = &'static str>, live: &Lane, building: &Lane) {
    let farthest = |lane: &Lane| {
        let mut farthest: BTreeMap<&'static str, (u64, std::time::Duration)> = BTreeMap::new();
        for (view, events, time) in lane.lags() {
            let worst = farthest.entry(view).or_default();
            *worst = (worst.0.max(events), worst.1.max(time));
        }
        farthest
    };
    let (live_lags, left) = (farthest(live), farthest(building));
    gauge!("herstelboek_view_ledgers_failing").set(count(failing(live, building).len() as u64));
    for view in names {
        let (events, time) = live_lags.get(view).copied().unwrap_or_default();
        gauge!("herstelboek_view_lag_events", "view" => view).set(count(events));
        gauge!("herstelboek_view_lag_seconds", "view" => view).set(time.as_secs_f64());
        let to_build = left.get(view).map_or(0, |(events, _)| *events);
        gauge!("herstelboek_view_building_events", "view" => view).set(count(to_build));
        let stopped =
            [live, building].map(|lane| lane.stopped().filter(|(_, stop)| stop.view == view).count());
        gauge!("herstelboek_views_stopped", "view" => view).set(count(stopped.iter().sum::<usize>() as u64));
    }
}

/// A count as a gauge takes it.
fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
