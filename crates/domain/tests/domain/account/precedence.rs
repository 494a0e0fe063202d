//! When several refusals apply, the one that stands first in the order is the answer.

use domain::account::{AccountRefusal as R, *};

use super::given::*;

fn refused_in_turn(steps: Vec<(Vec<AccountEvent>, AccountCommand, R)>) {
    for (history, command, refusal) in steps {
        given_account(history).when(command).then_expect_error(refusal);
    }
}

#[test]
fn an_opening_is_judged_on_its_date_then_the_fund_then_the_year_then_other_accounts() {
    let locked = || vec![account(&a_final_submission())];
    let nowhere = AccountSurroundings { fund: domain::fund::Fund::default(), accounts: locked() };
    let tomorrow = OpenAccount { fact: by_on(reporter(), TOMORROW), ..open_of(2024) };
    given_account_within(nowhere.clone(), [])
        .when(tomorrow.into())
        .then_expect_error(R::AccountDateInFuture { on: TOMORROW, today: TODAY });
    given_account_within(nowhere, [])
        .when(open_of(2024).into())
        .then_expect_error(R::AccountFundUnknown { fund: FUND });
    let within = |number| given_account_within(around(&[], locked()), []).when(open_of(number).into());
    within(2024).then_expect_error(R::AccountBeforeFund { year: year(2024), opened_on: OPENING_DAY });
    within(2027).then_expect_error(R::AccountYearNotBegun { year: year(2027) });
    within(2026).then_expect_error(R::AccountLocked { year: year(2025) });
}

#[test]
fn the_stage_comes_before_the_dates_and_those_before_the_rules() {
    let wrong = |on| CertifyAccount { fact: by_on(reporter(), on), draft: 9 };
    let early = date(2026, 3, 1);
    refused_in_turn(vec![
        (vec![], wrong(TOMORROW).into(), R::AccountNotOpened),
        (and(a_submission(), [was_settled(1)]), wrong(TOMORROW).into(), R::AccountClosed { on: DAY }),
        (a_submission(), wrong(TOMORROW).into(), R::AccountAlreadySubmitted { on: DAY }),
        (a_draft(), wrong(TOMORROW).into(), R::AccountDateInFuture { on: TOMORROW, today: TODAY }),
        (a_draft(), wrong(early).into(), R::AccountDateBeforeStep { on: early, since: DAY }),
        (a_draft(), wrong(DAY).into(), R::DraftUnknown { draft: 9 }),
    ]);
}

#[test]
fn a_draft_is_judged_on_its_set_then_its_day_then_its_position_then_its_maker() {
    let pinned = |pin: Pin| DraftAccount { fact: by(accountant()), pin, report: report(1) };
    let all_wrong = Pin { indicators: hash_of("other"), effective_on: DAY, position: 0, ..pin(1) };
    let day_wrong = Pin { indicators: set(1).sha256().clone(), ..all_wrong.clone() };
    let low = Pin { effective_on: LAST_DAY, ..day_wrong.clone() };
    let adopted = set(1).sha256().clone();
    refused_in_turn(vec![
        (a_certificate(), pinned(all_wrong).into(), R::DraftOfOtherIndicators { adopted }),
        (
            a_certificate(),
            pinned(day_wrong).into(),
            R::DraftOutsideYear { effective_on: DAY, year: year(2025) },
        ),
        (a_certificate(), pinned(low).into(), R::DraftBelowAccount { position: 0, least: 102 }),
        (a_certificate(), pinned(pin(2)).into(), R::ExaminerMayNotPrepare),
    ]);
}

#[test]
fn a_certificate_is_judged_on_the_draft_before_who_gives_it() {
    let by_reporter = |draft| CertifyAccount { fact: by(reporter()), draft };
    let outdated = and(a_certificate(), [was_drafted(2), was_adopted(2)]);
    refused_in_turn(vec![
        (outdated.clone(), by_reporter(1).into(), R::DraftNotCurrent { draft: 1, current: 2 }),
        (outdated, by_reporter(2).into(), R::DraftOutdated { draft: 2 }),
        (a_certificate(), by_reporter(1).into(), R::DraftAlreadyCertified { draft: 1, on: DAY }),
        (a_draft(), by_reporter(1).into(), R::PreparerMayNotExamine),
    ]);
}

#[test]
fn an_unchanged_set_and_a_missing_mark_come_before_who_asks() {
    let adopt = AdoptIndicatorSet { fact: by(accountant()), ..adopt(1) };
    let clear = ClearMark { fact: by(reporter()), ..clear(LINE) };
    let unchanged = R::IndicatorSetUnchanged { indicators: set(1).sha256().clone() };
    refused_in_turn(vec![
        (a_certificate(), adopt.into(), unchanged),
        (a_draft(), clear.into(), R::LineNotMarked { line: LINE }),
    ]);
}

#[test]
fn a_submission_is_judged_on_the_grant_then_the_draft_then_the_year_then_the_order_then_its_maker() {
    let opened_2026 = |drafted_on: Date, certified: bool| {
        let pin = Pin { effective_on: date(2026, 12, 31), ..pin(1) };
        let drafted = AccountDrafted { on: drafted_on, by: reporter(), draft: 1, pin, report: report(1) };
        let certificate = AccountCertified { on: drafted_on, by: accountant(), draft: 1 };
        let certificate = Some(AccountEvent::from(certificate)).filter(|_| certified);
        let opened = vec![was_opened_of(2026), drafted.into()];
        [opened, certificate.into_iter().collect()].concat()
    };
    let ask = |accounts, history: Vec<AccountEvent>, on: Date, draft| {
        let fact = domain::Fact { on, today: date(2027, 6, 1), by: accountant() };
        given_account_within(around(&[], accounts), history).when(SubmitAccount { fact, draft }.into())
    };
    let locked = || vec![account(&a_final_submission())];
    let open = || vec![account(&a_draft())];
    let (early, late) = (date(2026, 6, 1), date(2027, 6, 1));
    ask(locked(), opened_2026(DAY, false), early, 9).then_expect_error(R::AccountLocked { year: year(2025) });
    ask(open(), opened_2026(DAY, false), early, 9).then_expect_error(R::DraftUnknown { draft: 9 });
    ask(open(), opened_2026(DAY, false), early, 1).then_expect_error(R::DraftNotCertified { draft: 1 });
    ask(open(), opened_2026(DAY, true), early, 1)
        .then_expect_error(R::AccountYearNotOver { year: year(2026) });
    ask(open(), opened_2026(DAY, true), late, 1)
        .then_expect_error(R::DraftNotOfWholeYear { draft: 1, last: date(2026, 12, 31) });
    ask(open(), opened_2026(late, true), late, 1)
        .then_expect_error(R::EarlierAccountOpen { year: year(2026), earlier: year(2025) });
    ask(vec![], opened_2026(late, true), late, 1).then_expect_error(R::ExaminerMayNotSubmit);
}
