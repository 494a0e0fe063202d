//! The draft in force is certified, once, by who did not prepare the account.

use domain::account::{AccountRefusal as R, AccountStage, CertifyAccount, Finding};

use super::given::*;

#[test]
fn a_draft_is_certified() {
    given_account(a_draft()).when(certify(1).into()).then_expect_events(vec![was_certified(1)]);
    assert_eq!(file(&a_certificate()).stage(), AccountStage::Certified);
}

#[test]
fn only_a_draft_there_is_can_be_certified() {
    for (history, draft) in [(vec![was_opened()], 1), (a_draft(), 0), (a_draft(), 2)] {
        given_account(history).when(certify(draft).into()).then_expect_error(R::DraftUnknown { draft });
    }
}

#[test]
fn only_the_last_draft_is_certified() {
    let history = and(a_draft(), [was_drafted(2)]);
    given_account(history.clone())
        .when(certify(1).into())
        .then_expect_error(R::DraftNotCurrent { draft: 1, current: 2 });
    given_account(history).when(certify(2).into()).then_expect_events(vec![was_certified(2)]);
}

#[test]
fn a_draft_that_is_out_of_date_is_not_certified() {
    let marked = was_marked(LINE, Finding::Error);
    for since in [vec![marked.clone()], vec![marked.clone(), was_cleared(LINE)], vec![was_adopted(2)]] {
        given_account(and(a_draft(), since))
            .when(certify(1).into())
            .then_expect_error(R::DraftOutdated { draft: 1 });
    }
    let drafted_anew = and(a_draft(), [marked, was_drafted(2)]);
    given_account(drafted_anew).when(certify(2).into()).then_expect_events(vec![was_certified(2)]);
}

#[test]
fn a_draft_is_certified_once() {
    given_account(a_certificate())
        .when(certify(1).into())
        .then_expect_error(R::DraftAlreadyCertified { draft: 1, on: DAY });
    let again = and(a_certificate(), [was_drafted(2)]);
    given_account(again).when(certify(2).into()).then_expect_events(vec![was_certified(2)]);
}

#[test]
fn a_draft_is_not_certified_on_a_day_before_it_was_made() {
    let early = date(2026, 3, 3);
    let fact = by_on(reporter(), LATER);
    let drafted = domain::account::DraftAccount { fact, ..draft(1) };
    let events = given_account([was_opened()]).when(drafted.into()).inspect_result().unwrap();
    let certify = CertifyAccount { fact: by_on(accountant(), early), ..certify(1) };
    given_account(and([was_opened()], events))
        .when(certify.into())
        .then_expect_error(R::AccountDateBeforeStep { on: early, since: LATER });
}
