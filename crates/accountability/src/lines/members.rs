//! A household as of a moment: who belongs to it, on which ground, and until when new cost counts after a rejection.

use std::collections::{BTreeSet, HashMap};

use domain::fund::FundTerms;
use domain::household::{Course, Ground, Term};
use domain::ids::PersonId;
use domain::money::{AccountingYear, EuroCents};
use jiff::civil::Date;

use domain::account::LineId;

use super::placeholder;
use super::scope::Scope;
use crate::facts::{Happened, HouseholdFacts, What};
use crate::line::{Counted, Line, LineKind, Standing};

/// A household as of a moment.
#[derive(Debug)]
pub(super) struct House<'a> {
    pub facts: &'a HouseholdFacts,
    pub scope: &'a Scope<'a>,
    /// Everybody who belonged to it at any time, with the grounds of that.
    grounds: HashMap<PersonId, BTreeSet<Ground>>,
    /// The grounds of all of them.
    all_grounds: BTreeSet<Ground>,
    /// Where a person first agreed to the plan.
    first_agreed: HashMap<PersonId, u64>,
    /// All agreements to the plan, ascending; also those dated after the moment, which displace what is first by then.
    agreed_at: Vec<u64>,
    /// The events about members: what eligibility rests on.
    pub members_at: Vec<u64>,
    /// Its course, when anybody was ever rejected.
    course: Option<Course>,
}

impl<'a> House<'a> {
    pub(super) fn of(facts: &'a HouseholdFacts, scope: &'a Scope<'a>) -> Self {
        let mut house = Self {
            facts,
            scope,
            grounds: HashMap::new(),
            all_grounds: BTreeSet::new(),
            first_agreed: HashMap::new(),
            agreed_at: Vec::new(),
            members_at: Vec::new(),
            course: None,
        };
        for fact in house.known().filter(|fact| fact.what.is_about_members()) {
            house.members_at.push(fact.at);
            if let What::Joined { person, ground, .. } = fact.what {
                house.grounds.entry(person).or_default().insert(ground);
                house.all_grounds.insert(ground);
            }
        }
        for fact in facts.happened.iter().filter(|fact| fact.at < scope.below) {
            let What::Agreed { persons } = &fact.what else { continue };
            house.agreed_at.push(fact.at);
            if scope.knows(fact.at, fact.on) {
                persons.iter().for_each(|person| {
                    house.first_agreed.entry(*person).or_insert(fact.at);
                });
            }
        }
        house.course = placeholder::course_if_rejected(&house.known().collect::<Vec<_>>());
        house
    }

    /// The facts that count as of the moment, in the order of the ledger.
    pub(super) fn known(&self) -> impl Iterator<Item = &'a Happened> + use<'a> {
        let scope = *self.scope;
        self.facts.happened.iter().filter(move |fact| scope.knows(fact.at, fact.on))
    }

    /// Whether one of these persons, or anybody of the household when none is named, has a ground that the terms ask for.
    /// Family is supported through a victim (Wht 2.21): it counts only where somebody of the household has, or had, one of
    /// the other grounds that the terms ask for. Terms that ask for none are for anybody.
    pub(super) fn is_eligible(&self, terms: &FundTerms, persons: Option<&[PersonId]>) -> bool {
        let asked = |ground: &Ground| terms.eligible.contains(ground);
        let has_victim =
            self.all_grounds.iter().any(|ground| *ground != Ground::FamilyMember && asked(ground));
        let is_one =
            |person: &PersonId| self.grounds.get(person).is_some_and(|grounds| grounds.iter().any(asked));
        terms.eligible.is_empty() || has_victim && persons.is_none_or(|persons| persons.iter().any(is_one))
    }

    /// Where a person first agreed to the plan of the household, of what is known. A later version is the same plan (I); first
    /// is by position, also when that is dated later.
    pub(super) fn first_agreed(&self, person: PersonId) -> Option<u64> {
        self.first_agreed.get(&person).copied()
    }

    /// What says that somebody agreed for the first time: the agreements of the household before, of whatever day. One dated
    /// later takes the place of this line once that day has come, and then this line's correction rests on it.
    pub(super) fn agreed_before(&self, at: u64) -> &[u64] {
        &self.agreed_at[..self.agreed_at.partition_point(|one| *one < at)]
    }

    /// Whether a day is more than 30 days after the municipality was told that nobody of the household is a victim
    /// (Wht 2.21), and after any day until which that term was overridden (Wht 9.1).
    pub(super) fn is_after_rejection(&self, on: Date) -> bool {
        let term = self.course.as_ref().and_then(|course| course.term_on(Term::AfterRejection, on));
        term.is_some_and(|term| on > term.due)
    }

    /// A line about the household that counts and is worth nothing yet.
    pub(super) fn line(&self, id: LineId, counts: Counted, concerns: AccountingYear, on: Date) -> Line {
        Line {
            id,
            fund: self.scope.fund.fund,
            counts,
            component: None,
            year: concerns,
            concerns,
            on,
            household: Some(self.facts.household),
            person: None,
            kind: LineKind::Count,
            amount: EuroCents::ZERO,
            standing: Standing::Counted,
            rests_on: vec![id.position],
        }
    }
}
