//! The limits of activities, over provisions: per person, once ever, and who may go over them.

use domain::fund::{Counting, FundRefusal, FundTerms, Limit, Mandate};
use domain::ids::PersonId;
use domain::provision::{DecideProvision, Outcome, OverridableRule, RequestProvision};

use super::given::*;
use crate::fund::given::{allocate, clothing, restructuring};

/// At most EUR 10,000 per person over all provisions, of which the college may make more.
fn training() -> Limit {
    Limit { activity: activity("training"), offered: Counting::EveryTime, ..restructuring() }
}

fn world() -> World {
    let terms = FundTerms { limits: vec![training(), restructuring(), clothing()], ..terms() };
    let mut world = town_with(terms);
    world.does(of_fund(allocate(support(), 80_000_00)));
    world
}

fn wanted_for(provision: ProvisionId, code: &str, person: PersonId, amount: i64) -> RequestProvision {
    RequestProvision {
        person: Some(person),
        need: None,
        activity: Some(activity(code)),
        ..wanted(provision, amount)
    }
}

fn exceeded(committed: i64, asked: i64) -> domain::Refusal {
    let (activity, most) = (activity("training"), eur(10_000_00));
    FundRefusal::LimitExceeded { activity, most, committed: cents(committed), asked: eur(asked) }.into()
}

/// Decided by the college itself.
fn grant_by_college(world: &mut World, request: RequestProvision) {
    let (provision, amount) = (request.provision, i64::from(request.amount));
    world.does(of(provision, request));
    world.does(of(provision, put()));
    for role in band_of(amount).roles {
        world.does(yes(world, provision, role.as_str()));
    }
    let decide = DecideProvision { mandate: Mandate::College, ..decide(Outcome::Granted) };
    world.does(of(provision, decide));
    world.does(of(provision, notify()));
}

#[test]
fn a_limit_per_person_counts_over_provisions() {
    let mut world = world();
    world.promises(wanted_for(PROVISION, "training", MOTHER, 6_200_00));
    world.grants(wanted_for(SECOND, "training", MOTHER, 3_800_01));
    assert_eq!(world.refuses(of(SECOND, commit(3_800_01))), exceeded(6_200_00, 3_800_01));
    world.does(of(SECOND, commit(3_800_00)));
    assert_eq!(world.refuses(of(SECOND, commit(1))), exceeded(10_000_00, 1));
    world.promises(wanted_for(THIRD, "training", SON, 10_000_00));
    assert_eq!(world.support().encumbered, cents(20_000_00), "another person has a limit of their own");
}

#[test]
fn what_is_released_can_be_promised_to_the_same_person_again() {
    let mut world = world();
    world.promises(wanted_for(PROVISION, "training", MOTHER, 10_000_00));
    world.grants(wanted_for(SECOND, "training", MOTHER, 1_000_00));
    assert_eq!(world.refuses(of(SECOND, commit(1_000_00))), exceeded(10_000_00, 1_000_00));
    world.does(of(PROVISION, release(1, 1_000_00)));
    world.does(of(SECOND, commit(1_000_00)));
    world.grants(wanted_for(THIRD, "training", MOTHER, 1));
    assert_eq!(world.refuses(of(THIRD, commit(1))), exceeded(10_000_00, 1), "and no cent more");
}

#[test]
fn the_college_goes_over_a_limit_where_the_terms_let_it() {
    let mut world = world();
    world.promises(wanted_for(PROVISION, "training", MOTHER, 10_000_00));
    grant_by_college(&mut world, wanted_for(SECOND, "training", MOTHER, 2_000_00));
    world.does(of(SECOND, commit(2_000_00)));
    assert_eq!(world.support().encumbered, cents(12_000_00));
    grant_by_college(&mut world, wanted_for(THIRD, "clothing", MOTHER, 500_01));
    let refusal = world.refuses(of(THIRD, commit(500_01)));
    assert_eq!(refusal.code(), "LIMIT_EXCEEDED", "but not where they do not");
}

#[test]
fn a_limit_is_overridden_for_hardship() {
    let mut world = world();
    world.promises(wanted_for(PROVISION, "training", MOTHER, 10_000_00));
    world.grants(wanted_for(SECOND, "training", MOTHER, 2_000_00));
    assert_eq!(world.refuses(of(SECOND, commit(2_000_00))), exceeded(10_000_00, 2_000_00));
    world.does(of(SECOND, override_rule(OverridableRule::Limit)));
    world.does(of(SECOND, commit(2_000_00)));
    assert_eq!(world.support().encumbered, cents(12_000_00));
}

#[test]
fn what_is_offered_once_is_offered_by_one_provision() {
    let mut world = world();
    world.promises(wanted_for(PROVISION, "restructuring", MOTHER, 6_000_00));
    world.does(of(PROVISION, release(1, 6_000_00)));
    grant_by_college(&mut world, wanted_for(SECOND, "restructuring", MOTHER, 1_000_00));
    let refusal = FundRefusal::AlreadyOffered { activity: activity("restructuring") };
    assert_eq!(
        world.refuses(of(SECOND, commit(1_000_00))),
        refusal.into(),
        "released or not, college or not"
    );
    world.does(of(PROVISION, commit(6_000_00)));
    world.does(of(SECOND, override_rule(OverridableRule::Limit)));
    world.does(of(SECOND, commit(1_000_00)));
    assert_eq!(world.support().encumbered, cents(7_000_00));
}

#[test]
fn a_limit_per_person_is_not_dodged_by_naming_nobody() {
    let mut world = world();
    let for_nobody = |provision, code: &str, amount| RequestProvision {
        activity: Some(activity(code)),
        person: None,
        need: None,
        ..wanted(provision, amount)
    };
    world.promises(wanted_for(PROVISION, "training", MOTHER, 10_000_00));
    world.grants(for_nobody(SECOND, "training", 1_000_00));
    let needed = FundRefusal::PersonNeeded { activity: activity("training") };
    assert_eq!(world.refuses(of(SECOND, commit(1_000_00))), needed.clone().into());
    world.does(of(SECOND, override_rule(OverridableRule::Limit)));
    assert_eq!(world.refuses(of(SECOND, commit(1_000_00))), needed.into());
    world.promises(for_nobody(THIRD, "clothing", 500_00));
}
