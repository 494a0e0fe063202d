//! Every way to refuse a command of a fund, in order of precedence: the first that applies is the answer.
//!
//! Codes are for clients and never change. As legs, these refuse the whole command that caused them. Messages carry
//! dates, codes, amounts and ids, never personal data, and end with the remedy.

use jiff::civil::Date;

use super::policy::PolicyProblem;
use super::terms::TermsProblem;
use super::words::Method;
use crate::ids::{ActivityCode, ComponentCode, PaymentReference, PaymentRunId};
use crate::money::{AccountingYear, Amount, BudgetLine, EuroCents};

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum FundRefusal {
    /// Anything but opening, for a fund nobody opened.
    #[error("the fund was not opened; open it first")]
    FundNotOpened,
    /// A second opening.
    #[error("the fund was opened on {on}; amend its terms instead")]
    FundAlreadyOpened { on: Date },
    /// Anything after the fund was closed, but for what the bank did, releasing what comes of that, and closing years.
    #[error("the fund was closed on {on}; use another fund")]
    FundClosed { on: Date },
    /// A promise, an order or a run while the fund is frozen, or freezing it twice.
    #[error("the fund is frozen since {since}; unfreeze it first")]
    FundFrozen { since: Date },
    /// Unfreezing a fund that is not frozen.
    #[error("the fund is not frozen; go on without unfreezing it")]
    FundNotFrozen,
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    FundDateInFuture { on: Date, today: Date },
    /// A date before the opening, of a command from outside or of a promise.
    #[error("{on} is before the opening of the fund on {opened_on}; give that date or a later one")]
    DateBeforeFund { on: Date, opened_on: Date },
    /// Money that would move in a closed year, or be promised from the budget of one.
    #[error("year {year} of the fund is closed; record a correction in an open year")]
    YearClosed { year: AccountingYear },
    /// Closing a year on or before its last day.
    #[error("year {year} is not over; close it after 31 December")]
    YearNotOver { year: AccountingYear },
    /// Closing a year while an earlier one is open.
    #[error("year {year} cannot be closed while {open} is open; close {open} first")]
    YearBeforeOpen { year: AccountingYear, open: AccountingYear },
    /// Terms that cannot hold.
    #[error("the terms cannot hold: {problem}")]
    TermsInvalid { problem: TermsProblem },
    /// A policy that cannot hold.
    #[error("the approval policy cannot hold: {problem}")]
    PolicyInvalid { problem: PolicyProblem },
    /// A policy that would hold before the last one does.
    #[error("{from} is before {last}, from when the last policy holds; give that date or a later one")]
    PolicyNotLater { from: Date, last: Date },
    /// A component the terms do not have.
    #[error("the fund has no component {component}; name one of its terms, or amend them")]
    ComponentUnknown { component: ComponentCode },
    /// Terms that leave out a component with money on it.
    #[error("component {component} has money on its lines; keep it in the terms")]
    ComponentInUse { component: ComponentCode },
    /// An activity the terms do not have.
    #[error("component {component} has no activity {activity}; name one of its terms, or none")]
    ActivityUnknown { component: ComponentCode, activity: ActivityCode },
    /// A choice of method where no component leaves one.
    #[error("no component of the fund leaves a choice of method; go on without choosing")]
    MethodFixed,
    /// A second choice.
    #[error(
        "the method {method} was chosen on {on} and holds for good; switch to actual cost if it was the norm"
    )]
    MethodAlreadyChosen { method: Method, on: Date },
    /// A switch to actual cost of a fund that is not accounted for by norm.
    #[error("the fund is not accounted for by norm; only from there a switch to actual cost is possible")]
    MethodNotNorm,
    /// A promise for nobody in particular of what is limited per person.
    #[error("activity {activity} has a limit per person; request it for one member of the household")]
    PersonNeeded { activity: ActivityCode },
    /// A promise after the last day for promises.
    #[error("{on} is after {last}, the last day for commitments of the fund; use another fund")]
    CommitmentAfterEnd { on: Date, last: Date },
    /// A second provision of what is offered once.
    #[error("activity {activity} was offered before and is offered once; override the limit for hardship")]
    AlreadyOffered { activity: ActivityCode },
    /// More than the most of an activity.
    #[error(
        "activity {activity} has a limit of {most}, of which {committed} is committed, and {asked} is asked; \
         ask for less, or let the college decide where it may"
    )]
    LimitExceeded { activity: ActivityCode, most: Amount, committed: EuroCents, asked: Amount },
    /// More than is free on a line.
    #[error("line {line} has {free} free and {asked} is asked; ask for less, or allocate budget first")]
    FundExhausted { line: BudgetLine, free: EuroCents, asked: Amount },
    /// A payment that is not payable, or not any longer.
    #[error("payment {payment} is not payable; order it first, or name another")]
    PayableUnknown { payment: PaymentReference },
    /// A payment that is in a run already.
    #[error("payment {payment} was sent with run {run}; leave it out")]
    PayableAlreadySent { payment: PaymentReference, run: PaymentRunId },
    /// Closing a fund with money promised or ordered.
    #[error("there is {encumbered} encumbered and {payable} payable; pay or release it first")]
    FundNotSettled { encumbered: EuroCents, payable: EuroCents },
    /// A leg that would take more from an account than is on it: the books of provision and fund differ.
    #[error("line {line} has less than would be taken from it; have the ledger verified before going on")]
    BooksDisagree { line: BudgetLine },
}

crate::refusal::codes! { FundRefusal:
    FundNotOpened => "FUND_NOT_OPENED" {},
    FundAlreadyOpened => "FUND_ALREADY_OPENED" { on },
    FundClosed => "FUND_CLOSED" { on },
    FundFrozen => "FUND_FROZEN" { since },
    FundNotFrozen => "FUND_NOT_FROZEN" {},
    FundDateInFuture => "FUND_DATE_IN_FUTURE" { on, today },
    DateBeforeFund => "DATE_BEFORE_FUND" { on, opened_on },
    YearClosed => "YEAR_CLOSED" { year },
    YearNotOver => "YEAR_NOT_OVER" { year },
    YearBeforeOpen => "YEAR_BEFORE_OPEN" { year, open },
    TermsInvalid => "TERMS_INVALID" { problem },
    PolicyInvalid => "POLICY_INVALID" { problem },
    PolicyNotLater => "POLICY_NOT_LATER" { from, last },
    ComponentUnknown => "COMPONENT_UNKNOWN" { component },
    ComponentInUse => "COMPONENT_IN_USE" { component },
    ActivityUnknown => "ACTIVITY_UNKNOWN" { component, activity },
    MethodFixed => "METHOD_FIXED" {},
    MethodAlreadyChosen => "METHOD_ALREADY_CHOSEN" { method, on },
    MethodNotNorm => "METHOD_NOT_NORM" {},
    PersonNeeded => "PERSON_NEEDED" { activity },
    CommitmentAfterEnd => "COMMITMENT_AFTER_END" { on, last },
    AlreadyOffered => "ALREADY_OFFERED" { activity },
    LimitExceeded => "LIMIT_EXCEEDED" { activity, most, committed, asked },
    FundExhausted => "FUND_EXHAUSTED" { line, free, asked },
    PayableUnknown => "PAYABLE_UNKNOWN" { payment },
    PayableAlreadySent => "PAYABLE_ALREADY_SENT" { payment, run },
    FundNotSettled => "FUND_NOT_SETTLED" { encumbered, payable },
    BooksDisagree => "BOOKS_DISAGREE" { line },
}
