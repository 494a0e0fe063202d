//! The basis: how much it keeps, and how much its lines can take.

use accountability::Basis;
use domain::household::Ground;
use domain::ids::{HouseholdId, PersonId};
use jiff::civil::date;
use uuid::Uuid;

use crate::given::*;
use crate::reports::a_year;

#[test]
fn rows_make_the_same_basis_as_the_events() {
    let mut story = a_year();
    story.year_closed(Y2024);
    let basis = story.basis();
    let mut of_rows = Basis::default();
    for (key, part) in basis.parts() {
        of_rows.insert(key, part.clone());
        of_rows.insert(key, part.clone());
    }
    assert_eq!(of_rows.facts(), basis.facts());
    assert_eq!(of_rows, basis);
}

#[test]
fn terms_are_as_many_facts_as_they_have_parts() {
    let facts = fund_without_a_choice().basis().facts();
    assert!(facts > fund_without_a_choice().events.len() as u64, "{facts}");
}

/// Ten households with a plan each: of a person of their own, or all of the same.
fn ten_plans(person: impl Fn(u128) -> u128) -> Story {
    let mut story = utrecht();
    for number in 0..10 {
        let household = HouseholdId::new(Uuid::from_u128(0xA000 + number));
        let person = PersonId::new(Uuid::from_u128(0xB000 + person(number)));
        story.reported(household, date(2025, 1, 6));
        story.joined(household, person, Ground::Applicant, date(2025, 1, 6));
        story.agreed(household, &[person], date(2025, 1, 7));
    }
    story
}

#[test]
fn the_reach_has_room_for_what_every_line_rests_on() {
    let apart = ten_plans(|number| number);
    let together = ten_plans(|_| 0);
    let mut cut = ten_plans(|_| 0);
    cut.year_closed(Y2024);
    let mut reaches = Vec::new();
    for story in [apart, together, cut] {
        let basis = story.basis();
        let lines = basis.lines(FUND, date(2026, 12, 31)).unwrap();
        let rests: usize = lines.iter().map(|line| line.rests_on.len()).sum();
        assert!(rests as u64 <= basis.reach(), "{rests} {}", basis.reach());
        reaches.push(basis.reach());
    }
    assert!(reaches.is_sorted() && reaches[0] < reaches[1] && reaches[1] < reaches[2], "{reaches:?}");
}
