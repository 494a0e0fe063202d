//! Each request becomes the command of its name, and the fund agrees to it.

use api::v1;
use domain::fund::{Fund, FundBookCommand, FundEvent};
use domain::{BookCommand, BookEvent};

use super::examples::{account, adopt, by_victims, cents, line, norm, terms, under_way};
use super::{converted, request};
use crate::convert::tests::day;
use crate::convert::{Answered, CommandRequest};

/// What the request leads to in this fund.
async fn leads_to<T: CommandRequest>(fund: &Fund, request: T) -> FundEvent {
    let command = converted(request).await;
    assert_eq!(command.name(), T::NAME);
    assert_eq!(command.fact().by.as_str(), "u-1");
    let decided = fund.decide(&FundBookCommand::Outside(command));
    decided.unwrap_or_else(|refusal| panic!("{}: {refusal}", T::NAME)).remove(0)
}

#[tokio::test]
async fn what_a_fund_is_for() {
    let opened = leads_to(&Fund::default(), request!(OpenFundRequest { terms: Some(terms()) })).await;
    let FundEvent::FundOpened(opened) = opened else { panic!("another event") };
    assert_eq!(opened.terms.components.len(), 3);

    let fund = under_way().await;
    leads_to(&fund, request!(AmendTermsRequest { terms: Some(terms()) })).await;
    let (component, year) = ("a".to_owned(), 2027);
    leads_to(&fund, request!(SetNormAmountRequest { component, year, norm: norm(395_00) })).await;
    let (component, norm) = ("e".to_owned(), by_victims(&[(0, 12_500_00)]));
    leads_to(&fund, request!(SetNormAmountRequest { component, year, norm })).await;
}

#[tokio::test]
async fn the_money_of_a_fund() {
    let fund = under_way().await;
    let (line, amount) = (line(2026, "c"), cents(1_000_00));
    leads_to(&fund, request!(AllocateBudgetRequest { line: line.clone(), amount })).await;
    leads_to(&fund, request!(WithdrawBudgetRequest { line, amount })).await;
    let bank_reference = "2026-11-20/7".into();
    leads_to(&fund, request!(ReceiveAdvanceRequest { amount, bank_reference })).await;
}

#[tokio::test]
async fn the_course_of_a_fund() {
    let mut fund = under_way().await;
    let chosen = leads_to(&fund, request!(ChooseMethodRequest { method: v1::Method::Norm.into() })).await;
    fund.apply(&chosen);
    leads_to(&fund, request!(SwitchToActualRequest {})).await;
    leads_to(&fund, adopt()).await;
    leads_to(&fund, request!(SetPayingAccountRequest { account: Some(account()) })).await;
    let reason = v1::FreezeReason::AuthorityAsked.into();
    let frozen = leads_to(&fund, request!(FreezeFundRequest { reason })).await;
    fund.apply(&frozen);
    leads_to(&fund, request!(UnfreezeFundRequest {})).await;
    leads_to(&fund, request!(CloseFundRequest {})).await;
}

#[tokio::test]
async fn a_year_is_closed_when_it_is_over() {
    let mut fund = Fund::default();
    let happened_on = day(2025, 2, 1);
    let open = v1::OpenFundRequest { happened_on, ..request!(OpenFundRequest { terms: Some(terms()) }) };
    fund.apply(&leads_to(&Fund::default(), open).await);
    leads_to(&fund, request!(CloseYearRequest { year: 2025 })).await;
}

#[tokio::test]
async fn an_account_has_one_spelling() {
    let command = converted(request!(SetPayingAccountRequest { account: Some(account()) })).await;
    let domain::fund::FundCommand::SetPayingAccount(set) = command else { panic!("another command") };
    assert_eq!(set.account.iban.to_string(), "NL91ABNA0417164300");
}

#[tokio::test]
async fn the_order_of_two_duties_does_not_matter() {
    let turned = |one: v1::Duty, other: v1::Duty| {
        let mut adopt = adopt();
        let pair = v1::DutyPair { one: one.into(), other: other.into() };
        adopt.policy.as_mut().unwrap().together = vec![pair, pair];
        converted(adopt)
    };
    let (one, other) = (v1::Duty::Decide, v1::Duty::Commit);
    assert_eq!(turned(one, other).await, turned(other, one).await);
}

#[tokio::test]
async fn a_new_version_is_told() {
    let fund = under_way().await;
    let amend = || request!(AmendTermsRequest { terms: Some(terms()) });
    let answered = Answered {
        command: BookCommand::from(converted(amend()).await),
        event: Some(BookEvent::Fund(leads_to(&fund, amend()).await)),
    };
    assert_eq!(v1::AmendTermsRequest::respond(v1::Receipt::default(), &answered).version, 2);

    let event = Some(BookEvent::Fund(leads_to(&fund, adopt()).await));
    let answered = Answered { command: BookCommand::from(converted(adopt()).await), event };
    assert_eq!(v1::AdoptApprovalPolicyRequest::respond(v1::Receipt::default(), &answered).version, 2);
}
