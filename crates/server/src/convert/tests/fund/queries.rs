//! Questions about funds: what is wrong is named, and a token belongs to one question.

use api::v1;

use super::FUND;
use super::examples::line;
use crate::convert::Query;
use crate::convert::tests::{LEDGER, REQUEST, day};
use crate::errors::name;

fn wrong(query: impl Query) -> Vec<(String, &'static str)> {
    let problem = query.check().err().expect("the question is wrong");
    problem.violations().iter().map(|one| (one.field.clone(), name(one.reason))).collect()
}

fn journal(line: Option<v1::BudgetLine>) -> v1::ListJournalRequest {
    v1::ListJournalRequest { ledger: LEDGER.into(), fund_id: FUND.into(), line, ..Default::default() }
}

#[test]
fn a_fund_must_be_named() {
    let missing = ["ledger", "fund_id"].map(|field| (field.to_owned(), "FIELD_REQUIRED"));
    assert_eq!(wrong(v1::GetFundRequest::default()), missing);
    assert_eq!(wrong(v1::GetFundBalanceRequest::default()), missing);
    assert_eq!(wrong(v1::ListJournalRequest::default()), missing);
}

#[test]
fn a_balance_is_asked_as_of_a_day_and_a_position() {
    let ask = |date| v1::GetFundBalanceRequest {
        ledger: LEDGER.into(),
        fund_id: FUND.into(),
        as_of_position: Some(41),
        as_of_date: date,
        at_least_position: Some(-1),
    };
    let query = v1::GetFundBalanceRequest { at_least_position: None, ..ask(day(2026, 12, 31)) };
    let query = query.check().unwrap();
    assert_eq!(query.as_of_position, Some(41));
    assert_eq!(query.as_of_date, Some(jiff::civil::date(2026, 12, 31)));

    let expected = [("as_of_date", "DATE_INVALID"), ("at_least_position", "NUMBER_OUT_OF_RANGE")];
    assert_eq!(wrong(ask(day(2026, 2, 29))), expected.map(|(field, reason)| (field.to_owned(), reason)));
}

#[test]
fn funds_go_on_after_the_one_that_was_opened_last() {
    let ask = |ledger: &str, page_token: String| v1::ListFundsRequest {
        ledger: ledger.into(),
        page_token,
        ..Default::default()
    };
    let first = ask(LEDGER, String::new()).check().unwrap();
    assert_eq!((first.page_size, first.after_position), (100, None));
    let token = first.next_page_token(0);
    assert_eq!(ask(LEDGER, token.clone()).check().unwrap().after_position, Some(0));
    assert_eq!(wrong(ask("GM0363", token)), [("page_token".to_owned(), "PAGE_TOKEN_INVALID")]);
}

#[test]
fn the_journal_goes_on_where_the_page_before_stopped() {
    for line in [None, line(2026, "c")] {
        let first = journal(line.clone()).check().unwrap();
        assert_eq!((first.page_size, first.after_sequence), (100, 0));
        let page_token = first.next_page_token(7);
        let second = v1::ListJournalRequest { page_token, ..journal(line) };
        assert_eq!(second.check().unwrap().after_sequence, 7);
    }
}

#[test]
fn the_journal_of_another_line_or_fund_is_another_question() {
    let token = journal(None).check().unwrap().next_page_token(7);
    let refused = [("page_token".to_owned(), "PAGE_TOKEN_INVALID")];
    for other in [
        journal(line(2026, "c")),
        v1::ListJournalRequest { fund_id: REQUEST.into(), ..journal(None) },
        v1::ListJournalRequest { ledger: "GM0363".into(), ..journal(None) },
    ] {
        assert_eq!(wrong(v1::ListJournalRequest { page_token: token.clone(), ..other }), refused);
    }
}

#[test]
fn a_line_is_checked_inside() {
    let expected = [("line.year", "NUMBER_OUT_OF_RANGE"), ("line.component", "FIELD_REQUIRED")];
    assert_eq!(wrong(journal(line(0, ""))), expected.map(|(field, reason)| (field.to_owned(), reason)));
}
