//! Nobody examines what they prepared, and nobody submits what they examined; it does not matter how long ago.
//!
//! Preparing is opening, adopting and drafting; examining is marking, clearing and certifying.

use domain::Fact;
use domain::account::*;

use super::given::*;

/// Everything that is preparing, asked by this officer of an account in which each is possible.
fn preparing(fact: &Fact) -> [AccountCommand; 2] {
    let fact = || fact.clone();
    [AdoptIndicatorSet { fact: fact(), ..adopt(2) }.into(), DraftAccount { fact: fact(), ..draft(9) }.into()]
}

/// Everything that is examining.
fn examining(fact: &Fact, draft: u16) -> [AccountCommand; 3] {
    let fact = || fact.clone();
    [
        MarkLine { fact: fact(), ..mark(LINE, Finding::Error) }.into(),
        ClearMark { fact: fact(), ..clear(OTHER_LINE) }.into(),
        CertifyAccount { fact: fact(), ..certify(draft) }.into(),
    ]
}

/// An account with a mark and a draft in force, of which each step was done by an officer of its own, named after it.
fn by_many() -> Vec<AccountEvent> {
    let named = |event: AccountEvent, name: &str| -> AccountEvent {
        let by = officer_called(name);
        match event {
            AccountEvent::AccountOpened(event) => AccountOpened { by, ..event }.into(),
            AccountEvent::IndicatorSetAdopted(event) => IndicatorSetAdopted { by, ..event }.into(),
            AccountEvent::AccountDrafted(event) => AccountDrafted { by, ..event }.into(),
            AccountEvent::LineMarked(event) => LineMarked { by, ..event }.into(),
            AccountEvent::MarkCleared(event) => MarkCleared { by, ..event }.into(),
            AccountEvent::AccountCertified(event) => AccountCertified { by, ..event }.into(),
            event => event,
        }
    };
    vec![
        named(was_opened(), "opener"),
        named(was_adopted(3), "adopter"),
        named(was_adopted(1), "adopter"),
        named(was_drafted(1), "first-drafter"),
        named(was_certified(1), "certifier"),
        named(was_marked(LINE, Finding::Error), "marker"),
        named(was_marked(OTHER_LINE, Finding::Error), "marker"),
        named(was_cleared(LINE), "clearer"),
        named(was_drafted(2), "drafter"),
    ]
}

#[test]
fn who_prepared_anything_examines_nothing() {
    for name in ["opener", "adopter", "first-drafter", "drafter"] {
        for command in examining(&by(officer_called(name)), 2) {
            given_account(by_many()).when(command).then_expect_error(R::PreparerMayNotExamine);
        }
        for command in preparing(&by(officer_called(name))) {
            assert!(given_account(by_many()).when(command).inspect_result().is_ok());
        }
    }
}

#[test]
fn who_examined_anything_prepares_and_submits_nothing() {
    let certified = and(by_many(), [was_certified(2)]);
    for name in ["certifier", "marker", "clearer", "accountant"] {
        for command in preparing(&by(officer_called(name))) {
            given_account(certified.clone()).when(command).then_expect_error(R::ExaminerMayNotPrepare);
        }
        let submit = SubmitAccount { fact: by(officer_called(name)), ..submit(2) };
        given_account(certified.clone()).when(submit.into()).then_expect_error(R::ExaminerMayNotSubmit);
        for command in examining(&by(officer_called(name)), 2).into_iter().take(2) {
            assert!(given_account(certified.clone()).when(command).inspect_result().is_ok());
        }
    }
}

#[test]
fn who_prepared_it_or_nobody_in_particular_submits_what_another_certified() {
    let certified = and(by_many(), [was_certified(2)]);
    for name in ["opener", "drafter", "treasurer"] {
        let submit = SubmitAccount { fact: by(officer_called(name)), ..submit(2) };
        assert!(given_account(certified.clone()).when(submit.into()).inspect_result().is_ok());
    }
}

use AccountRefusal as R;
