//! One of each refusal of an account, in order of precedence.
//!
//! Their codes, messages and remedies are held together with those of all books.

use domain::account::AccountRefusal as R;
use domain::money::{Amount, EuroCents};

use super::given::*;

/// One of each, in order of precedence.
pub(crate) fn refusals() -> Vec<R> {
    [of_the_opening(), of_the_draft(), of_persons()].concat()
}

fn of_the_opening() -> Vec<R> {
    let (on, year, later) = (DAY, year(2025), year(2026));
    vec![
        R::AccountNotOpened,
        R::AccountAlreadyOpened { on },
        R::AccountClosed { on },
        R::AccountAlreadySubmitted { on },
        R::AccountNotSubmitted,
        R::AccountDateInFuture { on: TOMORROW, today: TODAY },
        R::AccountDateBeforeStep { on, since: LATER },
        R::AccountFundUnknown { fund: FUND },
        R::AccountBeforeFund { year, opened_on: DAY },
        R::AccountYearNotBegun { year },
        R::AccountLocked { year },
        R::AccountYearPassed { year, later },
    ]
}

fn of_the_draft() -> Vec<R> {
    let (draft, year) = (1, year(2025));
    vec![
        R::IndicatorSetUnchanged { indicators: set(1).sha256().clone() },
        R::DraftUnknown { draft },
        R::DraftNotCurrent { draft, current: 2 },
        R::DraftOutdated { draft },
        R::DraftAlreadyCertified { draft, on: DAY },
        R::DraftNotCertified { draft },
        R::DraftOfOtherIndicators { adopted: set(1).sha256().clone() },
        R::DraftOutsideYear { effective_on: DAY, year },
        R::DraftBelowAccount { position: 99, least: 102 },
        R::LineNotMarked { line: OTHER_LINE },
        R::AccountYearNotOver { year },
        R::DraftNotOfWholeYear { draft, last: LAST_DAY },
        R::EarlierAccountOpen { year: crate::fund::given::year(2026), earlier: year },
    ]
}

fn of_persons() -> Vec<R> {
    let most = EuroCents::new(Amount::MOST);
    vec![
        R::PreparerMayNotExamine,
        R::ExaminerMayNotPrepare,
        R::ExaminerMayNotSubmit,
        R::SettlementOutOfRange { settled: most + EuroCents::new(1), most },
        R::AccountFull { most: 999 },
    ]
}

#[test]
fn the_codes_are_listed_in_order_of_precedence() {
    let codes: Vec<_> = refusals().iter().map(R::code).collect();
    assert_eq!(codes, R::CODES);
}
