//! The story: its order, its languages, and what it shows of the answers of the server.

use std::collections::HashSet;

use api::v1;
use jiff::civil::date;

use super::{cast::Cast, positions, script, sealed, terms};
use crate::{demo::command::wire_date, output::Language};

#[test]
fn the_story_goes_on_from_day_to_day_within_the_terms() {
    let cast = Cast::new();
    let scenes: Vec<_> = script(&cast).into_iter().flat_map(|(_, scenes)| scenes).collect();
    assert!(scenes.is_sorted_by_key(|scene| scene.on));
    let on = |name| scenes.iter().find(|scene| scene.name == name).unwrap().on;
    let eight_weeks = jiff::Span::new().weeks(8);
    assert!(on("first-conversation") <= on("report") + eight_weeks);
    assert!(on("plan") <= on("first-conversation") + eight_weeks);
    assert!(scenes.iter().all(|scene| scene.on < date(2026, 1, 1)));
}

#[test]
fn every_scene_has_a_request_of_its_own_and_both_languages() {
    let cast = Cast::new();
    let scenes: Vec<_> = script(&cast).into_iter().flat_map(|(_, scenes)| scenes).collect();
    let names: HashSet<_> = scenes.iter().map(|scene| scene.name).collect();
    assert_eq!(names.len(), scenes.len());
    for scene in scenes {
        for told in [scene.told.nl, scene.told.en] {
            assert!(told.ends_with('.'), "{told}");
            assert!(told.chars().count() <= 84, "{told} does not fit on a line");
        }
    }
}

#[test]
fn a_command_with_legs_stands_at_more_than_one_position() {
    let receipt =
        |first_position, last_position| v1::Receipt { first_position, last_position, ..Default::default() };
    assert_eq!(positions(&receipt(0, 0)), "0");
    assert_eq!(positions(&receipt(1, 2)), "1-2");
}

#[test]
fn a_term_says_its_last_day_and_how_it_stands() {
    let mut deadline = v1::Deadline {
        term: v1::Term::Plan.into(),
        due_on: Some(wire_date(date(2025, 5, 1))),
        state: v1::DeadlineState::Met.into(),
        met_on: Some(wire_date(date(2025, 4, 10))),
        ..Default::default()
    };
    let met = terms::line(&deadline, Language::Nl).unwrap();
    assert_eq!(met, "   plan van aanpak         uiterlijk  1 mei 2025   gehaald op 10 apr 2025");
    deadline.state = v1::DeadlineState::Running.into();
    assert!(terms::line(&deadline, Language::En).unwrap().ends_with("running"));
    deadline.due_on = None;
    assert!(terms::line(&deadline, Language::En).is_err());
}

#[test]
fn the_sealed_name_is_found_in_the_record_of_who_joined() {
    let joined = r#"{"payload":{"MemberJoined":{"identity":{"name":"v1.key.sealed"}}}}"#;
    assert_eq!(sealed::name(joined).as_deref(), Some("v1.key.sealed"));
    assert_eq!(sealed::name(r#"{"payload":{"HouseholdReported":{}}}"#), None);
}
