//! Every way to refuse a command of an account, in order of precedence: the first that applies is the answer.
//!
//! Submitting may also be refused by the fund, with the fund's own code. Messages carry dates, years, numbers, hashes and
//! amounts, never personal data, and end with the remedy.

use jiff::civil::Date;

use super::line::LineId;
use crate::fact::Fact;
use crate::ids::{FileHash, FundId};
use crate::money::{AccountingYear, EuroCents};

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the values of the message that stands above them")]
pub enum AccountRefusal {
    /// Anything but opening, for an account nobody opened.
    #[error("the account was not opened; open it first")]
    AccountNotOpened,
    /// A second opening.
    #[error("the account was opened on {on}; adopt another indicator set instead")]
    AccountAlreadyOpened { on: Date },
    /// Anything after the authority settled.
    #[error("the account was closed on {on}; correct it in the account of a later year")]
    AccountClosed { on: Date },
    /// Anything but closing, after it was submitted.
    #[error("the account was submitted on {on}; correct it in the account of a later year")]
    AccountAlreadySubmitted { on: Date },
    /// Closing what was not submitted.
    #[error("the account was not submitted; submit it first")]
    AccountNotSubmitted,
    /// A date after the date of recording.
    #[error("{on} is in the future, today is {today}; give the date on which it happened")]
    AccountDateInFuture { on: Date, today: Date },
    /// A date before the opening, or before the draft, mark, certificate or submission it follows from.
    #[error("{on} is before {since}, the date of the step it follows from; give that date or a later one")]
    AccountDateBeforeStep { on: Date, since: Date },
    /// An account of a fund nobody opened.
    #[error("fund {fund} was not opened; open it, or name another")]
    AccountFundUnknown { fund: FundId },
    /// An account of a year before the fund was there.
    #[error("the fund was opened on {opened_on}; {year} is before that, so name a later year")]
    AccountBeforeFund { year: AccountingYear, opened_on: Date },
    /// An account of a year that has not begun on the day it would be opened.
    #[error("year {year} has not begun; open its account when it has")]
    AccountYearNotBegun { year: AccountingYear },
    /// Opening or submitting after a final account.
    #[error(
        "the account of {year} was the final one and locks the grant; account for another grant under a fund of its own"
    )]
    AccountLocked { year: AccountingYear },
    /// Opening after an account of a later year was submitted.
    #[error("the account of {later} was submitted; correct {year} in the account of a year after that")]
    AccountYearPassed { year: AccountingYear, later: AccountingYear },
    /// Adopting the set that holds.
    #[error("the indicator set {indicators} is adopted already; go on with it, or adopt another")]
    IndicatorSetUnchanged { indicators: FileHash },
    /// A draft there is not.
    #[error("there is no draft {draft}; draft the account first, or name another")]
    DraftUnknown { draft: u16 },
    /// A draft that was replaced.
    #[error("draft {draft} was replaced by draft {current}; look at that one")]
    DraftNotCurrent { draft: u16, current: u16 },
    /// A draft after which a line was marked or cleared, or a set adopted.
    #[error("since draft {draft} a line was marked or cleared, or a set adopted; draft the account anew")]
    DraftOutdated { draft: u16 },
    /// Certifying a draft twice.
    #[error("draft {draft} was certified on {on}; submit it, or draft the account anew")]
    DraftAlreadyCertified { draft: u16, on: Date },
    /// Submitting a draft nobody certified.
    #[error("draft {draft} is not certified; have it certified first")]
    DraftNotCertified { draft: u16 },
    /// A draft by another indicator set.
    #[error("the indicator set {adopted} is adopted; draft the account by that one")]
    DraftOfOtherIndicators { adopted: FileHash },
    /// A draft as of a day outside the year.
    #[error("{effective_on} is not in {year}; give a day of that year, for the whole of it 31 December")]
    DraftOutsideYear { effective_on: Date, year: AccountingYear },
    /// A draft from before something recorded of the account itself.
    #[error(
        "position {position} is below {least}, up to where the account itself is recorded; draft it from the \
         ledger as it is"
    )]
    DraftBelowAccount { position: u64, least: u64 },
    /// Clearing a line without a mark.
    #[error("line {line} is not marked; leave it so, or name another")]
    LineNotMarked { line: LineId },
    /// Submitting on or before the last day of the year.
    #[error("year {year} is not over; submit its account after 31 December")]
    AccountYearNotOver { year: AccountingYear },
    /// Submitting a draft that was made before the year was over, or as of an earlier day.
    #[error("draft {draft} does not cover the year; draft the account after {last}, as of that day")]
    DraftNotOfWholeYear { draft: u16, last: Date },
    /// Submitting while an earlier account is open.
    #[error("the account of {year} follows that of {earlier}, which is open; submit that one first")]
    EarlierAccountOpen { year: AccountingYear, earlier: AccountingYear },
    /// Marking, clearing or certifying by who opened the account, adopted a set or drafted it.
    #[error(
        "who opened or drafted the account or adopted its set does not examine it; let somebody else do it"
    )]
    PreparerMayNotExamine,
    /// Adopting a set or drafting by who marked, cleared or certified.
    #[error("who marked lines of the account or certified it does not prepare it; let somebody else do it")]
    ExaminerMayNotPrepare,
    /// Submitting by who marked, cleared or certified.
    #[error("who marked lines of the account or certified it does not submit it; let somebody else do it")]
    ExaminerMayNotSubmit,
    /// An amount nobody settles on.
    #[error(
        "an amount of {settled} is further from nothing than {most}; give the amount the authority settled on"
    )]
    SettlementOutOfRange { settled: EuroCents, most: EuroCents },
    /// More drafts or marks than one account may have.
    #[error("there are {most} of these and no more fit; submit the account, or clear marks")]
    AccountFull { most: u16 },
}

/// A date on which something happened is not after the date of recording.
pub(super) fn not_in_future(fact: &Fact) -> Result<(), AccountRefusal> {
    match fact.on > fact.today {
        true => Err(AccountRefusal::AccountDateInFuture { on: fact.on, today: fact.today }),
        false => Ok(()),
    }
}

crate::refusal::codes! { AccountRefusal:
    AccountNotOpened => "ACCOUNT_NOT_OPENED" {},
    AccountAlreadyOpened => "ACCOUNT_ALREADY_OPENED" { on },
    AccountClosed => "ACCOUNT_CLOSED" { on },
    AccountAlreadySubmitted => "ACCOUNT_ALREADY_SUBMITTED" { on },
    AccountNotSubmitted => "ACCOUNT_NOT_SUBMITTED" {},
    AccountDateInFuture => "ACCOUNT_DATE_IN_FUTURE" { on, today },
    AccountDateBeforeStep => "ACCOUNT_DATE_BEFORE_STEP" { on, since },
    AccountFundUnknown => "ACCOUNT_FUND_UNKNOWN" { fund },
    AccountBeforeFund => "ACCOUNT_BEFORE_FUND" { year, opened_on },
    AccountYearNotBegun => "ACCOUNT_YEAR_NOT_BEGUN" { year },
    AccountLocked => "ACCOUNT_LOCKED" { year },
    AccountYearPassed => "ACCOUNT_YEAR_PASSED" { year, later },
    IndicatorSetUnchanged => "INDICATOR_SET_UNCHANGED" { indicators },
    DraftUnknown => "DRAFT_UNKNOWN" { draft },
    DraftNotCurrent => "DRAFT_NOT_CURRENT" { draft, current },
    DraftOutdated => "DRAFT_OUTDATED" { draft },
    DraftAlreadyCertified => "DRAFT_ALREADY_CERTIFIED" { draft, on },
    DraftNotCertified => "DRAFT_NOT_CERTIFIED" { draft },
    DraftOfOtherIndicators => "DRAFT_OF_OTHER_INDICATORS" { adopted },
    DraftOutsideYear => "DRAFT_OUTSIDE_YEAR" { effective_on, year },
    DraftBelowAccount => "DRAFT_BELOW_ACCOUNT" { position, least },
    LineNotMarked => "LINE_NOT_MARKED" { line },
    AccountYearNotOver => "ACCOUNT_YEAR_NOT_OVER" { year },
    DraftNotOfWholeYear => "DRAFT_NOT_OF_WHOLE_YEAR" { draft, last },
    EarlierAccountOpen => "EARLIER_ACCOUNT_OPEN" { year, earlier },
    PreparerMayNotExamine => "PREPARER_MAY_NOT_EXAMINE" {},
    ExaminerMayNotPrepare => "EXAMINER_MAY_NOT_PREPARE" {},
    ExaminerMayNotSubmit => "EXAMINER_MAY_NOT_SUBMIT" {},
    SettlementOutOfRange => "SETTLEMENT_OUT_OF_RANGE" { settled, most },
    AccountFull => "ACCOUNT_FULL" { most },
}
