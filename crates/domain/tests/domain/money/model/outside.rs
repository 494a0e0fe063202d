//! Wishes about funds from outside, and about households.

use domain::fund::*;
use domain::household::{EndReason, EndSupport, HouseholdCommand, ResumeSupport};
use domain::ids::FundId;
use domain::{BookCommand, BookId};

use super::super::given::*;
use super::play::Play;
use super::question::Question;
use super::scene::{FUNDS, LAST_DAY, lines, small_town, terms_of};
use crate::given::text;

fn asked(fund: FundId, command: impl Into<FundCommand>) -> Step {
    (BookId::Fund(fund), BookCommand::from(command.into()))
}

pub(super) fn allocate_budget(q: &Question, play: &Play) -> Step {
    let (fact, line) = (q.fact_by_anybody(play.today), q.one(9, &lines()));
    asked(
        q.one(8, &FUNDS),
        AllocateBudget { fact, line, amount: q.amount(q.one(10, &[1, 640_00, 2_500_00])) },
    )
}

/// Around what is free.
pub(super) fn withdraw_budget(q: &Question, play: &Play) -> Step {
    let (fund, line) = (q.one(8, &FUNDS), q.one(9, &lines()));
    let natural = play.free(fund, &line);
    let natural = if q.seldom(10, 3) { natural } else { natural / 8 };
    asked(fund, WithdrawBudget { fact: q.fact_by_anybody(play.today), line, amount: q.amount(natural) })
}

pub(super) fn receive_an_advance(q: &Question, play: &Play) -> Step {
    let (fact, amount, bank_reference) =
        (q.fact_by_anybody(play.today), q.amount(5_000_00), bank_reference());
    asked(q.one(8, &FUNDS), ReceiveAdvance { fact, amount, bank_reference })
}

/// Mostly the opposite of what it is.
pub(super) fn freeze_or_unfreeze(q: &Question, play: &Play) -> Step {
    let (fund, fact) = (q.one(8, &FUNDS), q.fact_by_anybody(play.today));
    match play.model.purses[&fund].is_frozen != q.seldom(9, 6) {
        true => asked(fund, UnfreezeFund { fact }),
        false => asked(fund, FreezeFund { fact, reason: FreezeReason::Review }),
    }
}

/// The one before this; seldom this one.
pub(super) fn close_a_year(q: &Question, play: &Play) -> Step {
    let number = play.today.year() - i16::from(!q.seldom(9, 10));
    asked(q.one(8, &FUNDS), CloseYear { fact: q.fact_by_anybody(play.today), year: year(number) })
}

pub(super) fn close_a_fund(q: &Question, play: &Play) -> Step {
    match q.seldom(9, 8) {
        true => asked(q.one(8, &FUNDS), CloseFund { fact: q.fact_by_anybody(play.today) }),
        false => close_a_year(q, play),
    }
}

pub(super) fn adopt_a_policy(q: &Question, play: &Play) -> Step {
    let fact = q.fact_by_anybody(play.today);
    let (policy, in_force_from) = (q.one(9, &[policy(), small_town()]), fact.on);
    asked(q.one(8, &FUNDS), AdoptApprovalPolicy { fact, policy, in_force_from })
}

pub(super) fn amend_the_terms(q: &Question, play: &Play) -> Step {
    let fund = q.one(8, &FUNDS);
    let last_day = q.one(9, &[Some(LAST_DAY), Some(date(2027, 1, 31)), None]);
    asked(fund, AmendTerms { fact: q.fact_by_anybody(play.today), terms: terms_of(fund, last_day) })
}

pub(super) fn end_or_resume_support(q: &Question, play: &Play) -> Step {
    let (household, fact) = (q.household(), q.fact_by_anybody(play.today));
    let command: HouseholdCommand = match play.model.is_supported(household) != q.seldom(9, 6) {
        true => EndSupport { fact, reason: EndReason::Completed, text: None }.into(),
        false => ResumeSupport { fact, text: text() }.into(),
    };
    (BookId::Household(household), command.into())
}
