//! One household of the caseload: who it is, how far it gets, and the requests that tell it.

use super::{
    contact, diary::Diary, dice::Dice, ending, finding, intake, plan, reach::Reach, spread::Spread, support,
};
use crate::demo::{command::Command, ids, municipalities::Municipality};

/// A household.
pub(super) struct Household<'a> {
    /// Where it lives.
    pub(super) home: &'a Municipality,
    /// How far it is.
    pub(super) reach: Reach,
    /// Everything that happened to it, in its order.
    pub(super) requests: Vec<Command>,
}

/// The household with a number in the caseload with a seed: the same one every time.
pub(super) fn household<'a>(seed: u64, number: u32, spread: &Spread<'a>) -> Household<'a> {
    let dice = Dice::new(seed, number);
    let (home, reach) = (spread.home(number), Reach::of(dice));
    let id = ids::of(&format!("caseload/{seed}/{number}"));
    let mut diary = Diary::new(dice, id, home);
    live(&mut diary, seed, number, reach);
    Household { home, reach, requests: diary.into_requests() }
}

/// What happens to it, step by step, as far as it gets.
fn live(diary: &mut Diary<'_>, seed: u64, number: u32, reach: Reach) {
    finding::happens(diary, seed, number);
    contact::attempts(diary);
    if reach.steps() >= 2 {
        contact::happens(diary, reach);
    }
    let needs = if reach.steps() >= 3 { intake::happens(diary) } else { vec![] };
    let measures = if reach.steps() >= 4 { plan::happens(diary, &needs, reach) } else { vec![] };
    if reach.steps() >= 5 {
        support::happens(diary, &needs, &measures, reach);
    }
    ending::happens(diary, reach);
}
