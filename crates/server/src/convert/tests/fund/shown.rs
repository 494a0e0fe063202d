//! A fund, its balance and its journal as they are shown.

use api::v1;
use domain::fund::{
    Balances, BookPayable, BookRecovery, Encumber, Fund, FundBookCommand, FundEvent, FundLeg, LimitCheck,
    Mandate, SettlePayable,
};
use domain::ids::{BankReference, FundId, HouseholdId, OfficerId, PaymentReference, ProvisionId, RecoveryId};
use domain::money::{AccountingYear, Amount, BudgetLine};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use journal::Located;

use super::examples::{adopt, cents, line, norm, policy, terms, under_way};
use super::{FUND, given, request};
use crate::convert::tests::{HOUSEHOLD, REQUEST, day};
use crate::convert::{fund, fund_balance, fund_summary, journal_entry};

const ON: Date = date(2026, 11, 21);

fn id() -> FundId {
    FUND.parse().unwrap()
}

fn amount(cents: i64) -> Amount {
    Amount::new(cents).unwrap()
}

fn c_2026() -> BudgetLine {
    BudgetLine { year: AccountingYear::new(2026).unwrap(), component: "c".parse().unwrap() }
}

fn payment() -> PaymentReference {
    PaymentReference { provision: provision(), number: 1 }
}

fn provision() -> ProvisionId {
    REQUEST.parse().unwrap()
}

fn officer() -> OfficerId {
    OfficerId::new("u-7").unwrap()
}

/// What a provision of EUR 6,200.00 asks of the fund until it is paid, and EUR 200.00 of it comes back.
fn paid_for() -> Vec<FundLeg> {
    let (on, by) = (ON, officer());
    let bank_reference = BankReference::new("B-1").unwrap();
    vec![
        FundLeg::from(Encumber {
            on,
            by: by.clone(),
            provision: provision(),
            commitment: 1,
            line: c_2026(),
            amount: amount(6_200_00),
            activity: None,
            household: HOUSEHOLD.parse::<HouseholdId>().unwrap(),
            person: None,
            mandate: Mandate::MandatedOfficial,
            limit_overridden: LimitCheck::Checked,
        }),
        BookPayable { on, by: by.clone(), payment: payment(), line: c_2026(), amount: amount(6_200_00) }
            .into(),
        SettlePayable {
            on,
            by: by.clone(),
            payment: payment(),
            bank_reference: Some(bank_reference.clone()),
        }
        .into(),
        BookRecovery {
            on,
            by,
            provision: provision(),
            recovery: FUND.parse::<RecoveryId>().unwrap(),
            line: c_2026(),
            amount: amount(200_00),
            bank_reference,
        }
        .into(),
    ]
}

/// The events these legs lead to.
fn recorded(fund: &mut Fund, legs: Vec<FundLeg>) -> Vec<FundEvent> {
    let mut events = Vec::new();
    for leg in legs {
        let decided = fund.decide(&FundBookCommand::Leg(leg)).unwrap();
        decided.iter().for_each(|event| fund.apply(event));
        events.extend(decided);
    }
    events
}

fn located(event: FundEvent) -> Located<FundEvent> {
    Located { position: 41, sequence: 5, recorded_at: Timestamp::UNIX_EPOCH, event }
}

#[tokio::test]
async fn a_fund_is_shown_as_it_is() {
    let mut state = under_way().await;
    given(&mut state, request!(ChooseMethodRequest { method: v1::Method::Norm.into() })).await.unwrap();
    let reason = v1::FreezeReason::Review.into();
    given(&mut state, request!(FreezeFundRequest { reason })).await.unwrap();
    let shown = fund(id(), &state, 6).unwrap();

    assert_eq!((shown.fund_id.as_str(), shown.revision, shown.terms_version), (FUND, 6, 1));
    assert_eq!(shown.opened_on, day(2026, 11, 1));
    assert_eq!(shown.terms, Some(terms()));
    let mut adopted = policy();
    adopted.together[0] = v1::DutyPair { one: v1::Duty::Decide.into(), other: v1::Duty::Commit.into() };
    let adopted = v1::AdoptedPolicy { version: 1, in_force_from: day(2027, 1, 1), policy: Some(adopted) };
    assert_eq!(shown.policies, [adopted]);
    assert_eq!((shown.method(), shown.method_since), (v1::Method::Norm, day(2026, 11, 20)));
    assert_eq!(shown.paying_account.as_ref().unwrap().iban, "NL91ABNA0417164300");
    assert_eq!((shown.freeze_reason(), shown.frozen_since), (v1::FreezeReason::Review, day(2026, 11, 20)));
    assert_eq!((shown.closed_years.as_slice(), shown.closed_on), (&[][..], None));
}

#[tokio::test]
async fn what_was_not_said_is_not_shown() {
    let mut state = Fund::default();
    given(&mut state, request!(OpenFundRequest { terms: Some(terms()) })).await.unwrap();
    let shown = fund(id(), &state, 1).unwrap();
    assert_eq!(
        (shown.policies.len(), shown.method(), shown.method_since),
        (0, v1::Method::Unspecified, None)
    );
    assert_eq!((shown.paying_account, shown.frozen_since), (None, None));
    assert_eq!(fund(id(), &Fund::Unopened, 0), None);
}

#[tokio::test]
async fn the_terms_are_shown_with_the_norms_that_were_set_and_can_be_sent_back() {
    let mut state = under_way().await;
    for (year, amount) in [(2027, 395_00), (2026, 385_00)] {
        let component = "a".into();
        let set = request!(SetNormAmountRequest { component, year, norm: norm(amount) });
        given(&mut state, set).await.unwrap();
    }
    let shown = fund(id(), &state, 6).unwrap().terms.unwrap();
    let norms =
        [v1::YearNorm { year: 2026, norm: norm(385_00) }, v1::YearNorm { year: 2027, norm: norm(395_00) }];
    assert_eq!(shown.components[0].norms, norms);

    given(&mut state, request!(AmendTermsRequest { terms: Some(shown.clone()) })).await.unwrap();
    let again = fund(id(), &state, 7).unwrap();
    assert_eq!((again.terms, again.terms_version), (Some(shown), 2));
}

#[tokio::test]
async fn a_component_that_became_always_actual_is_shown_without_norms() {
    let mut state = under_way().await;
    let mut amended = terms();
    amended.components[0].method = v1::ComponentMethod::Actual.into();
    amended.components[0].norms.clear();
    given(&mut state, request!(AmendTermsRequest { terms: Some(amended.clone()) })).await.unwrap();
    assert_eq!(fund(id(), &state, 5).unwrap().terms, Some(amended));
}

#[tokio::test]
async fn every_cent_is_in_one_place() {
    let mut state = under_way().await;
    recorded(&mut state, paid_for());
    let shown = fund_balance(&state.balances());
    let c = v1::LineBalance {
        granted: 100_000_00,
        free: 94_000_00,
        encumbered: 0,
        payable: 0,
        paid: 6_200_00,
        recovered: 200_00,
    };
    let lines = [v1::BudgetLineBalance { line: line(2026, "c"), balance: Some(c) }];
    assert_eq!((shown.lines.as_slice(), shown.total), (&lines[..], Some(c)));
    assert_eq!((shown.bank, shown.authority), (-6_000_00, -6_000_00));

    let kept = state.pot().unwrap().terms();
    let row = views::funds::Row {
        code: kept.sisa_code.as_ref().unwrap().to_string(),
        title: kept.name.to_string(),
        authority: Some(kept.authority),
        opened_on: Some(ON),
        balances: state.balances(),
        ..Default::default()
    };
    let summary = fund_summary(id(), &row);
    assert_eq!((summary.opened_on, summary.closed_on), (day(2026, 11, 21), None));
    assert_eq!((summary.name.as_str(), summary.sisa_code.as_str()), ("SPUK hersteloperatie", "B2"));
    assert_eq!((summary.authority(), summary.total), (v1::Authority::Rijk, Some(c)));
}

#[tokio::test]
async fn an_entry_says_what_moved_and_where_it_came_from() {
    let mut state = under_way().await;
    let events = recorded(&mut state, paid_for());
    let entries: Vec<_> =
        events.into_iter().map(|event| journal_entry(&located(event), None).unwrap()).collect();
    let from: Vec<_> = entries
        .iter()
        .map(|entry| (entry.event.as_str(), entry.payment_reference.as_str(), entry.bank_reference.as_str()))
        .collect();
    let paid = payment().to_string();
    let expected = [
        ("FundsEncumbered", "", ""),
        ("PayableBooked", &paid, ""),
        ("PayableSettled", &paid, "B-1"),
        ("RecoveryBooked", "", "B-1"),
    ];
    assert_eq!(from, expected);
    assert!(entries.iter().all(|entry| entry.provision_id == REQUEST && entry.recorded_by == "u-7"));
    assert!(entries.iter().all(|entry| entry.postings.iter().map(|posting| posting.cents).sum::<i64>() == 0));
    assert_eq!(entries.iter().map(|entry| entry.commitment).collect::<Vec<_>>(), [1, 0, 0, 0]);
    assert_eq!((entries[2].recovery_id.as_str(), entries[3].recovery_id.as_str()), ("", FUND));

    let settled = &entries[2];
    assert_eq!((settled.position, settled.happened_on), (41, day(2026, 11, 21)));
    let posting = |account: v1::Account, line, cents| v1::Posting { account: account.into(), line, cents };
    let c = || line(2026, "c");
    assert_eq!(
        settled.postings,
        [
            posting(v1::Account::Paid, c(), 6_200_00),
            posting(v1::Account::Payable, c(), -6_200_00),
            posting(v1::Account::Authority, None, 6_200_00),
            posting(v1::Account::Bank, None, -6_200_00),
        ]
    );
}

#[tokio::test]
async fn the_journal_has_only_what_moved_money_on_the_line() {
    let mut state = under_way().await;
    let encumbered = recorded(&mut state, paid_for()).remove(0);
    let other = BudgetLine { year: AccountingYear::new(2027).unwrap(), ..c_2026() };
    assert!(journal_entry(&located(encumbered.clone()), Some(&c_2026())).is_some());
    assert_eq!(journal_entry(&located(encumbered), Some(&other)), None);

    let adopted = super::converted(adopt()).await;
    let adopted = state.decide(&FundBookCommand::Outside(adopted)).unwrap().remove(0);
    assert_eq!(journal_entry(&located(adopted), None), None);
}

#[tokio::test]
async fn the_journal_adds_up_to_the_balance() {
    let mut state = under_way().await;
    let allocated = request!(AllocateBudgetRequest { line: line(2026, "a"), amount: cents(38_000_00) });
    let allocated = super::converted(allocated).await;
    let mut events = state.decide(&FundBookCommand::Outside(allocated)).unwrap();
    state.apply(&events[0]);
    events.extend(recorded(&mut state, paid_for()));
    let mut sum = Balances::default();
    events.iter().for_each(|event| sum.post(event));
    let free: i64 = events
        .iter()
        .filter_map(|event| journal_entry(&located(event.clone()), None))
        .flat_map(|entry| entry.postings)
        .filter(|posting| posting.account() == v1::Account::Free)
        .map(|posting| posting.cents)
        .sum();
    assert_eq!(free, fund_balance(&sum).total.unwrap().free);
}
