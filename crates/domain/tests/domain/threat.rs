//! Threatening situations: assessed, found or not, and resolved.
//!
//! An assessment replaces the one before it.

use domain::household::{HouseholdRefusal, Threat, ThreatSituation};

use crate::given::*;

#[test]
fn an_assessment_may_find_nothing() {
    given([reported()]).when(assess([])).then_expect_events(vec![threat([])]);
    let household = household(&[reported(), threat([])]);
    assert!(matches!(household.case().unwrap().threat, Threat::Clear(_)));
}

#[test]
fn an_assessment_names_all_situations() {
    let situations = [ThreatSituation::Eviction, ThreatSituation::UtilityCutOff];
    given([reported()]).when(assess(situations)).then_expect_events(vec![threat(situations)]);
}

#[test]
fn an_open_threat_is_resolved() {
    let history = [reported(), threat([ThreatSituation::Eviction])];
    given(history.clone()).when(resolve_threat()).then_expect_events(vec![threat_resolved()]);
    let household = household(&[&history[..], &[threat_resolved()]].concat());
    assert!(matches!(household.case().unwrap().threat, Threat::Resolved { .. }));
}

#[test]
fn only_an_open_threat_is_resolved() {
    let open = threat([ThreatSituation::SeriousConcernForChild]);
    for history in [
        vec![reported()],
        vec![reported(), threat([])],
        vec![reported(), open.clone(), threat_resolved()],
        vec![reported(), open, threat([])],
    ] {
        given(history).when(resolve_threat()).then_expect_error(HouseholdRefusal::NoThreatOpen);
    }
}
