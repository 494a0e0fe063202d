//! What is asked of a fund from outside.
//!
//! Commands that only one story needs are written out there.

use domain::fund::*;

use super::*;

/// A command as the fund takes it.
pub(crate) fn outside(command: impl Into<FundCommand>) -> FundBookCommand {
    FundBookCommand::Outside(command.into())
}

pub(crate) fn open() -> FundBookCommand {
    open_with(terms())
}

pub(crate) fn open_with(terms: FundTerms) -> FundBookCommand {
    outside(OpenFund { fact: fact_on(OPENING_DAY), terms })
}

pub(crate) fn amend(terms: FundTerms) -> FundBookCommand {
    outside(AmendTerms { fact: fact(), terms })
}

pub(crate) fn allocate(line: BudgetLine, cents: i64) -> FundBookCommand {
    allocate_on(DAY, line, cents)
}

pub(crate) fn allocate_on(on: Date, line: BudgetLine, cents: i64) -> FundBookCommand {
    outside(AllocateBudget { fact: fact_on(on), line, amount: eur(cents) })
}

pub(crate) fn withdraw(line: BudgetLine, cents: i64) -> FundBookCommand {
    withdraw_on(DAY, line, cents)
}

pub(crate) fn withdraw_on(on: Date, line: BudgetLine, cents: i64) -> FundBookCommand {
    outside(WithdrawBudget { fact: fact_on(on), line, amount: eur(cents) })
}

pub(crate) fn set_norm(code: &str, norm: Norm) -> FundBookCommand {
    outside(SetNormAmount { fact: fact(), component: component(code), year: year(2026), norm })
}

pub(crate) fn receive_advance_on(on: Date) -> FundBookCommand {
    outside(ReceiveAdvance { fact: fact_on(on), amount: eur(50_000_00), bank_reference: bank_reference() })
}

pub(crate) fn choose(method: Method) -> FundBookCommand {
    outside(ChooseMethod { fact: fact(), method })
}

pub(crate) fn switch_to_actual() -> FundBookCommand {
    outside(SwitchToActual { fact: fact_on(LATER) })
}

pub(crate) fn adopt(policy: ApprovalPolicy, in_force_from: Date) -> FundBookCommand {
    outside(AdoptApprovalPolicy { fact: fact(), policy, in_force_from })
}

pub(crate) fn set_account() -> FundBookCommand {
    outside(SetPayingAccount { fact: fact(), account: paying_account() })
}

pub(crate) fn freeze() -> FundBookCommand {
    outside(FreezeFund { fact: fact(), reason: FreezeReason::Irregularity })
}

pub(crate) fn unfreeze() -> FundBookCommand {
    outside(UnfreezeFund { fact: fact_on(LATER) })
}

pub(crate) fn close_year_on(on: Date, number: i16) -> FundBookCommand {
    outside(CloseYear { fact: fact_on(on), year: year(number) })
}

pub(crate) fn close() -> FundBookCommand {
    outside(CloseFund { fact: fact() })
}
