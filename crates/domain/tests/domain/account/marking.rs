//! Lines are marked by whoever examines the account, and the marks are taken off again.
//!
//! A mark changes what is settled, so it voids the draft and its certificate.

use domain::account::{AccountRefusal as R, AccountStage, ClearMark, Finding, LineId, MarkLine};

use super::given::*;

#[test]
fn a_line_is_marked_and_the_account_has_to_be_drafted_anew() {
    for (history, stage) in
        [(vec![was_opened()], "OPEN"), (a_draft(), "DRAFTED"), (a_certificate(), "CERTIFIED")]
    {
        assert_eq!(file(&history).stage().code(), stage);
        let marked = was_marked(LINE, Finding::Error);
        given_account(history.clone())
            .when(mark(LINE, Finding::Error).into())
            .then_expect_events(vec![marked.clone()]);
        let file = file(&and(history, [marked]));
        assert_eq!((file.stage(), &file.certified), (AccountStage::Open, &None));
        assert_eq!(file.marks.get(&LINE).map(|mark| mark.finding), Some(Finding::Error));
    }
}

#[test]
fn marking_again_replaces_the_mark() {
    let history = and(a_draft(), [was_marked(LINE, Finding::Error)]);
    let again = was_marked(LINE, Finding::Uncertainty);
    given_account(history.clone())
        .when(mark(LINE, Finding::Uncertainty).into())
        .then_expect_events(vec![again.clone()]);
    let file = file(&and(history, [again, was_marked(OTHER_LINE, Finding::Error)]));
    let marks: Vec<_> = file.marks.iter().map(|(line, mark)| (*line, mark.finding)).collect();
    assert_eq!(marks, [(LINE, Finding::Uncertainty), (OTHER_LINE, Finding::Error)]);
}

#[test]
fn a_mark_is_cleared() {
    let history = and(a_draft(), [was_marked(LINE, Finding::Error), was_drafted(2), was_certified(2)]);
    given_account(history.clone()).when(clear(LINE).into()).then_expect_events(vec![was_cleared(LINE)]);
    let file = file(&and(history, [was_cleared(LINE)]));
    assert_eq!((file.stage(), file.marks.size()), (AccountStage::Open, 0));
}

#[test]
fn only_a_line_with_a_mark_is_cleared() {
    let never = and(a_draft(), [was_marked(OTHER_LINE, Finding::Error)]);
    let before = and(a_draft(), [was_marked(LINE, Finding::Error), was_cleared(LINE)]);
    for history in [a_draft(), never, before] {
        given_account(history).when(clear(LINE).into()).then_expect_error(R::LineNotMarked { line: LINE });
    }
}

#[test]
fn a_mark_is_not_changed_on_a_day_before_it_was_made() {
    let early = date(2026, 3, 3);
    let marked = MarkLine { fact: by_on(accountant(), LATER), ..mark(LINE, Finding::Error) };
    let events = given_account(a_draft()).when(marked.into()).inspect_result().unwrap();
    let history = and(a_draft(), events);
    let refusal = R::AccountDateBeforeStep { on: early, since: LATER };
    let fact = by_on(accountant(), early);
    given_account(history.clone())
        .when(ClearMark { fact: fact.clone(), ..clear(LINE) }.into())
        .then_expect_error(refusal.clone());
    given_account(history)
        .when(MarkLine { fact, ..mark(LINE, Finding::Error) }.into())
        .then_expect_error(refusal);
}

#[test]
fn there_are_at_most_9999_marks_at_once() {
    let line = |position| LineId { position, part: 0 };
    let marks = (1..=9_999).map(|position| was_marked(line(position), Finding::Error));
    let history = and(a_draft(), marks.collect::<Vec<_>>());
    given_account(history.clone())
        .when(mark(line(10_000), Finding::Error).into())
        .then_expect_error(R::AccountFull { most: 9_999 });
    let again = mark(line(1), Finding::Uncertainty);
    assert!(given_account(history.clone()).when(again.into()).inspect_result().is_ok());
    let cleared = and(history, [was_cleared(line(1))]);
    assert!(given_account(cleared).when(mark(line(10_000), Finding::Error).into()).inspect_result().is_ok());
}
