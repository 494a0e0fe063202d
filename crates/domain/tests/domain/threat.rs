//! Threatening situations: assessed, found or not, and resolved.
//!
//! An assessment replaces the one before it, unless it is entered late.

use domain::household::{HouseholdEvent, HouseholdRefusal, ResolveThreat, Threat, ThreatSituation};
use jiff::civil::date;

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

fn stands(events: &[HouseholdEvent]) -> Threat {
    let household = household(&[&[reported()], events].concat());
    household.case().expect("it was reported").threat.clone()
}

#[test]
fn what_is_entered_late_says_nothing_about_the_present() {
    let eviction = [ThreatSituation::Eviction];
    let clear = threat_on(LATER, []);
    let late = [clear.clone(), threat_on(DAY, eviction)];
    assert_eq!(stands(&late), stands(&[clear]), "there was one, and there is none");
    let open = threat_on(LATER, eviction);
    assert_eq!(stands(&[open.clone(), threat_resolved_on(DAY)]), stands(std::slice::from_ref(&open)));
    assert_eq!(stands(&[open.clone(), threat_on(DAY, [])]), stands(std::slice::from_ref(&open)));
    let resolved = [open, threat_resolved_on(date(2026, 5, 4))];
    assert_eq!(
        stands(&[&resolved[..], &[threat_on(date(2026, 4, 20), eviction)]].concat()),
        stands(&resolved)
    );
}

#[test]
fn of_two_assessments_of_one_day_the_one_recorded_last_stands() {
    let eviction = [ThreatSituation::Eviction];
    assert!(matches!(stands(&[threat(eviction), threat([])]), Threat::Clear(_)));
    assert!(matches!(stands(&[threat([]), threat(eviction)]), Threat::Open(_)));
    assert!(matches!(stands(&[threat(eviction), threat_resolved(), threat(eviction)]), Threat::Open(_)));
}

#[test]
fn a_resolution_entered_late_is_recorded() {
    let resolve = ResolveThreat { fact: fact_on(DAY), text: None };
    given([reported(), threat_on(LATER, [ThreatSituation::Eviction])])
        .when(resolve.into())
        .then_expect_events(vec![threat_resolved_on(DAY)]);
}
