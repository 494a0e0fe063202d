//! Years are accounted for in order, and a final account is the last.

use domain::account::{Account, AccountEvent, AccountRefusal as R, AccountSurroundings, FinalAccount};
use domain::account::{FundBooks, OpenAccount, Pin, SubmitAccount, YearBooks};
use domain::fund::Fund;
use domain::ids::{AccountId, FundId};
use domain::{Book, BookCommand, BookId, Fact, Surroundings};
use uuid::Uuid;

use super::given::*;

/// The account of 2025, of another fund.
fn of_another_fund(events: &[AccountEvent]) -> Account {
    let AccountEvent::AccountOpened(opened) = was_opened() else {
        panic!("the vocabulary says so");
    };
    let fund = FundId::new(Uuid::from_u128(0x5F2));
    let opened = domain::account::AccountOpened { fund, ..opened };
    account(&[&[opened.into()], events].concat())
}

/// The account of 2026, certified in 2027 and all right.
fn of_2026() -> Vec<AccountEvent> {
    let on = date(2027, 3, 2);
    let pin = Pin { effective_on: date(2026, 12, 31), ..pin(1) };
    let (draft, report) = (1, report(1));
    let drafted = domain::account::AccountDrafted { on, by: reporter(), draft, pin, report };
    let certified = domain::account::AccountCertified { on, by: accountant(), draft };
    vec![was_opened_of(2026), drafted.into(), certified.into()]
}

fn submit_2026() -> SubmitAccount {
    let fact = Fact { on: date(2027, 4, 1), today: date(2027, 6, 1), by: treasurer() };
    SubmitAccount { fact, draft: 1 }
}

fn within(accounts: Vec<Account>) -> AccountSurroundings {
    around(&[], accounts)
}

#[test]
fn an_account_follows_that_of_the_year_before() {
    let refusal = R::EarlierAccountOpen { year: year(2026), earlier: year(2025) };
    for before in [vec![was_opened()], a_draft(), a_certificate()] {
        given_account_within(within(vec![account(&before)]), of_2026())
            .when(submit_2026().into())
            .then_expect_error(refusal.clone());
    }
    for before in [a_submission(), and(a_submission(), [was_settled(1)])] {
        let asked = given_account_within(within(vec![account(&before)]), of_2026());
        assert!(asked.when(submit_2026().into()).inspect_result().is_ok());
    }
}

#[test]
fn a_year_nobody_opened_an_account_of_and_another_fund_hold_nothing_up() {
    let others = vec![Account::default(), of_another_fund(&[]), of_another_fund(&a_final_submission()[1..])];
    let submitted = given_account_within(within(others.clone()), of_2026()).when(submit_2026().into());
    assert!(submitted.inspect_result().is_ok());
    given_account_within(within(others), []).when(open().into()).then_expect_events(vec![was_opened()]);
}

#[test]
fn after_a_later_account_an_earlier_one_is_too_late() {
    let books = (YearBooks::Close, FundBooks::StayOpen);
    let AccountEvent::AccountSubmitted(submitted) = was_submitted(1, pin(1), books.0, books.1) else {
        panic!("the vocabulary says so");
    };
    let submitted = domain::account::AccountSubmitted { year: year(2026), ..submitted };
    let later = account(&and(of_2026(), [submitted.into()]));
    given_account_within(within(vec![later]), [])
        .when(open().into())
        .then_expect_error(R::AccountYearPassed { year: year(2025), later: year(2026) });
    given_account_within(within(vec![account(&of_2026())]), [])
        .when(open().into())
        .then_expect_events(vec![was_opened()]);
}

#[test]
fn after_the_final_account_no_other_is_opened_or_submitted() {
    let locked = R::AccountLocked { year: year(2025) };
    for end in [a_final_submission(), and(a_final_submission(), [was_settled(1)])] {
        let around = within(vec![account(&end)]);
        given_account_within(around.clone(), []).when(open_of(2026).into()).then_expect_error(locked.clone());
        given_account_within(around, of_2026()).when(submit_2026().into()).then_expect_error(locked.clone());
    }
    let only_drafted = within(vec![account(&a_final_submission()[..3])]);
    assert!(given_account_within(only_drafted, []).when(open_of(2026).into()).inspect_result().is_ok());
    assert_eq!(final_pin(1).final_account, FinalAccount::Yes);
}

fn accounts(numbers: impl IntoIterator<Item = i16>) -> Vec<BookId> {
    numbers.into_iter().map(|number| BookId::Account(AccountId::of(FUND, year(number)))).collect()
}

/// Which books are looked at, once the fund is known.
fn looks_at(account: Account, command: impl Into<BookCommand>) -> (Vec<BookId>, Vec<BookId>) {
    let (account, command) = (Book::Account(account), command.into());
    let first = account.looks_at(&command, &Surroundings::default());
    let fund = Book::Fund(around(&[], vec![]).fund);
    let mut known = Surroundings::default();
    known.add(BookId::Fund(FUND), &fund);
    (first, account.looks_at(&command, &known))
}

#[test]
fn an_opening_looks_at_the_fund_and_all_its_accounts_up_to_today() {
    let (first, then) = looks_at(Account::default(), OpenAccount { ..open() });
    assert_eq!(first, [BookId::Fund(FUND)]);
    assert_eq!(then, accounts([2026]));
    let fact = Fact { today: date(2028, 1, 1), ..by(reporter()) };
    assert_eq!(
        looks_at(Account::default(), OpenAccount { fact, ..open_of(2027) }).1,
        accounts([2025, 2026, 2028])
    );
}

#[test]
fn a_submission_looks_at_the_fund_and_its_accounts_of_earlier_years() {
    let (first, then) = looks_at(account(&of_2026()), submit_2026());
    assert_eq!(first, [BookId::Fund(FUND)]);
    assert_eq!(then, accounts([2025]));
    assert_eq!(looks_at(account(&a_certificate()), submit(1)).1, accounts([]));
}

#[test]
fn nothing_else_looks_around() {
    let nothing = (vec![], vec![]);
    assert_eq!(looks_at(account(&[was_opened()]), open()), nothing, "it is refused without looking");
    assert_eq!(looks_at(Account::default(), submit(1)), nothing);
    assert_eq!(looks_at(account(&a_certificate()), draft(2)), nothing);
    assert_eq!(looks_at(account(&a_submission()), settle(1)), nothing);
}

#[test]
fn a_fund_nobody_opened_has_no_accounts_to_look_at() {
    let (account, fund) = (Book::Account(Account::default()), Book::Fund(Fund::default()));
    let mut known = Surroundings::default();
    known.add(BookId::Fund(FUND), &fund);
    assert_eq!(account.looks_at(&open().into(), &known), []);
}
