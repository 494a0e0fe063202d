//! The scene of random histories: thirteen officers, two households, two funds with two lines each, four provisions.
//!
//! Small enough for everything to meet: some officers hold several roles, budgets run out, years end on the way.

use std::collections::BTreeSet;

use domain::Fact;
use domain::fund::{
    AdoptApprovalPolicy, AllocateBudget, ApprovalPolicy, Counting, Duty, DutyPair, FundCommand, FundTerms,
    Limit, OpenFund, SetPayingAccount, VoteRule,
};
use domain::household::{
    AddMember, Ground, HoldFirstConversation, HouseholdCommand, ReportHousehold, ReportSource, VictimStatus,
};
use domain::ids::{FundId, HouseholdId, PersonId, RoleCode};
use domain::money::BudgetLine;
use domain::{BookCommand, BookId};
use uuid::Uuid;

use super::super::given::*;
use crate::fund::given::{band, clothing, paying_account, restructuring};
use crate::given::{OTHER_HOUSEHOLD, identity};

pub(super) const OTHER_FUND: FundId = FundId::new(Uuid::from_u128(0x5F2));
/// The first is a grant with limits and a last day, the second a pot of the council with neither.
pub(super) const FUNDS: [FundId; 2] = [FUND, OTHER_FUND];
pub(super) const HOUSEHOLDS: [HouseholdId; 2] = [HOUSEHOLD, OTHER_HOUSEHOLD];
pub(super) const PROVISIONS: [ProvisionId; 4] =
    [PROVISION, SECOND, THIRD, ProvisionId::new(Uuid::from_u128(0x5A4))];

/// The day before the first day of a random history.
pub(super) const EVE: Date = date(2026, 12, 15);
/// The last day for commitments of the first fund, as in the specific grant of 2021.
pub(super) const LAST_DAY: Date = date(2027, 1, 1);
/// The last day on which support of the second household may begin.
pub(super) const TERM_OF_THE_OTHERS: Date = date(2027, 1, 10);

/// The officers, with the roles they hold.
pub(super) const CAST: [(&str, &[&str]); 13] = [
    ("anna", &["family_worker"]),
    ("bram", &["work_and_income"]),
    ("cees", &["social_counsel"]),
    ("dina", &["team_manager"]),
    ("eva", &["project_leader", "family_worker"]),
    ("fons", &["manager_work_and_income", "work_and_income"]),
    ("joop", &[]),
    ("kim", &[]),
    ("lena", &["social_counsel"]),
    ("mia", &["team_manager"]),
    ("otto", &[]),
    ("piet", &["project_leader"]),
    ("roos", &[]),
];

/// The two officers who usually do a duty; some of them do another one too.
pub(super) fn usually(duty: Duty) -> [&'static str; 2] {
    match duty {
        Duty::Request => ["joop", "kim"],
        Duty::Vote => ["anna", "bram"],
        Duty::Decide => ["lena", "mia"],
        Duty::Commit => ["otto", "mia"],
        Duty::StatePerformance => ["piet", "kim"],
        Duty::OrderPayment => ["roos", "otto"],
    }
}

/// The roles an officer holds.
pub(super) fn held(officer: &OfficerId) -> BTreeSet<RoleCode> {
    let found = CAST.iter().find(|(name, _)| officer.as_str() == *name);
    found.into_iter().flat_map(|(_, words)| words.iter().map(|word| role(word))).collect()
}

/// The lines that have a budget.
pub(super) fn lines() -> [BudgetLine; 2] {
    [line(2026, "c"), line(2027, "c")]
}

/// A small town: two of three for what is small, and some duties in one hand.
pub(super) fn small_town() -> ApprovalPolicy {
    let mut small = band(Some(1_000_00), &WORK_FLOOR);
    small.rule = VoteRule::AtLeast(2);
    let together = [
        DutyPair::new(Duty::Commit, Duty::OrderPayment),
        DutyPair::new(Duty::Decide, Duty::Commit),
        DutyPair::new(Duty::Request, Duty::StatePerformance),
    ];
    let large = band(None, &["team_manager", "manager_work_and_income"]);
    ApprovalPolicy { bands: vec![small, large], together: together.into(), ..policy() }
}

/// At most EUR 10,000 per person, of which the college may make more.
fn training() -> Limit {
    Limit { activity: activity("training"), offered: Counting::EveryTime, ..restructuring() }
}

/// The terms of a fund, with this last day for commitments.
pub(super) fn terms_of(fund: FundId, last_commitment_day: Option<Date>) -> FundTerms {
    let limits = vec![clothing(), restructuring(), training()];
    match fund == FUND {
        true => FundTerms { last_commitment_day, limits, ..terms() },
        false => FundTerms { last_commitment_day, eligible: [].into(), limits: Vec::new(), ..terms() },
    }
}

fn fact(on: Date) -> Fact {
    Fact { on, today: EVE, by: officer_called("joop") }
}

/// What happened before: families that are supported, funds that are open, with a budget and a policy.
pub(super) fn before() -> Vec<Step> {
    let funds = FUNDS.into_iter().flat_map(fund);
    family(HOUSEHOLD, date(2026, 2, 2), &[(MOTHER, Ground::Applicant), (SON, Ground::FamilyMember)])
        .chain(family(OTHER_HOUSEHOLD, date(2025, 1, 10), &[(STRANGER, Ground::Child)]))
        .chain(funds)
        .collect()
}

fn family(
    household: HouseholdId,
    on: Date,
    members: &[(PersonId, Ground)],
) -> impl Iterator<Item = Step> + use<> {
    let fact = || fact(on);
    let mut commands: Vec<HouseholdCommand> =
        vec![ReportHousehold { fact: fact(), source: ReportSource::SelfReport, text: None }.into()];
    for (person, ground) in members {
        let (person, ground, victim_status) = (*person, *ground, VictimStatus::Recognised);
        commands.push(AddMember { fact: fact(), person, ground, victim_status, identity: identity() }.into());
    }
    let persons = members.iter().map(|(person, _)| *person).collect();
    commands.push(HoldFirstConversation { fact: fact(), persons, text: None }.into());
    commands.into_iter().map(move |command| (BookId::Household(household), command.into()))
}

fn fund(fund: FundId) -> impl Iterator<Item = Step> {
    let fact = || fact(date(2026, 1, 5));
    let (last_day, policy) = if fund == FUND { (Some(LAST_DAY), policy()) } else { (None, small_town()) };
    let [this_year, next_year] = lines();
    let commands: [FundCommand; 5] = [
        OpenFund { fact: fact(), terms: terms_of(fund, last_day) }.into(),
        AdoptApprovalPolicy { fact: fact(), policy, in_force_from: date(2026, 1, 5) }.into(),
        SetPayingAccount { fact: fact(), account: paying_account() }.into(),
        AllocateBudget { fact: fact(), line: this_year, amount: eur(12_000_00) }.into(),
        AllocateBudget { fact: fact(), line: next_year, amount: eur(7_000_00) }.into(),
    ];
    commands.into_iter().map(move |command| (BookId::Fund(fund), BookCommand::from(command)))
}
