//! The account of a year is opened once, for a fund and a year there are.
//!
//! What an earlier or a later account has to do with it is told in `years`.

use domain::account::{Account, AccountRefusal as R, AccountStage, AccountSurroundings, OpenAccount};
use domain::ids::{AccountId, FundId};
use uuid::Uuid;

use super::given::*;

#[test]
fn an_account_is_opened() {
    given_account([]).when(open().into()).then_expect_events(vec![was_opened()]);
    let file = file(&[was_opened()]);
    assert_eq!((file.fund, file.year, file.stage()), (FUND, year(2025), AccountStage::Open));
    assert_eq!((&file.indicators, file.last_day()), (set(1).sha256(), LAST_DAY));
}

#[test]
fn there_is_one_book_per_fund_and_year() {
    let fund: FundId = "0190b5a2-7c1e-7000-8000-000000000001".parse().unwrap();
    let id = AccountId::of(fund, year(2025));
    assert_eq!(id.to_string(), "fb576042-7f85-52eb-8a94-e00d27ac25d2", "the id is for ever");
    assert_ne!(id, AccountId::of(fund, year(2026)));
    assert_ne!(id, AccountId::of(FundId::new(Uuid::from_u128(1)), year(2025)));
}

#[test]
fn an_account_is_opened_once() {
    for history in [vec![was_opened()], a_submission(), and(a_submission(), [was_settled(1)])] {
        given_account(history).when(open().into()).then_expect_error(R::AccountAlreadyOpened { on: DAY });
    }
}

#[test]
fn nothing_is_asked_of_an_account_nobody_opened() {
    for command in [
        adopt(2).into(),
        draft(1).into(),
        mark(LINE, domain::account::Finding::Error).into(),
        clear(LINE).into(),
        certify(1).into(),
        submit(1).into(),
        settle(1).into(),
    ] {
        given_account([]).when(command).then_expect_error(R::AccountNotOpened);
    }
    assert!(Account::default().file().is_none());
}

#[test]
fn an_account_is_of_a_fund_there_is() {
    given_account_within(AccountSurroundings::default(), [])
        .when(open().into())
        .then_expect_error(R::AccountFundUnknown { fund: FUND });
}

#[test]
fn an_account_is_of_a_year_from_the_opening_of_the_fund_on_that_has_begun() {
    given_account([]).when(open_of(2026).into()).then_expect_events(vec![was_opened_of(2026)]);
    given_account([])
        .when(open_of(2024).into())
        .then_expect_error(R::AccountBeforeFund { year: year(2024), opened_on: OPENING_DAY });
    given_account([])
        .when(open_of(2027).into())
        .then_expect_error(R::AccountYearNotBegun { year: year(2027) });
    let in_2025 = OpenAccount { fact: by_on(reporter(), LAST_DAY), ..open_of(2026) };
    given_account([]).when(in_2025.into()).then_expect_error(R::AccountYearNotBegun { year: year(2026) });
}

#[test]
fn a_closed_fund_is_still_accounted_for() {
    given_account_within(around(&[fund_is_closed()], vec![]), [])
        .when(open().into())
        .then_expect_events(vec![was_opened()]);
}

#[test]
fn nothing_is_dated_in_the_future_or_before_the_opening() {
    let tomorrow = OpenAccount { fact: by_on(reporter(), TOMORROW), ..open() };
    let refusal = R::AccountDateInFuture { on: TOMORROW, today: TODAY };
    given_account([]).when(tomorrow.into()).then_expect_error(refusal.clone());
    let early = date(2026, 3, 1);
    for (history, asked) in steps() {
        given_account(history.clone()).when(asked(TOMORROW)).then_expect_error(refusal.clone());
        given_account(history)
            .when(asked(early))
            .then_expect_error(R::AccountDateBeforeStep { on: early, since: DAY });
    }
}

type Asked = fn(Date) -> domain::account::AccountCommand;

/// Every step after the opening, as it may be asked.
fn steps() -> Vec<(Vec<domain::account::AccountEvent>, Asked)> {
    use domain::account::*;
    vec![
        (vec![was_opened()], |on| AdoptIndicatorSet { fact: by_on(reporter(), on), ..adopt(2) }.into()),
        (vec![was_opened()], |on| DraftAccount { fact: by_on(reporter(), on), ..draft(1) }.into()),
        (a_draft(), |on| MarkLine { fact: by_on(accountant(), on), ..mark(LINE, Finding::Error) }.into()),
        (and(a_draft(), [was_marked(LINE, Finding::Error)]), |on| {
            ClearMark { fact: by_on(accountant(), on), ..clear(LINE) }.into()
        }),
        (a_draft(), |on| CertifyAccount { fact: by_on(accountant(), on), ..certify(1) }.into()),
        (a_certificate(), |on| SubmitAccount { fact: by_on(treasurer(), on), ..submit(1) }.into()),
        (a_submission(), |on| CloseAccount { fact: by_on(treasurer(), on), ..settle(1) }.into()),
    ]
}
