//! The journal: what each event posts, and that nothing is made or lost.
//!
//! The table is written out once more here, by hand, so that a change of a posting is seen.

use std::collections::BTreeMap;

use domain::fund::{Account, Balances, FundEvent, postings};

use super::given::*;

/// The postings of an event as text, debit before credit.
fn posted(event: &FundEvent) -> String {
    let posting = |posting: domain::fund::Posting| match posting.line {
        Some(line) => format!("{line} {} {}", posting.account, posting.amount.cents()),
        None => format!("{} {}", posting.account, posting.amount.cents()),
    };
    let postings: Vec<_> = postings(event).into_iter().map(posting).collect();
    if postings.is_empty() { "nothing".to_owned() } else { postings.join(", ") }
}

#[test]
fn every_event_posts_what_the_table_says() {
    let lines =
        fund_examples().into_iter().map(|event| format!("{}: {}", event.event_type(), posted(&event)));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
    FundOpened: nothing
    TermsAmended: nothing
    BudgetAllocated: 2026/c free 2000000, 2026/c granted -2000000
    BudgetWithdrawn: 2026/c granted 100000, 2026/c free -100000
    NormAmountSet: nothing
    AdvanceReceived: bank 5000000, authority -5000000
    MethodChosen: nothing
    SwitchedToActual: nothing
    ApprovalPolicyAdopted: nothing
    PayingAccountSet: nothing
    FundFrozen: nothing
    FundUnfrozen: nothing
    YearClosed: nothing
    FundClosed: nothing
    FundsEncumbered: 2026/c encumbered 620000, 2026/c free -620000
    FundsReleased: 2026/c free 20000, 2026/c encumbered -20000
    PayableBooked: 2026/c payable 600000, 2026/c encumbered -600000
    PayableCancelled: 2026/c encumbered 600000, 2026/c payable -600000
    PayablesSent: nothing
    PayableSettled: 2026/c paid 600000, 2026/c payable -600000, authority 600000, bank -600000
    PaymentReturned: 2026/c encumbered 600000, 2026/c paid -600000, bank 600000, authority -600000
    PaymentReclassified: 2025/c paid 100000, 2025/c free -100000, 2026/c free 100000, 2026/c paid -100000
    RecoveryBooked: 2026/c free 50000, 2026/c recovered -50000, bank 50000, authority -50000
    ");
}

#[test]
fn postings_of_an_event_sum_to_zero_and_so_do_those_of_each_line() {
    for event in fund_examples() {
        let mut sums = BTreeMap::new();
        for posting in postings(&event) {
            let of_the_fund = matches!(posting.account, Account::Bank | Account::Authority);
            assert_eq!(posting.line.is_none(), of_the_fund, "{posting:?}");
            *sums.entry(posting.line).or_insert(0) += posting.amount.cents();
        }
        assert!(sums.values().all(|sum| *sum == 0), "{}: {sums:?}", event.event_type());
    }
}

#[test]
fn every_account_has_a_name_of_its_own() {
    let names = Account::ALL.map(|account| account.to_string());
    assert_eq!(names, ["granted", "free", "encumbered", "payable", "paid", "recovered", "bank", "authority"]);
}

#[test]
fn balances_add_up_over_lines() {
    let mut balances = Balances::default();
    let history = [
        opened(),
        allocated(support(), 20_000_00),
        allocated(line(2025, "c"), 1_000_00),
        encumbered(support(), 6_200_00),
        payable(PAYMENT, 6_000_00),
        settled(PAYMENT, 6_000_00),
        recovered(500_00),
        encumbered(line(2025, "c"), 100_00),
    ];
    history.iter().for_each(|event| balances.post(event));
    let total = balances.total();
    assert!(total.balances());
    assert_eq!(
        [total.granted, total.free, total.encumbered, total.payable, total.paid, total.recovered],
        [21_000_00, 15_200_00, 300_00, 0, 6_000_00, 500_00].map(cents)
    );
    let lines: Vec<_> = balances.lines().map(|(line, _)| line.to_string()).collect();
    assert_eq!(lines, ["2025/c", "2026/c"]);
    assert_eq!(balances.line(&support()).of(Account::Paid), cents(6_000_00));
    assert_eq!(balances.line(&support()).of(Account::Bank), cents(0));
}

#[test]
fn a_line_off_by_a_cent_does_not_balance() {
    let mut line = fund(&with_budget()).balances().line(&support());
    assert!(line.balances());
    line.free -= cents(1);
    assert!(!line.balances());
}
