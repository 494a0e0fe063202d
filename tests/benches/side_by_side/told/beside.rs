//! How many times as fast we are as everybody else in (a), at every level.

use super::{line, ratio::Ratio};
use crate::{
    contest::Workload,
    names,
    run::{Outcome, Series},
};

/// Those who are called over gRPC are compared with us over gRPC, all others with us in process.
fn opponents(peer: &Series) -> &'static [&'static str] {
    match peer.name.as_str() {
        _ if peer.workload != Workload::DecideAndAppend || peer.pace.is_some() => &[],
        name if name.starts_with(names::OURS) => &[],
        name if name.starts_with(names::UMADB) => &[names::OURS_GRPC, names::OURS_STREAM],
        _ => &[names::OURS],
    }
}

/// Each peer at each level with our ratio to it.
pub(super) fn ratios(outcome: &Outcome) -> Vec<(&Series, &'static str, Ratio)> {
    let peers = outcome.series.iter().flat_map(|peer| opponents(peer).iter().map(move |us| (peer, *us)));
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
