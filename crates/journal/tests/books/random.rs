//! Whatever moves, in whatever order, over whichever lines: hledger adds up to the same cents as the domain.

use std::collections::BTreeMap;

use domain::fund::{
    Account, AdvanceReceived, Balances, BudgetAllocated, BudgetWithdrawn, FundEvent, FundUnfrozen,
    PayableBooked, PayableCancelled, PayableSettled, PaymentReclassified, PaymentReturned, RecoveryBooked,
};
use domain::ids::{BankReference, PaymentReference};
use domain::money::{Amount, BudgetLine, EuroCents};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use journal::balances_on;
use proptest::prelude::*;
use proptest::sample::select;

use crate::fund::{PROVISION, RECOVERY, bank, books, encumbered, line, officer, recorded, released};
use crate::hledger::{balances, complaint};

/// Components with every character that a code may have.
const COMPONENTS: [&str; 5] = ["c", "C", "a.1", "-", "_x-"];
/// Every character that a bank's reference may have.
const BANKS: &str = "[A-Za-z0-9./:?(),'+-]{1,35}";

/// What an event may be about.
#[derive(Debug, Clone)]
struct Dice {
    on: Date,
    line: BudgetLine,
    to: BudgetLine,
    amount: Amount,
    payment: PaymentReference,
    bank: BankReference,
}

fn any_line() -> impl Strategy<Value = BudgetLine> {
    (2024..=2026_i16, select(&COMPONENTS[..])).prop_map(|(year, component)| line(year, component))
}

fn dice() -> impl Strategy<Value = Dice> {
    let days = (0..900_i32).prop_map(|days| date(2024, 1, 1) + days.days());
    let amounts = prop_oneof![1..1000_i64, 1..=Amount::MOST].prop_map(|cents| Amount::new(cents).unwrap());
    (days, any_line(), any_line(), amounts, 1..=PaymentReference::MOST, BANKS).prop_map(
        |(on, line, to, amount, number, reference)| Dice {
            on,
            line,
            to,
            amount,
            payment: PaymentReference { provision: PROVISION, number },
            bank: bank(&reference),
        },
    )
}

/// One of the events a fund has, whether or not a rule would allow it: books are kept of what was recorded.
fn event(kind: u8, dice: Dice) -> FundEvent {
    let (by, Dice { on, line, to, amount, payment, bank }) = (officer(), dice);
    match kind {
        0 => BudgetAllocated { on, by, line, amount }.into(),
        1 => BudgetWithdrawn { on, by, line, amount }.into(),
        2 => AdvanceReceived { on, by, amount, bank_reference: bank }.into(),
        3 => encumbered(on, line, amount),
        4 => released(on, line, amount),
        5 => PayableBooked { on, by, payment, line, amount }.into(),
        6 => PayableCancelled { on, by, payment, line, amount }.into(),
        7 => PayableSettled { on, by, payment, line, amount, bank_reference: Some(bank) }.into(),
        8 => PaymentReturned { on, by, payment, line, amount }.into(),
        9 => PaymentReclassified { on, by, payment, from: line, to, amount }.into(),
        10 => {
            let (provision, recovery) = (PROVISION, RECOVERY);
            RecoveryBooked { on, by, provision, recovery, line, amount, bank_reference: bank }.into()
        }
        _ => FundUnfrozen { on, by }.into(),
    }
}

/// What the domain says is on each account, as hledger would: debit positive, accounts with nothing left out.
fn expected(balances: &Balances) -> BTreeMap<String, i64> {
    let natural_on_credit = [Account::Granted, Account::Recovered];
    let mut expected = BTreeMap::new();
    for (line, balance) in balances.lines() {
        for account in Account::ALL {
            let amount = balance.of(account);
            let amount = if natural_on_credit.contains(&account) { -amount } else { amount };
            expected.insert(format!("fund:{account}:{}:{}", line.year, line.component), amount);
        }
    }
    expected.insert("bank".to_owned(), balances.bank());
    expected.insert("authority".to_owned(), -balances.authority());
    expected.retain(|_, amount| *amount != EuroCents::ZERO);
    expected.into_iter().map(|(name, amount)| (name, amount.cents())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_balances_of_hledger_are_ours_to_the_cent(
        drawn in proptest::collection::vec((0..12_u8, dice()), 0..150),
        asked in (0..900_i32).prop_map(|days| date(2024, 1, 1) + days.days()),
    ) {
        let events = recorded(drawn.into_iter().map(|(kind, dice)| event(kind, dice)));
        let books = books(&events);
        prop_assert_eq!(complaint(&books), None);

        let all = balances_on(&events, None);
        prop_assert!(all.total().balances());
        prop_assert_eq!(balances(&books, &[]), expected(&all));

        let end = (asked + 1.day()).to_string();
        let then = balances_on(&events, Some(asked));
        prop_assert_eq!(balances(&books, &["--end", &end]), expected(&then));
    }
}
