//! The caseload: spread in proportion, the same for the same seed, and in a year that can be.

use std::collections::{BTreeMap, HashSet};

use api::{google::r#type::Date as WireDate, v1};

use super::{
    dice::Dice,
    household::household,
    people::place,
    reach::{Ending, Reach},
    spread::{STRIDE, Spread},
    summary::bar,
};
use crate::demo::{bsn, command::Command, municipalities, tests::passes_the_test};

const SEED: u64 = 2021;

fn homes(seed: u64, households: u32) -> BTreeMap<String, u32> {
    let municipalities = municipalities::all().unwrap();
    let spread = Spread::new(&municipalities, seed);
    let mut homes = BTreeMap::new();
    for number in 0..households {
        *homes.entry(spread.home(number).key.clone()).or_default() += 1;
    }
    homes
}

#[test]
fn as_many_households_as_victims_are_spread_exactly_like_them() {
    let homes = homes(SEED, 44_949);
    for municipality in municipalities::all().unwrap() {
        let households = homes.get(&municipality.key).copied().unwrap_or(0);
        assert_eq!(households, municipality.reported_victims, "{}", municipality.name);
    }
}

#[test]
fn fewer_households_are_spread_in_proportion() {
    for (seed, households) in [(1, 50), (2, 500), (2021, 500), (3, 2_000)] {
        let homes = homes(seed, households);
        for municipality in municipalities::all().unwrap() {
            let has = i64::from(homes.get(&municipality.key).copied().unwrap_or(0));
            let share = i64::from(households) * i64::from(municipality.reported_victims);
            let off = (has * 44_949 - share).abs();
            assert!(off <= 2 * 44_949, "{households} households, of which {has} in {}", municipality.name);
        }
    }
}

#[test]
fn the_stride_comes_past_every_place() {
    let (mut a, mut b) = (STRIDE, 44_949);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    assert_eq!(a, 1, "the greatest common divisor");
}

#[test]
fn dice_fall_the_same_every_time_and_not_all_alike() {
    let dice = Dice::new(SEED, 7);
    assert_eq!(dice.between("a", 0..=1_000_000), Dice::new(SEED, 7).between("a", 0..=1_000_000));
    let throws: HashSet<_> =
        (0..100).map(|number| Dice::new(SEED, number).between("a", 0..=1_000_000)).collect();
    assert!(throws.len() > 95);
    assert_eq!(dice.between("one", 3..=3), 3);
    let sides: HashSet<_> = (0..200).map(|number| Dice::new(SEED, number).one_of("b", &[1, 2, 3])).collect();
    assert_eq!(sides, HashSet::from([1, 2, 3]));
    let weighed =
        (0..1_000).filter(|number| Dice::new(SEED, *number).weighed("c", &[(90, true), (10, false)]));
    assert!((850..950).contains(&weighed.count()));
}

#[test]
fn the_same_seed_gives_the_same_requests() {
    let municipalities = municipalities::all().unwrap();
    let spread = Spread::new(&municipalities, SEED);
    let sent = |seed, number| sent(&household(seed, number, &spread).requests);
    for number in 0..50 {
        assert_eq!(sent(SEED, number), sent(SEED, number));
        assert_ne!(sent(SEED, number), sent(SEED, number + 1));
        assert_ne!(sent(SEED, number), sent(SEED + 1, number));
    }
}

#[test]
fn a_life_is_told_in_order_and_in_2025() {
    let municipalities = municipalities::all().unwrap();
    let spread = Spread::new(&municipalities, SEED);
    let mut requests = HashSet::new();
    for number in 0..3_000 {
        let days: Vec<_> = sent(&household(SEED, number, &spread).requests)
            .into_iter()
            .map(|(request, WireDate { year, month, day })| {
                assert!(requests.insert(request), "household {number} uses a request id twice");
                (year, month, day)
            })
            .collect();
        assert!(days.is_sorted(), "household {number}: {days:?}");
        assert!(days.iter().all(|(year, _, _)| *year == 2025), "household {number}: {days:?}");
    }
}

#[test]
fn there_is_a_household_for_every_way_it_can_go() {
    let reached: HashSet<_> = (0..500).map(|number| Reach::of(Dice::new(SEED, number))).collect();
    let ways = [
        Reach::Found,
        Reach::Contacted,
        Reach::Intake,
        Reach::Planned,
        Reach::Supported,
        Reach::Aftercare,
        Reach::Ended(Ending::Completed),
        Reach::Ended(Ending::HandedOver),
        Reach::Ended(Ending::Transferred),
        Reach::Ended(Ending::Withdrawn),
        Reach::Ended(Ending::NotRecognised),
    ];
    assert_eq!(reached, HashSet::from(ways));
}

#[test]
fn no_two_persons_have_the_same_bsn() {
    let persons = (0..2_000).flat_map(|household| (0..6).map(move |person| (household, person)));
    let numbers: HashSet<_> =
        persons.map(|(household, person)| bsn::fictitious(place(SEED, household, person))).collect();
    assert_eq!(numbers.len(), 12_000);
    let last = place(SEED, super::MOST_HOUSEHOLDS - 1, 9) - place(SEED, 0, 0);
    assert!(last < bsn::COUNT, "the largest caseload has a BSN for everybody");
}

#[test]
fn the_longest_bar_is_full_and_the_shortest_can_be_seen() {
    assert_eq!((bar(500, 500), bar(1, 500), bar(0, 500), bar(0, 0)), (36, 1, 0, 0));
}

/// What is sent: the id and the day of each request.
fn sent(requests: &[Command]) -> Vec<(String, WireDate)> {
    requests.iter().map(|request| request.id_and_day()).collect()
}

#[test]
fn nobody_is_added_without_a_name_and_a_bsn() {
    let municipalities = municipalities::all().unwrap();
    let spread = Spread::new(&municipalities, SEED);
    let added = household(SEED, 3, &spread).requests.into_iter().filter_map(|request| match request {
        Command::AddMember(v1::AddMemberRequest { identity, .. }) => identity,
        _ => None,
    });
    for identity in added {
        assert!(!identity.name.is_empty() && passes_the_test(&identity.bsn));
    }
}
