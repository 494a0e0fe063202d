//! What can be read from a household: its stage, its members, its plan, its ending.
//!
//! These are the accessors a query is answered from, and the safety of `apply` itself.

use domain::household::{Ending, Household, HouseholdEvent, Progress, Stage, VictimStatus};

use crate::given::*;

#[test]
fn the_stage_is_the_furthest_step_the_facts_show() {
    let steps = [
        (reported(), Stage::Reported),
        (attempted(), Stage::Reported),
        (first_contact(), Stage::Contacted),
        (joined(MOTHER), Stage::Contacted),
        (first_conversation(), Stage::Intake),
        (drawn_up(), Stage::Planned),
        (agreed(1, [MOTHER]), Stage::Supported),
        (revised(), Stage::Supported),
        (aftercare(), Stage::Aftercare),
        (ended(), Stage::Ended),
        (resumed(), Stage::Aftercare),
    ];
    let mut household = Household::default();
    assert_eq!(household.stage(), Stage::Unknown);
    for (event, stage) in steps {
        household.apply(&event);
        assert_eq!(household.stage(), stage, "after {}", event.event_type());
    }
}

#[test]
fn a_member_keeps_the_statuses_before() {
    let events = [reported(), joined(MOTHER), status_recorded(DAY, MOTHER, VictimStatus::Recognised)];
    let household = household(&events);
    let member = &household.case().unwrap().members[&MOTHER];
    assert_eq!(member.status.current.status, VictimStatus::Recognised);
    assert_eq!(member.status.earlier[0].status, VictimStatus::Potential);
}

#[test]
fn who_left_is_remembered() {
    let household = household(&[reported(), joined(MOTHER), left(MOTHER)]);
    let case = household.case().unwrap();
    assert!(case.members.is_empty());
    assert_eq!(case.former_members[0].left.person, MOTHER);
}

#[test]
fn a_plan_shows_its_versions_and_how_far_measures_are() {
    let events: Vec<HouseholdEvent> = vec![
        reported(),
        joined(MOTHER),
        drawn_up(),
        agreed(1, [MOTHER]),
        started(MEASURE),
        revised(),
        completed(MEASURE),
    ];
    let household = household(&events);
    let plan = household.case().unwrap().plan.as_ref().unwrap();
    assert_eq!(plan.versions.iter().map(|version| version.version).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(plan.current().version, 2);
    assert!(plan.current().agreed.is_empty());
    assert!(matches!(plan.progress_of(MEASURE), Some(Progress::Completed { .. })));
    assert_eq!(plan.progress_of(OTHER_MEASURE), None);
    assert_eq!(plan.under_way().count(), 0);
}

#[test]
fn the_ending_says_how_and_when() {
    assert_eq!(household(&[reported()]).ending(), None);
    let ended = household(&[reported(), transferred()]);
    let ending = ended.ending().unwrap();
    assert_eq!(ending.on(), DAY);
    assert!(matches!(ending, Ending::Transferred(event) if event.municipality.as_str() == "GM0363"));
}

#[test]
fn an_event_history_cannot_hold_at_that_place_changes_nothing() {
    let mut unknown = Household::default();
    unknown.apply(&first_contact());
    assert_eq!(unknown, Household::Unknown);

    let before = household(&[reported()]);
    for event in
        [resumed(), reported_on(LATER), left(MOTHER), revised(), need_closed(NEED), consent_withdrawn()]
    {
        let mut after = before.clone();
        after.apply(&event);
        assert_eq!(after, before, "after {}", event.event_type());
    }
}
