//! The account is drafted by the set that is adopted, from the ledger as it is, as often as needed.
//!
//! Another set, another mark or another draft: what was drafted and certified before is in force no longer.

use domain::account::{
    AccountRefusal as R, AccountStage, AdoptIndicatorSet, DraftAccount, Finding, IndicatorSet, Pin,
};

use super::given::*;

#[test]
fn an_account_is_drafted() {
    given_account([was_opened()]).when(draft(1).into()).then_expect_events(vec![was_drafted(1)]);
    let file = file(&a_draft());
    assert_eq!(file.stage(), AccountStage::Drafted);
    assert_eq!(file.draft().map(|draft| (draft.draft, &draft.report)), Some((1, &report(1))));
}

#[test]
fn it_is_drafted_again_also_when_certified_and_the_certificate_is_void() {
    for history in [a_draft(), a_certificate()] {
        given_account(history.clone()).when(draft(2).into()).then_expect_events(vec![was_drafted(2)]);
        let again = file(&and(history, [was_drafted(2)]));
        assert_eq!((again.stage(), again.drafts.len()), (AccountStage::Drafted, 2));
        assert_eq!(again.draft().map(|draft| draft.draft), Some(2));
    }
}

#[test]
fn a_draft_follows_the_set_that_is_adopted() {
    let other = DraftAccount { pin: Pin { indicators: set(2).sha256().clone(), ..pin(1) }, ..draft(1) };
    given_account([was_opened()])
        .when(other.clone().into())
        .then_expect_error(R::DraftOfOtherIndicators { adopted: set(1).sha256().clone() });
    let adopted = [was_opened(), was_adopted(2)];
    given_account(adopted.clone())
        .when(draft(1).into())
        .then_expect_error(R::DraftOfOtherIndicators { adopted: set(2).sha256().clone() });
    let expected = was_drafted_from(1, other.pin.clone());
    given_account(adopted).when(other.into()).then_expect_events(vec![expected]);
}

#[test]
fn a_draft_is_as_of_a_day_of_the_year() {
    let as_of = |effective_on| DraftAccount { pin: Pin { effective_on, ..pin(1) }, ..draft(1) };
    for day in [date(2025, 1, 1), date(2025, 6, 30), LAST_DAY] {
        let expected = was_drafted_from(1, Pin { effective_on: day, ..pin(1) });
        given_account([was_opened()]).when(as_of(day).into()).then_expect_events(vec![expected]);
    }
    for day in [date(2024, 12, 31), date(2026, 1, 1)] {
        given_account([was_opened()])
            .when(as_of(day).into())
            .then_expect_error(R::DraftOutsideYear { effective_on: day, year: year(2025) });
    }
}

/// The ledger holds at least what is recorded of the account itself.
#[test]
fn a_draft_leaves_nothing_out_that_was_recorded_of_the_account() {
    let from = |position| DraftAccount { pin: Pin { position, ..pin(1) }, ..draft(1) };
    let refused = |history: Vec<_>, position, least| {
        given_account(history)
            .when(from(position).into())
            .then_expect_error(R::DraftBelowAccount { position, least });
    };
    refused(vec![was_opened()], 0, 1);
    assert!(given_account([was_opened()]).when(from(1).into()).inspect_result().is_ok());
    refused(vec![was_opened(), was_adopted(2), was_adopted(1)], 2, 3);
    refused(a_draft(), 100, 101);
    let marked = and(a_draft(), [was_marked(LINE, Finding::Error), was_cleared(LINE)]);
    refused(marked.clone(), 102, 103);
    assert!(given_account(marked).when(from(103).into()).inspect_result().is_ok());
}

#[test]
fn another_set_is_adopted_and_the_draft_by_the_old_one_is_in_force_no_longer() {
    for history in [vec![was_opened()], a_draft(), a_certificate()] {
        given_account(history.clone()).when(adopt(2).into()).then_expect_events(vec![was_adopted(2)]);
        let file = file(&and(history, [was_adopted(2)]));
        assert_eq!((file.stage(), file.draft(), &file.certified), (AccountStage::Open, None, &None));
        assert_eq!(&file.indicators, set(2).sha256());
    }
}

#[test]
fn the_set_that_holds_is_not_adopted_again() {
    let refusal = |set: IndicatorSet| R::IndicatorSetUnchanged { indicators: set.sha256().clone() };
    given_account(a_draft()).when(adopt(1).into()).then_expect_error(refusal(set(1)));
    let changed = and(a_draft(), [was_adopted(2)]);
    given_account(changed.clone()).when(adopt(2).into()).then_expect_error(refusal(set(2)));
    let back = AdoptIndicatorSet { indicators: set(1), ..adopt(1) };
    given_account(changed).when(back.into()).then_expect_events(vec![was_adopted(1)]);
}

#[test]
fn there_are_at_most_999_drafts() {
    let drafts = (1..=999).map(was_drafted);
    let history = and([was_opened()], drafts.collect::<Vec<_>>());
    let next = DraftAccount { pin: Pin { position: 1_000_000, ..pin(1) }, ..draft(1) };
    given_account(history.clone()).when(next.clone().into()).then_expect_error(R::AccountFull { most: 999 });
    assert!(given_account(history[..999].to_vec()).when(next.into()).inspect_result().is_ok());
}
