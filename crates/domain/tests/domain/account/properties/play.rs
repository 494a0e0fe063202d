//! A random history as it is played: the world, what the model knows beside it, and what is asked next.
//!
//! Mostly what leads on is asked, by who usually does it; now and then anything, by anybody, on any day.

use std::collections::{BTreeMap, BTreeSet};

use domain::account::*;
use domain::fund::{AllocateBudget, CloseFund, CloseYear, OpenFund};
use domain::ids::AccountId;
use domain::money::AccountingYear;
use domain::{BookCommand, BookId, Fact, Refusal};
use jiff::ToSpan;
use proptest::prelude::*;

use super::super::given::*;
use super::known::Known;
use crate::fund::given::{encumber, eur, leg, release, support, terms};
use crate::world::World;

pub(super) const YEARS: [i16; 4] = [2025, 2026, 2027, 2028];
const OFFICERS: [&str; 5] = ["reporter", "accountant", "treasurer", "controller", "second-accountant"];

/// Something to ask, as numbers: low ones are the ordinary case.
#[derive(Debug, Clone)]
pub(super) struct Question {
    wish: u8,
    dice: [u8; 8],
}

pub(super) fn question() -> impl Strategy<Value = Question> {
    (any::<u8>(), prop::array::uniform8(any::<u8>())).prop_map(|(wish, dice)| Question { wish, dice })
}

impl Question {
    fn seldom(&self, place: usize, once_in: usize) -> bool {
        usize::from(self.dice[place]) * once_in >= 256 * (once_in - 1)
    }

    fn one<T: Clone>(&self, place: usize, of: &[T]) -> T {
        of[usize::from(self.dice[place]) % of.len()].clone()
    }
}

pub(super) struct Play {
    /// The first year that is accounted for in the ordinary way; those before were accounted for elsewhere.
    first: i16,
    pub(super) world: World,
    today: Date,
    pub(super) known: BTreeMap<AccountingYear, Known>,
    pub(super) closed_years: BTreeSet<AccountingYear>,
    pub(super) fund_closed: bool,
    pub(super) promised: i64,
    pub(super) reached: BTreeMap<&'static str, usize>,
}

impl Play {
    pub(super) fn begin(first: i16) -> Self {
        let mut play = Self {
            first,
            world: World::default(),
            today: date(2025, 11, 1),
            known: BTreeMap::new(),
            closed_years: BTreeSet::new(),
            fund_closed: false,
            promised: 0,
            reached: BTreeMap::new(),
        };
        let fact = || Fact { on: OPENING_DAY, today: OPENING_DAY, by: officer_called("budget-holder") };
        let opening = OpenFund { fact: fact(), terms: terms() };
        let budget = AllocateBudget { fact: fact(), line: support(), amount: eur(1_000) };
        play.world.tell(BookId::Fund(FUND), opening).expect("a history begins well");
        play.world.tell(BookId::Fund(FUND), budget).expect("a history begins well");
        play
    }

    pub(super) fn ask(&mut self, question: &Question) {
        self.today =
            self.today.saturating_add(i32::from(question.dice[0] % 64).days()).min(date(2029, 12, 1));
        let (id, command) = self.wish(question);
        let before = self.world.clone();
        match self.world.tell(id, command) {
            Ok(recorded) => {
                assert!(recorded > 0);
                let events = self.world.events[before.events.len()..].to_vec();
                events.iter().for_each(|(_, event)| self.judge(event));
            }
            Err(refusal) => {
                assert_eq!(self.world, before, "{} left something", refusal.code());
                if let Refusal::Account(AccountRefusal::DraftBelowAccount { position, .. }) = refusal {
                    assert!(position < self.size(), "a draft from the whole ledger was refused");
                }
                *self.reached.entry(refusal.code()).or_default() += 1;
            }
        }
    }

    pub(super) fn size(&self) -> u64 {
        u64::try_from(self.world.events.len()).expect("histories are short")
    }

    pub(super) fn known(&self, year: AccountingYear) -> Known {
        self.known.get(&year).cloned().unwrap_or_default()
    }

    /// Mostly what leads on with the first account that is not submitted, sometimes anything with any.
    fn wish(&self, q: &Question) -> (BookId, BookCommand) {
        let of = |number: &&i16| **number >= self.first && self.known(year(**number)).submitted.is_none();
        let next = YEARS.iter().find(of).copied().unwrap_or(2028);
        let of_year = year(if q.seldom(1, 4) { q.one(2, &YEARS) } else { next });
        let known = self.known(of_year);
        let drafted = known.draft.as_ref().map_or(0, |draft| draft.draft);
        let id = BookId::Account(AccountId::of(FUND, of_year));
        let numbered = if q.seldom(3, 10) { drafted.saturating_sub(1) } else { drafted };
        let what = match q.wish {
            0..160 => self.leads_on(&known, q),
            160..176 => q.dice[7],
            what => what,
        };
        let command: AccountCommand = match what {
            0..40 => OpenAccount { fact: self.fact(q, 0), year: of_year, ..open() }.into(),
            40..80 => self.drafting(q, of_year, &known).into(),
            80..110 => CertifyAccount { fact: self.fact(q, 1), draft: numbered }.into(),
            110..140 => SubmitAccount { fact: self.fact(q, 2), draft: numbered }.into(),
            140..176 => CloseAccount { fact: self.fact(q, 2), settled: cents(i64::from(q.dice[7])) }.into(),
            176..196 => {
                MarkLine { fact: self.fact(q, 1), ..mark(q.one(6, &[LINE, OTHER_LINE]), Finding::Error) }
                    .into()
            }
            196..208 => ClearMark { fact: self.fact(q, 1), line: q.one(6, &[LINE, OTHER_LINE]) }.into(),
            208..218 => AdoptIndicatorSet { fact: self.fact(q, 0), ..adopt(1 + q.dice[6] % 3) }.into(),
            218..236 => self.drafting(q, of_year, &known).into(),
            what => return (BookId::Fund(FUND), self.of_the_fund(q, what)),
        };
        (id, command.into())
    }

    /// The next step of an account, by its place in [`Self::wish`].
    fn leads_on(&self, known: &Known, q: &Question) -> u8 {
        match (&known.set, known.draft.as_ref().filter(|_| !known.changed), known.certified, &known.submitted)
        {
            (None, ..) => 0,
            (_, None, ..) => 40,
            (_, _, false, _) => 80,
            (.., None) => q.one(7, &[110, 110, 110, 40, 80, 176, 208]),
            (.., Some(_)) => q.one(7, &[140, 0, 110]),
        }
    }

    fn of_the_fund(&self, q: &Question, what: u8) -> BookCommand {
        let fact = self.fact(q, 2);
        let open = YEARS.into_iter().find(|number| !self.closed_years.contains(&year(*number)));
        let number = open.filter(|_| !q.seldom(3, 6)).unwrap_or_else(|| q.one(2, &YEARS));
        match (what, q.dice[6] % 8) {
            (236..242, _) if self.promised == 0 => BookCommand::Fund(leg(encumber(support(), 7))),
            (236..250, _) if self.promised > 0 => BookCommand::Fund(leg(release(support(), 7))),
            (_, 0) => CloseFund { fact }.into(),
            _ => CloseYear { fact, year: year(number) }.into(),
        }
    }

    /// Mostly today, by who usually does it.
    fn fact(&self, q: &Question, usual: usize) -> Fact {
        let by = if q.seldom(4, 8) { q.one(5, &OFFICERS) } else { OFFICERS[usual] };
        let days = match q.dice[5] {
            0..236 => 0,
            236..250 => -i32::from(q.dice[4] % 80),
            _ => 1,
        };
        Fact { on: self.today.saturating_add(days.days()), today: self.today, by: officer_called(by) }
    }

    fn drafting(&self, q: &Question, of_year: AccountingYear, known: &Known) -> DraftAccount {
        let adopted = known.set.clone().unwrap_or_else(|| set(1));
        let indicators = if q.seldom(3, 20) { set(3) } else { adopted };
        let last = date(of_year.number(), 12, 31);
        let pin = Pin {
            position: if q.seldom(6, 12) { self.size() / 2 } else { self.size() },
            effective_on: if q.seldom(7, 12) {
                q.one(2, &[last.saturating_sub(1.days()), last.saturating_add(1.days())])
            } else {
                last
            },
            indicators: indicators.sha256().clone(),
            final_account: if q.seldom(2, 5) { FinalAccount::Yes } else { FinalAccount::No },
            ..pin(1)
        };
        let report = hash_of(&format!("report of {}", self.size()));
        DraftAccount { fact: self.fact(q, 0), pin, report }
    }
}
