//! One history under way: takes turn after turn from the agenda, and gives what was submitted.

use jiff::{Timestamp, ToSpan as _};
use ledger::Submission;

use super::{
    Size, Submitted,
    accounting::Accounting,
    agenda::{Agenda, DAY, Turn, date, instant},
    chance::Chance,
    desk::{Counted, Desk},
    family::{Families, Then},
    money::{Grants, Treasury},
    programme::Programme,
};

/// A history under way.
pub(super) struct Making {
    size: Size,
    seed: u64,
    desk: Desk,
    agenda: Agenda,
    families: Families,
    grants: Grants,
    treasury: Treasury,
    accounting: Accounting,
    programme: Programme,
    /// How many households were reported.
    arrived: u32,
}

impl Making {
    pub(super) fn new(seed: u64, size: Size) -> Self {
        let mut agenda = Agenda::default();
        let treasury = Treasury::open(seed, size, &mut agenda);
        let accounting = Accounting::open(seed, size, treasury.funds(), &mut agenda);
        let programme = Programme::open(seed, size, &mut agenda);
        if size.households > 0 {
            agenda.add(instant(size.from, DAY / 2), Turn::Arrival);
        }
        let families = Families::new(size.households, treasury.funds());
        let (desk, grants) = (Desk::new(seed), Grants::default());
        Self { size, seed, desk, agenda, families, grants, treasury, accounting, programme, arrived: 0 }
    }

    pub(super) fn counted(&self) -> Counted {
        self.desk.counted()
    }

    /// Goes on until something is submitted; `None` when the last day is over.
    pub(super) fn next_submission(&mut self) -> Option<Submitted> {
        loop {
            let (at, turn) = self.agenda.next()?;
            if date(at) > self.size.to {
                return None;
            }
            if let Some(submission) = self.take(at, turn) {
                return Some(Submitted { at, submission });
            }
        }
    }

    fn take(&mut self, at: Timestamp, turn: Turn) -> Option<Submission> {
        match turn {
            Turn::Arrival => {
                self.arrive(at);
                None
            }
            Turn::Family(number, act) => {
                match self.families.act(at, number, act, &self.programme, &mut self.desk) {
                    Then::Nothing => None,
                    Then::Submitted(submission) => Some(submission),
                    Then::Requested(submission, grant) => {
                        self.grants.begin(at, grant, &mut self.agenda);
                        Some(submission)
                    }
                    Then::Noticed(who, domain, family) => {
                        let noticed = (who.as_str(), domain, Some(family));
                        self.programme.notice(at, noticed, &mut self.desk, &mut self.agenda)
                    }
                }
            }
            Turn::Provision(provision) => self.grants.act(at, provision, &mut self.desk, &mut self.agenda),
            Turn::Account(fund, year) => {
                self.accounting.act(at, (fund, year), &mut self.desk, &mut self.agenda)
            }
            Turn::Chore(chore) => self.programme.act(at, chore, &mut self.desk, &mut self.agenda),
            Turn::Errand(errand) => self.treasury.act(at, errand, &mut self.desk, &mut self.agenda),
        }
    }

    /// The next household comes, with all that is going to happen to it; then the one after it.
    fn arrive(&mut self, at: Timestamp) {
        let number = self.arrived;
        self.arrived += 1;
        let mut chance = Chance::of(self.seed, u64::from(number));
        let mut before = at;
        for (day, act) in self.families.arrive(at, number, &mut chance) {
            let on = date(at).saturating_add(i64::from(day).days());
            // Two acts of one day come in their order.
            before = instant(on, chance.between(0..=DAY - 1)).max(before + 60.seconds());
            self.agenda.add(before, Turn::Family(number, act));
        }
        if self.arrived < self.size.households {
            self.agenda.add(self.arrival(self.arrived).max(at), Turn::Arrival);
        }
    }

    /// Households come evenly between the first day and the last.
    fn arrival(&self, number: u32) -> Timestamp {
        let days = i64::from(self.size.from.until(self.size.to).expect("ordinary dates").get_days()).max(1);
        let seconds = days * i64::from(DAY) * i64::from(number) / i64::from(self.size.households);
        let (day, second) = (seconds / i64::from(DAY), seconds % i64::from(DAY));
        instant(self.size.from.saturating_add(day.days()), u32::try_from(second).expect("below a day"))
    }
}
