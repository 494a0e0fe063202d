//! The authority settles on an amount, and the account is closed with it.

use domain::account::{AccountRefusal as R, AccountStage, CloseAccount, Finding};
use domain::money::{Amount, EuroCents};

use super::given::*;

#[test]
fn a_submitted_account_is_closed_with_what_was_settled() {
    for settled in [0, 12_345_67, -40_00, Amount::MOST, -Amount::MOST] {
        given_account(a_submission())
            .when(settle(settled).into())
            .then_expect_events(vec![was_settled(settled)]);
    }
    let file = file(&and(a_submission(), [was_settled(12_345_67)]));
    assert_eq!(file.stage(), AccountStage::Closed);
    assert_eq!(file.closed.unwrap().settled, cents(12_345_67));
}

#[test]
fn what_was_not_submitted_is_not_settled() {
    for history in [vec![was_opened()], a_draft(), a_certificate()] {
        given_account(history).when(settle(1).into()).then_expect_error(R::AccountNotSubmitted);
    }
}

#[test]
fn nobody_settles_on_more_than_there_is_money() {
    let most = EuroCents::new(Amount::MOST);
    for settled in [Amount::MOST + 1, -Amount::MOST - 1, i64::MAX, i64::MIN] {
        given_account(a_submission())
            .when(settle(settled).into())
            .then_expect_error(R::SettlementOutOfRange { settled: cents(settled), most });
    }
}

#[test]
fn it_is_not_settled_on_a_day_before_it_was_submitted() {
    let submit = domain::account::SubmitAccount { fact: by_on(treasurer(), LATER), ..submit(1) };
    let events = given_account(a_certificate()).when(submit.into()).inspect_result().unwrap();
    let early = CloseAccount { fact: by_on(treasurer(), DAY), ..settle(1) };
    given_account(and(a_certificate(), events))
        .when(early.into())
        .then_expect_error(R::AccountDateBeforeStep { on: DAY, since: LATER });
}

#[test]
fn a_closed_account_stays_as_it_is() {
    let history = and(a_submission(), [was_settled(1)]);
    let commands = [
        adopt(2).into(),
        draft(2).into(),
        mark(LINE, Finding::Error).into(),
        clear(LINE).into(),
        certify(1).into(),
        submit(1).into(),
        settle(2).into(),
    ];
    for command in commands {
        given_account(history.clone()).when(command).then_expect_error(R::AccountClosed { on: DAY });
    }
}
