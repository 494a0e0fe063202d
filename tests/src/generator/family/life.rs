//! The life of a household as chance has it: which acts, in which order, so many days after its report.

use std::ops::RangeInclusive;

use super::Act;
use crate::generator::chance::Chance;

/// How far a household gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Found,
    Contacted,
    Intake,
    Planned,
    Supported,
}

const REACHES: [(u32, Reach); 5] = [
    (13, Reach::Found),
    (12, Reach::Contacted),
    (13, Reach::Intake),
    (10, Reach::Planned),
    (52, Reach::Supported),
];

/// The acts of one household while they are thrown.
struct Diary<'a> {
    chance: &'a mut Chance,
    day: u32,
    acts: Vec<(u32, Act)>,
}

impl Diary<'_> {
    /// So many days later.
    fn after(&mut self, days: RangeInclusive<u32>, act: Act) {
        self.day += self.chance.between(days);
        self.acts.push((self.day, act));
    }

    /// So many days later, so many times in a hundred.
    fn perhaps(&mut self, percent: u32, days: RangeInclusive<u32>, act: Act) {
        if self.chance.happens(percent) {
            self.after(days, act);
        }
    }

    /// So many times.
    fn times(&mut self, times: RangeInclusive<u32>, days: RangeInclusive<u32>, act: Act) {
        for _ in 0..self.chance.between(times) {
            self.after(days.clone(), act);
        }
    }
}

/// A life.
pub(super) fn life(chance: &mut Chance) -> Vec<(u32, Act)> {
    let reach = chance.weighed(&REACHES);
    let mut diary = Diary { chance, day: 0, acts: vec![(0, Act::Report)] };
    found(&mut diary, reach);
    if reach >= Reach::Contacted {
        contacted(&mut diary);
    }
    if reach >= Reach::Intake {
        intake(&mut diary);
    }
    if reach >= Reach::Planned {
        planned(&mut diary);
    }
    if reach == Reach::Supported {
        supported(&mut diary);
    }
    ended(&mut diary, reach);
    stray(&mut diary);
    diary.acts
}

fn found(diary: &mut Diary<'_>, reach: Reach) {
    diary.times(1..=4, 0..=3, Act::Join);
    diary.perhaps(90, 0..=21, Act::Coordinator);
    let most = if reach == Reach::Found { 5 } else { 3 };
    diary.times(0..=most, 2..=20, Act::Attempt);
}

fn contacted(diary: &mut Diary<'_>) {
    diary.after(1..=20, Act::Contact);
    diary.perhaps(85, 0..=3, Act::Threat);
    diary.perhaps(12, 5..=60, Act::ThreatOver);
    diary.perhaps(30, 10..=90, Act::Status);
}

fn intake(diary: &mut Diary<'_>) {
    diary.after(3..=50, Act::FirstConversation);
    diary.times(1..=2, 0..=10, Act::Need);
    diary.perhaps(30, 1..=20, Act::NeedAnswered);
    diary.times(0..=1, 5..=20, Act::Intake);
    diary.perhaps(12, 5..=30, Act::ThreeWayTalk);
    diary.perhaps(15, 0..=5, Act::Consent);
    diary.perhaps(4, 20..=90, Act::NoConsent);
    diary.perhaps(8, 5..=30, Act::Refer);
    diary.perhaps(40, 1..=20, Act::Note);
}

fn planned(diary: &mut Diary<'_>) {
    diary.after(7..=60, Act::Plan);
    diary.perhaps(10, 5..=30, Act::Revise);
    diary.perhaps(85, 1..=21, Act::Agree);
    diary.perhaps(4, 1..=30, Act::Signal);
}

fn supported(diary: &mut Diary<'_>) {
    diary.after(3..=40, Act::Start);
    diary.perhaps(45, 1..=20, Act::Provision);
    diary.perhaps(25, 1..=30, Act::Start);
    diary.perhaps(15, 1..=20, Act::Coordinator);
    diary.perhaps(15, 1..=20, Act::Debt);
    diary.perhaps(10, 30..=120, Act::Debt);
    diary.perhaps(8, 10..=60, Act::Details);
    diary.perhaps(5, 10..=60, Act::Leave);
    diary.perhaps(5, 1..=30, Act::Join);
    diary.perhaps(6, 5..=60, Act::Override);
    diary.perhaps(80, 10..=120, Act::Complete);
    diary.perhaps(10, 10..=60, Act::Stop);
    diary.perhaps(8, 1..=20, Act::Provision);
    diary.times(0..=2, 10..=60, Act::Note);
    diary.perhaps(60, 5..=60, Act::NeedClosed);
    diary.perhaps(20, 5..=60, Act::NeedClosed);
    diary.perhaps(6, 5..=30, Act::DebtExit);
    diary.perhaps(30, 5..=60, Act::Aftercare);
}

fn ended(diary: &mut Diary<'_>, reach: Reach) {
    if diary.chance.happens(7) {
        diary.after(20..=120, Act::Rejection);
        diary.perhaps(60, 10..=50, Act::End);
        return;
    }
    let percent = match reach {
        Reach::Found => 25,
        Reach::Contacted => 40,
        Reach::Intake | Reach::Planned => 15,
        Reach::Supported => 70,
    };
    if diary.chance.happens(percent) {
        let end = diary.chance.weighed(&[(80, Act::End), (12, Act::HandOver), (8, Act::Transfer)]);
        diary.after(10..=120, end);
        if diary.chance.happens(6) {
            diary.after(20..=200, Act::Resume);
            diary.after(1..=30, Act::Note);
            diary.perhaps(50, 20..=120, Act::End);
        }
    }
}

/// Something that comes out of its order: the five steps are indicative.
fn stray(diary: &mut Diary<'_>) {
    if diary.chance.happens(15) {
        let act = diary.chance.one_of(&Act::ANY);
        let place = diary.chance.between(0..=u32::try_from(diary.acts.len()).expect("a short list") - 1);
        let day = diary.acts[place as usize].0;
        diary.acts.insert(place as usize + 1, (day, act));
    }
}
