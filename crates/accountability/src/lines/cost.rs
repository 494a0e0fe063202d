//! Actual cost: what was delivered and what makes it less, on an accrual basis.
//!
//! Cost belongs to the year of delivery, not of payment (domain facts, section 3). Cost of a component at norm is drawn
//! up too and left out, so that nothing that was spent is out of sight.

use std::collections::HashMap;

use domain::account::LineId;
use domain::fund::{CollegeMay, CountUnit, LimitCheck, Mandate, Method};
use domain::ids::ComponentCode;
use domain::money::{AccountingYear, EuroCents};
use jiff::civil::Date;

use super::candidate::{Candidate, Hold, LimitOf, Limited, rest};
use super::eligible::{Asked, standing};
use super::members::House;
use super::scope::Rules;
use super::years::{within, year_of};
use crate::facts::{ProvisionFacts, Spent, SpentWhat};
use crate::line::{Counted, LeftOut, Line, LineKind, Standing};

/// A provision as of a moment.
struct Provision<'a> {
    facts: &'a ProvisionFacts,
    known: Vec<&'a Spent>,
    /// The commitments by number; of two with one number the first.
    promises: HashMap<u16, Promise>,
    first_promise: Option<Promise>,
    /// The positions of the commitments, ascending.
    promised_at: Vec<u64>,
    /// The performance statements by number, each with its position and its commitment; of two the first.
    statements: HashMap<u16, (u64, u16)>,
}

/// How money was promised, as far as lines look at it.
#[derive(Clone, Copy)]
struct Promise {
    on: Date,
    mandate: Mandate,
    limit: LimitCheck,
}

/// An amount of cost, or of what makes it less.
struct Amount<'a> {
    fact: &'a Spent,
    part: u16,
    component: &'a ComponentCode,
    kind: LineKind,
    /// Euro cents; less than nothing for what makes cost less.
    amount: EuroCents,
    concerns: AccountingYear,
    on: Date,
    /// The day of delivery, for cost that was delivered.
    performed_on: Option<Date>,
    promise: Option<Promise>,
    /// Another event of the provision it is about.
    about: Option<u64>,
}

/// The cost of the household's provisions from the fund.
pub(super) fn candidates(house: &House<'_>, candidates: &mut Vec<Candidate>) {
    let scope = house.scope;
    let of_fund =
        |one: &&ProvisionFacts| one.requested.fund == scope.fund.fund && one.requested.at < scope.below;
    for facts in house.facts.provisions.values().filter(of_fund) {
        let provision = Provision::below(scope.below, facts);
        for fact in &provision.known {
            let amounts = provision.amounts(fact).into_iter().filter(|one| one.on <= scope.effective_on);
            candidates.extend(amounts.filter_map(|amount| provision.candidate(house, &amount)));
        }
    }
}

impl<'a> Provision<'a> {
    fn below(below: u64, facts: &'a ProvisionFacts) -> Self {
        let (mut promises, mut first_promise, mut promised_at) = (HashMap::new(), None, Vec::new());
        let mut statements = HashMap::new();
        let known: Vec<_> = facts.spent.iter().filter(|fact| fact.at < below).collect();
        for fact in &known {
            match fact.what {
                SpentWhat::Committed { commitment, mandate, limit } => {
                    let promise = Promise { on: fact.on, mandate, limit };
                    promises.entry(commitment).or_insert(promise);
                    first_promise.get_or_insert(promise);
                    promised_at.push(fact.at);
                }
                SpentWhat::Stated { statement, commitment, .. } => {
                    statements.entry(statement).or_insert((fact.at, commitment));
                }
                _ => {}
            }
        }
        Self { facts, known, promises, first_promise, promised_at, statements }
    }

    /// What an event is worth, and where:
    ///
    /// - a performance statement counts in the year of delivery;
    /// - a correction of it by the difference, in the same year;
    /// - compensable VAT less, in the year of the invoice's date: VAT falls due with the invoice, and comes from the
    ///   BTW-compensatiefonds (I);
    /// - a payment moved to another line of the budget less on the old component and year, more on the new (I: the line
    ///   the officer names is believed, whatever year it was delivered in);
    /// - money that came back less on the line it was paid on.
    ///
    /// The last two count as of a day in the year they name, whenever that year was still open: what is put right in January
    /// about the year before belongs to it (I). Otherwise it would be in no account.
    fn amounts(&self, fact: &'a Spent) -> Vec<Amount<'a>> {
        let own = &self.facts.requested.component;
        let of = |component, kind, amount, on: Date| Amount {
            fact,
            part: 0,
            component,
            kind,
            amount,
            concerns: year_of(on),
            on,
            performed_on: None,
            promise: self.promise(None),
            about: None,
        };
        match &fact.what {
            SpentWhat::Committed { .. } => Vec::new(),
            SpentWhat::Stated { commitment, performed_on, amount, .. } => vec![Amount {
                performed_on: Some(*performed_on),
                promise: self.promise(Some(*commitment)),
                ..of(own, LineKind::Actual, *amount, *performed_on)
            }],
            SpentWhat::Corrected { statement, was, amount, corrects } => {
                let difference = EuroCents::new(amount.cents().saturating_sub(was.cents()));
                let (about, commitment) = self.statement(*statement).unzip();
                vec![Amount {
                    performed_on: Some(*corrects),
                    promise: self.promise(commitment),
                    about,
                    ..of(own, LineKind::Correction, difference, *corrects)
                }]
            }
            SpentWhat::CompensableVat { amount, .. } if *amount == EuroCents::ZERO => Vec::new(),
            SpentWhat::CompensableVat { invoice_date, amount } => {
                vec![of(own, LineKind::CompensableVat, less(*amount), *invoice_date)]
            }
            SpentWhat::Moved { from, to, amount } => {
                let line = |line: &'a domain::money::BudgetLine, part, amount| Amount {
                    part,
                    concerns: line.year,
                    ..of(&line.component, LineKind::Reclassification, amount, within(line.year, fact.on))
                };
                vec![line(from, 0, less(*amount)), line(to, 1, *amount)]
            }
            SpentWhat::Recovered { line, amount } => vec![Amount {
                concerns: line.year,
                ..of(&line.component, LineKind::Recovery, less(*amount), within(line.year, fact.on))
            }],
        }
    }

    /// The commitment with this number; the first when none is named.
    fn promise(&self, number: Option<u16>) -> Option<Promise> {
        number.map_or(self.first_promise, |number| self.promises.get(&number).copied())
    }

    /// The position of a performance statement, and its commitment.
    fn statement(&self, number: u16) -> Option<(u64, u16)> {
        self.statements.get(&number).copied()
    }

    fn candidate(&self, house: &House<'_>, amount: &Amount<'_>) -> Option<Candidate> {
        let rules = house.scope.rules(amount.concerns)?;
        let id = LineId { position: amount.fact.at, part: amount.part };
        let mut line = house.line(id, Counted::Cost, amount.concerns, amount.on);
        line.component = Some(amount.component.clone());
        line.person = self.facts.requested.person;
        (line.kind, line.amount) = (amount.kind, amount.amount);
        line.standing = self.standing(house, &rules, amount);
        let commitments = self.promised_at.iter().copied();
        let own = [self.facts.requested.at].into_iter().chain(amount.about);
        rest(&mut line.rests_on, commitments.chain(own).chain(house.members_at.iter().copied()));
        let limited = self.limited(&rules, amount, &line);
        Some(Candidate { line, once: None, limited })
    }

    fn standing(&self, house: &House<'_>, rules: &Rules<'_>, amount: &Amount<'_>) -> Standing {
        let committed_on = amount.promise.map(|promise| promise.on);
        let persons = self.facts.requested.person.as_ref().map(std::slice::from_ref);
        let performed_on = amount.performed_on;
        let asked = Asked { persons, decided_on: committed_on, committed_on, performed_on };
        match standing(house, rules.terms, &asked) {
            Standing::Counted if rules.method_of(amount.component) != Some(Method::Actual) => {
                Standing::LeftOut(LeftOut::OtherMethod)
            }
            standing => standing,
        }
    }

    /// The limit of the activity it was requested for, when the line is of the component that has it.
    fn limited(&self, rules: &Rules<'_>, amount: &Amount<'_>, line: &Line) -> Option<Limited> {
        let activity = self.facts.requested.activity.as_ref()?;
        let limit = rules.terms.limit(amount.component, activity)?;
        let household = line.household?.as_uuid();
        let whom = match limit.per {
            CountUnit::Person => line.person.map_or(household, |person| person.as_uuid()),
            CountUnit::Household | CountUnit::Plan | CountUnit::Year | CountUnit::Talk => household,
        };
        let is_free = |promise: Promise| {
            let by_college = promise.mandate == Mandate::College;
            promise.limit == LimitCheck::Overridden
                || (by_college && limit.college_may_exceed == CollegeMay::Exceed)
        };
        let hold = if amount.promise.is_some_and(is_free) { Hold::Not } else { Hold::To };
        let of = LimitOf { component: amount.component.clone(), activity: activity.clone(), whom };
        Some(Limited { of, most: limit.most?.cents(), hold })
    }
}

fn less(amount: EuroCents) -> EuroCents {
    EuroCents::new(amount.cents().saturating_neg())
}
