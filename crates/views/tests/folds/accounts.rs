//! The rows that accounts are drawn up from: the parts of the basis, one by one.

use std::collections::BTreeMap;

use accountability::{Basis, Part};
use insta::{assert_json_snapshot, assert_snapshot};
use uuid::Uuid;
use views::accounts::Accounts;

use crate::given::*;

fn spent() -> World {
    let mut world = family();
    open_fund(&mut world);
    granted(&mut world, request(DAY, PROVISION, HOUSEHOLD, 640_00));
    world.provision(PROVISION, state(DAY, 500_00)).account(open_account(DAY));
    world
}

/// The parts of a basis that took over the same events, by itself.
pub(crate) fn parts(world: &World) -> BTreeMap<Uuid, Part> {
    let mut basis = Basis::default();
    for (position, (book, event)) in (0..).zip(&world.events) {
        basis.apply(position, *book, event);
    }
    kept(&basis)
}

fn kept(basis: &Basis) -> BTreeMap<Uuid, Part> {
    basis.parts().map(|(key, part)| (key, part.clone())).collect()
}

fn shown_account(world: &World) -> serde_json::Value {
    shown::<Accounts>(&row::<Accounts>(&world.events, account_of(YEAR).as_uuid()))
}

#[test]
fn rows_are_the_parts_of_the_basis_and_make_it_again() {
    let mut world = spent();
    world.provision(PROVISION, correct(LATER, 450_00)).account(mark_line(LATER, 40));
    let rows = rows::<Accounts>(&world.events);
    assert_eq!(rows, parts(&world));
    let kinds: Vec<_> = rows.values().map(|row| shown::<Accounts>(row)["kind"].clone()).collect();
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    let mut again = Basis::default();
    rows.into_iter().for_each(|(key, part)| again.insert(key, part));
    assert_eq!(kept(&again), parts(&world));
}

#[test]
fn an_account_shows_of_what_it_is_and_how_far() {
    let mut world = spent();
    let position = world.events.len() as u64;
    assert_json_snapshot!(shown_account(&world), @r#"
    {
      "fund": "00000000-0000-0000-0000-0000000000f1",
      "fund_year": "00000000-0000-0000-0000-0000000000f1/2026",
      "kind": "ACCOUNT",
      "stage": "OPEN",
      "year": 2026
    }
    "#);
    let mut stages = Vec::new();
    let mut told = |world: &World| stages.push(shown_account(world)["stage"].as_str().unwrap().to_owned());
    told(world.account(draft_account(LATER, position)));
    told(world.account(mark_line(LATER, 40)));
    told(world.account(draft_account(LATER, position + 2)));
    told(world.account(certify_account(LATER, 2)));
    assert_snapshot!(stages.join(" "), @"DRAFTED OPEN DRAFTED CERTIFIED");
}

#[test]
fn a_household_and_a_fund_show_only_what_they_are() {
    let world = spent();
    let household = row::<Accounts>(&world.events, HOUSEHOLD.as_uuid());
    assert_json_snapshot!(shown::<Accounts>(&household), @r#"
    {
      "fund": "",
      "fund_year": "",
      "kind": "HOUSEHOLD",
      "stage": "NONE",
      "year": 0
    }
    "#);
    let fund = row::<Accounts>(&world.events, FUND.as_uuid());
    assert_eq!(shown::<Accounts>(&fund)["kind"], "FUND");
}
