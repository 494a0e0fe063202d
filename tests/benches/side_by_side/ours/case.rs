//! A household of workload (b): what is going to happen to it, in the proportions of the histories of the tests.

use std::{
    collections::VecDeque,
    ops::RangeInclusive,
    sync::atomic::{AtomicU32, Ordering},
};

use domain::ids::{FundId, GoalId, HouseholdId, MeasureId, NeedId, PersonId, ProvisionId};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use stories::Officer;

use super::{ids::new_id, terms::voters};

/// One thing that happens, by one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Report,
    /// The member with this number joins.
    Join(usize),
    Coordinator,
    Attempt,
    Contact,
    Threat,
    FirstConversation,
    Intake,
    /// The need with this number is recorded.
    Need(usize),
    Plan,
    Agree,
    Start,
    Request,
    PutToVote,
    /// The voter with this number votes.
    Vote(usize),
    Decide,
    Notify,
    Commit,
    State,
    Invoice,
    Order,
    Complete,
    CloseNeed,
    Note,
    End,
}

/// From the request of a provision to the order of its payment.
pub(super) const PROVISION: [Deed; 11] = [
    Deed::Request,
    Deed::PutToVote,
    Deed::Vote(0),
    Deed::Vote(1),
    Deed::Vote(2),
    Deed::Decide,
    Deed::Notify,
    Deed::Commit,
    Deed::State,
    Deed::Invoice,
    Deed::Order,
];

/// How far a household gets, with how often.
const REACHES: [u32; 5] = [13, 12, 13, 10, 52];
/// What a provision costs in euros, with how often.
const EUROS: [(u32, RangeInclusive<i64>); 4] =
    [(50, 40..=400), (35, 400..=2_000), (12, 2_000..=5_000), (3, 5_001..=9_999)];

/// A member of a household.
pub(super) struct Member {
    pub(super) person: PersonId,
    /// Whether the vault is to know who it is.
    pub(super) bsn: Option<String>,
}

/// A household, and what is asked for it.
pub(super) struct Case {
    pub(super) household: HouseholdId,
    pub(super) members: Vec<Member>,
    pub(super) needs: [NeedId; 2],
    pub(super) goal: GoalId,
    pub(super) measure: MeasureId,
    pub(super) provision: ProvisionId,
    pub(super) fund: FundId,
    /// What the provision costs.
    pub(super) cents: i64,
    /// Whether it has a plan of which nothing is left under way.
    pub(super) completed: bool,
    /// What is voted on, once somebody looked.
    pub(super) subject: Option<String>,
}

impl Case {
    /// A household whose provision costs this much, from this fund.
    pub(super) fn new(household: HouseholdId, fund: FundId, cents: i64) -> Self {
        Self {
            household,
            members: vec![],
            needs: [(); 2].map(|()| NeedId::new(new_id())),
            goal: GoalId::new(new_id()),
            measure: MeasureId::new(new_id()),
            provision: ProvisionId::new(new_id()),
            fund,
            cents,
            completed: false,
            subject: None,
        }
    }

    /// The household with this number, and all that is going to happen to it.
    pub(super) fn thrown(number: u64, funds: &[FundId]) -> (Self, VecDeque<Deed>) {
        let mut chance = StdRng::seed_from_u64(number);
        let fund = funds[chance.random_range(0..funds.len())];
        let euros = weighed(&mut chance, &EUROS);
        let cents = chance.random_range(euros) * 100;
        let mut case = Self::new(HouseholdId::new(new_id()), fund, cents);
        let mut diary = Diary { chance, deeds: VecDeque::from([Deed::Report]) };
        diary.lives(&mut case);
        (case, diary.deeds)
    }

    /// The member of whom most is told.
    pub(super) fn first(&self) -> PersonId {
        self.members[0].person
    }

    /// Who votes in this place.
    pub(super) fn voter(&self, place: usize) -> Officer {
        voters(self.cents)[place]
    }
}

/// What happens to one household, while it is thrown.
struct Diary {
    chance: StdRng,
    deeds: VecDeque<Deed>,
}

impl Diary {
    fn perhaps(&mut self, percent: u32, deed: Deed) {
        if self.chance.random_ratio(percent, 100) {
            self.deeds.push_back(deed);
        }
    }

    fn times(&mut self, times: RangeInclusive<usize>, deed: impl Fn(usize) -> Deed) -> usize {
        let times = self.chance.random_range(times);
        self.deeds.extend((0..times).map(deed));
        times
    }

    fn lives(&mut self, case: &mut Case) {
        let reach = weighed(&mut self.chance, &[0, 1, 2, 3, 4].map(|reach| (REACHES[reach], reach)));
        let members = self.times(1..=4, Deed::Join);
        for _ in 0..members {
            let bsn = self.chance.random_ratio(85, 100).then(next_bsn);
            case.members.push(Member { person: PersonId::new(new_id()), bsn });
        }
        self.perhaps(90, Deed::Coordinator);
        self.times(0..=if reach == 0 { 5 } else { 3 }, |_| Deed::Attempt);
        if reach >= 1 {
            self.deeds.push_back(Deed::Contact);
            self.perhaps(85, Deed::Threat);
        }
        let needs = if reach >= 2 { self.intake() } else { 0 };
        if reach >= 3 {
            self.deeds.push_back(Deed::Plan);
            self.perhaps(if reach == 4 { 100 } else { 85 }, Deed::Agree);
        }
        case.completed = match reach {
            4 => self.supported(needs),
            reach => reach == 3,
        };
        self.perhaps([25, 40, 15, 15, 70][reach], Deed::End);
    }

    fn intake(&mut self) -> usize {
        self.deeds.push_back(Deed::FirstConversation);
        let needs = self.times(1..=2, Deed::Need);
        self.perhaps(50, Deed::Intake);
        self.perhaps(40, Deed::Note);
        needs
    }

    /// Whether the measure was completed.
    fn supported(&mut self, needs: usize) -> bool {
        self.deeds.push_back(Deed::Start);
        if self.chance.random_ratio(53, 100) {
            self.deeds.extend(PROVISION);
        }
        let completed = self.chance.random_ratio(80, 100);
        self.deeds.extend(completed.then_some(Deed::Complete));
        self.times(0..=2, |_| Deed::Note);
        if needs > 0 {
            self.perhaps(60, Deed::CloseNeed);
        }
        completed
    }
}

/// One of these, each as likely as its weight.
fn weighed<T: Clone>(chance: &mut StdRng, of: &[(u32, T)]) -> T {
    let mut thrown = chance.random_range(0..of.iter().map(|(weight, _)| weight).sum());
    for (weight, one) in of {
        match thrown.checked_sub(*weight) {
            Some(left) => thrown = left,
            None => return one.clone(),
        }
    }
    unreachable!("the throw is below the sum of the weights")
}

/// A BSN nobody had before: nine digits that pass the 11-test.
fn next_bsn() -> String {
    static GIVEN: AtomicU32 = AtomicU32::new(10_000_000);
    loop {
        let digits = format!("{:08}", GIVEN.fetch_add(1, Ordering::Relaxed));
        let sum: u32 = digits
            .bytes()
            .zip([9, 8, 7, 6, 5, 4, 3, 2])
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        // The ninth digit counts as -1; ten is no digit.
        if sum % 11 < 10 {
            return format!("{digits}{}", sum % 11);
        }
    }
}
