//! How many times as fast we are as everybody else in (a), at every level.

use super::{line, ratio::Ratio};
use crate::{
    contest::Workload,
    names,
    run::{Outcome, Series},
};

/// Those who are called over gRPC are compared with us over gRPC, all others with us in process.
pub(super) fn opponent(peer: &Series) -> Option<&'static str> {
    match peer.name.as_str() {
        _ if peer.workload != Workload::DecideAndAppend || peer.pace.is_some() => None,
        name if name.starts_with(names::OURS) => None,
        name if name.starts_with(names::UMADB) => Some(names::OURS_GRPC),
        _ => Some(names::OURS),
    }
}

/// Each peer at each level with our ratio to it.
pub(super) fn ratios(outcome: &Outcome) -> Vec<(&Series, &'static str, Ratio)> {
    let peers = outcome.series.iter().filter_map(|peer| Some((peer, opponent(peer)?)));
    let ratios = peers.filter_map(|(peer, us)| {
        let ours = outcome.find(Workload::DecideAndAppend, us, peer.in_flight, None)?;
        Some((peer, us, Ratio::of(ours, peer)))
    });
    ratios.collect()
}

/// Prints them.
pub(super) fn tell(outcome: &Outcome) {
    let ratios = ratios(outcome);
    if ratios.is_empty() {
        return;
    }
    line("\nIn (a), as ratios of medians [least–most of the rounds]:");
    for (peer, us, ratio) in ratios {
        let (level, them) = (peer.in_flight, &peer.name);
        line(format_args!("{level:>5} in flight  {us} is {} {them}", ratio.shown()));
    }
}
