//! A question: one of the wishes, and dice for whatever it leaves open.
//!
//! Low dice are the ordinary case, so that a history that fails shrinks to an ordinary one: the right officer, the
//! whole amount, today.

use domain::Fact;
use domain::fund::Duty;
use domain::ids::HouseholdId;
use domain::money::Amount;
use jiff::ToSpan;
use proptest::prelude::*;

use super::super::given::*;
use super::scene::{CAST, HOUSEHOLDS, PROVISIONS, usually};
use super::wishes::WISHES;

/// Amounts at which something begins or ends: a cent, the bands, the limits.
const EDGES: [i64; 8] = [1, 500_00, 640_00, 1_000_00, 1_000_01, 5_000_00, 5_000_01, 10_000_01];

/// Something to ask, as numbers.
#[derive(Debug, Clone)]
pub(super) struct Question {
    wish: usize,
    dice: [u8; 16],
}

pub(super) fn question() -> impl Strategy<Value = Question> {
    let weighted = WISHES.iter().enumerate().flat_map(|(wish, (weight, _))| vec![wish; *weight]);
    let wish = prop::sample::select(weighted.collect::<Vec<_>>());
    (wish, prop::array::uniform16(any::<u8>())).prop_map(|(wish, dice)| Question { wish, dice })
}

/// What an ordinary provision takes from the request to the booking at the bank.
pub(super) const WHOLE_WAY: u8 = 12;

impl Question {
    /// What is next of a provision, in the most ordinary way.
    pub(super) fn ordinary(provision: u8) -> Self {
        Self {
            wish: 0,
            dice: [[provision].as_slice(), &[0; 15]].concat().try_into().expect("it has sixteen dice"),
        }
    }

    pub(super) fn wish(&self) -> super::wishes::Wish {
        WISHES[self.wish].1
    }

    /// One of so many, by a die.
    pub(super) fn die(&self, place: usize, sides: usize) -> usize {
        usize::from(self.dice[place]) % sides
    }

    /// One of these, by a die.
    pub(super) fn one<T: Clone>(&self, place: usize, of: &[T]) -> T {
        of[self.die(place, of.len())].clone()
    }

    /// Something that happens seldom: once in so many times.
    pub(super) fn seldom(&self, place: usize, once_in: usize) -> bool {
        usize::from(self.dice[place]) * once_in >= 256 * (once_in - 1)
    }

    pub(super) fn provision(&self) -> ProvisionId {
        self.one(0, &PROVISIONS)
    }

    pub(super) fn household(&self) -> HouseholdId {
        self.one(0, &HOUSEHOLDS)
    }

    /// Days that pass before it is asked.
    pub(super) fn days(&self) -> i32 {
        match self.dice[1] {
            0..200 => 0,
            200..244 => 1,
            244..254 => 3,
            _ => 12,
        }
    }

    /// Mostly today; sometimes before, seldom tomorrow. By whom mostly does that duty, or by anybody.
    pub(super) fn fact(&self, duty: Duty, today: Date) -> Fact {
        let officer = match self.seldom(2, 9) {
            true => CAST[self.die(3, CAST.len())].0,
            false => usually(duty)[usize::from(self.dice[3] >= 160)],
        };
        self.fact_by(officer_called(officer), today)
    }

    /// By anybody: it is nobody's duty of its own.
    pub(super) fn fact_by_anybody(&self, today: Date) -> Fact {
        self.fact_by(officer_called(self.one(3, &CAST).0), today)
    }

    pub(super) fn fact_by(&self, by: OfficerId, today: Date) -> Fact {
        let days = match self.dice[4] {
            0..232 => 0,
            232..240 => -1,
            240..252 => -i32::from(self.dice[5] % 60),
            _ => 1,
        };
        Fact { on: today.saturating_add(days.days()), today, by }
    }

    /// Mostly the whole of what is natural, or half of it; sometimes a cent beside it, or what is natural elsewhere.
    pub(super) fn amount(&self, natural: i64) -> Amount {
        let amount = match self.dice[6] {
            0..130 => natural,
            130..190 => natural / 2,
            190..206 => natural - 1,
            206..222 => natural + 1,
            _ => self.one(7, &EDGES),
        };
        eur(amount.max(1))
    }
}
