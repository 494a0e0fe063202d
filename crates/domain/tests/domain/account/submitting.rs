//! What was certified is submitted, for a year that is over, and then nothing changes any more.
//!
//! What it leads to in the fund is told in `legs`, the order of the years in `years`.

use domain::account::{
    AccountDrafted, AccountEvent, AccountRefusal as R, AccountStage, AccountSubmitted, AccountSurroundings,
    Finding, FundBooks, Pin, SubmitAccount, YearBooks,
};

use super::given::*;

#[test]
fn exactly_what_was_certified_is_submitted() {
    let expected = was_submitted(1, pin(1), YearBooks::Close, FundBooks::StayOpen);
    given_account(a_certificate()).when(submit(1).into()).then_expect_events(vec![expected]);
    let file = file(&a_submission());
    assert_eq!(file.stage(), AccountStage::Submitted);
    let submitted = file.submitted.as_ref().unwrap();
    let draft = file.draft().unwrap();
    assert_eq!((&submitted.pin, &submitted.report), (&draft.pin, &draft.report));
    assert!(!submitted.is_final());
}

#[test]
fn the_books_of_the_year_may_be_closed_before() {
    let closed = around(&[year_is_closed()], vec![]);
    let expected = was_submitted(1, pin(1), YearBooks::WereClosed, FundBooks::StayOpen);
    given_account_within(closed, a_certificate()).when(submit(1).into()).then_expect_events(vec![expected]);
}

#[test]
fn the_final_account_closes_the_fund_unless_it_was_closed() {
    let certified = &a_final_submission()[..3];
    let expected = |books, fund_books| vec![was_submitted(1, final_pin(1), books, fund_books)];
    given_account(certified)
        .when(submit(1).into())
        .then_expect_events(expected(YearBooks::Close, FundBooks::Close));
    given_account_within(around(&[year_is_closed(), fund_is_closed()], vec![]), certified)
        .when(submit(1).into())
        .then_expect_events(expected(YearBooks::WereClosed, FundBooks::WereClosed));
    assert!(file(&a_final_submission()).submitted.unwrap().is_final());
}

#[test]
fn a_closed_fund_is_accounted_for_though_another_account_follows() {
    let expected = was_submitted(1, pin(1), YearBooks::Close, FundBooks::WereClosed);
    given_account_within(around(&[fund_is_closed()], vec![]), a_certificate())
        .when(submit(1).into())
        .then_expect_events(vec![expected]);
}

#[test]
fn nothing_else_than_the_certified_draft_is_submitted() {
    given_account(a_draft()).when(submit(1).into()).then_expect_error(R::DraftNotCertified { draft: 1 });
    given_account(a_certificate()).when(submit(2).into()).then_expect_error(R::DraftUnknown { draft: 2 });
    let again = and(a_certificate(), [was_drafted(2)]);
    given_account(again.clone())
        .when(submit(1).into())
        .then_expect_error(R::DraftNotCurrent { draft: 1, current: 2 });
    given_account(again).when(submit(2).into()).then_expect_error(R::DraftNotCertified { draft: 2 });
    for since in [was_marked(LINE, Finding::Error), was_adopted(2)] {
        given_account(and(a_certificate(), [since]))
            .when(submit(1).into())
            .then_expect_error(R::DraftOutdated { draft: 1 });
    }
}

/// A certificate of 2025 that is all right but for when it was drafted, or as of which day.
fn drafted_otherwise(on: jiff::civil::Date, effective_on: jiff::civil::Date) -> Vec<AccountEvent> {
    let AccountEvent::AccountOpened(opened) = was_opened() else {
        panic!("the vocabulary says so");
    };
    let opened = domain::account::AccountOpened { on: OPENING_DAY, ..opened };
    let (pin, report) = (Pin { effective_on, ..pin(1) }, report(1));
    let drafted = AccountDrafted { on, by: reporter(), draft: 1, pin, report };
    let certified = domain::account::AccountCertified { on, by: accountant(), draft: 1 };
    vec![opened.into(), drafted.into(), certified.into()]
}

#[test]
fn a_year_is_accounted_for_when_it_is_over() {
    let on = |on| SubmitAccount { fact: by_on(treasurer(), on), ..submit(1) };
    given_account(drafted_otherwise(LAST_DAY, LAST_DAY))
        .when(on(LAST_DAY).into())
        .then_expect_error(R::AccountYearNotOver { year: year(2025) });
    let new_year = date(2026, 1, 1);
    assert!(
        given_account(drafted_otherwise(new_year, LAST_DAY))
            .when(on(new_year).into())
            .inspect_result()
            .is_ok()
    );
}

#[test]
fn an_account_is_of_the_whole_year() {
    let refusal = R::DraftNotOfWholeYear { draft: 1, last: LAST_DAY };
    for (on, effective_on) in [(LAST_DAY, LAST_DAY), (DAY, date(2025, 12, 30))] {
        given_account(drafted_otherwise(on, effective_on))
            .when(submit(1).into())
            .then_expect_error(refusal.clone());
    }
}

#[test]
fn an_account_is_not_submitted_on_a_day_before_it_was_certified() {
    let certified = domain::account::AccountCertified { on: LATER, by: accountant(), draft: 1 };
    given_account(and(a_draft(), [certified.into()]))
        .when(submit(1).into())
        .then_expect_error(R::AccountDateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn a_fund_that_is_not_there_is_not_accounted_for() {
    given_account_within(AccountSurroundings::default(), a_certificate())
        .when(submit(1).into())
        .then_expect_error(R::AccountFundUnknown { fund: FUND });
}

#[test]
fn after_the_submission_nothing_changes_but_that_it_is_settled() {
    let commands = [
        adopt(2).into(),
        draft(2).into(),
        mark(LINE, Finding::Error).into(),
        clear(LINE).into(),
        certify(1).into(),
        submit(1).into(),
    ];
    for command in commands {
        given_account(a_submission()).when(command).then_expect_error(R::AccountAlreadySubmitted { on: DAY });
    }
}

#[test]
fn a_submission_says_what_it_closes() {
    let AccountEvent::AccountSubmitted(submitted) = &a_submission()[3] else {
        panic!("the vocabulary says so");
    };
    let AccountSubmitted { fund, year: of, books, fund_books, .. } = submitted;
    assert_eq!((*fund, *of), (FUND, year(2025)));
    assert_eq!((*books, *fund_books), (YearBooks::Close, FundBooks::StayOpen));
}
