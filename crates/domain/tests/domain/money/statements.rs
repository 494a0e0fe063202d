//! What the bank says, line by line: each line moves what it may, and nothing else.
//!
//! A line that cannot be matched is listed with its cause; the lines around it move all the same.

use domain::bank_statement::{
    BankStatement, Booking, StatedAccount, StatementImported, StatementLine, Unmatched, UnmatchedCause,
};
use domain::fund::{PayingAccount, SetPayingAccount};
use domain::ids::{OwnIban, StatementId};
use domain::provision::PaymentStage;
use domain::{Book, BookId};

use super::given::*;
use crate::fund::given::{close, outside, paying_account};

const AMOUNT: i64 = 640_00;

fn imported(world: &World, id: StatementId) -> StatementImported {
    match world.book(BookId::BankStatement(id)) {
        Book::BankStatement(BankStatement::Imported(imported)) => imported,
        _ => unreachable!("the statement was taken in"),
    }
}

fn stage(world: &World, payment: PaymentReference) -> PaymentStage {
    world.provision(payment.provision).payment(payment.number).expect("it was ordered").stage()
}

/// The refusal a line ran into.
fn refused(unmatched: &Unmatched) -> &str {
    match &unmatched.cause {
        UnmatchedCause::Refused(code) => code.as_str(),
        _ => "not refused",
    }
}

/// One payment at the bank.
fn at_the_bank() -> (World, PaymentReference) {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[AMOUNT]);
    world.does(compose(RUN, 500));
    (world, payment_of(PROVISION, 1))
}

#[test]
fn a_payment_leaves_and_comes_back_on_one_statement() {
    let (mut world, payment) = at_the_bank();
    let (before, bank) = (world.support(), world.fund(FUND).balances().bank());
    world.does(import(STATEMENT, [left(payment, AMOUNT), came_back(payment, AMOUNT)]));
    assert_eq!(imported(&world, STATEMENT).matched.len(), 2);
    assert_eq!(stage(&world, payment), PaymentStage::Failed);
    let after = world.support();
    assert_eq!((before.payable, after.payable), (cents(AMOUNT), cents(0)));
    assert_eq!((before.encumbered, after.encumbered), (cents(0), cents(AMOUNT)));
    assert_eq!((after.paid, world.fund(FUND).balances().bank()), (cents(0), bank));
    assert!(world.provision(PROVISION).payment(1).is_some_and(|payment| payment.made.is_some()));
}

#[test]
fn the_order_of_the_lines_counts() {
    let (mut world, payment) = at_the_bank();
    world.does(import(STATEMENT, [came_back(payment, AMOUNT), left(payment, AMOUNT)]));
    let imported = imported(&world, STATEMENT);
    assert_eq!((imported.matched.len(), refused(&imported.unmatched[0])), (1, "PAYMENT_NOT_UNDER_WAY"));
    assert_eq!(stage(&world, payment), PaymentStage::Failed);
    assert!(world.provision(PROVISION).payment(1).is_some_and(|payment| payment.made.is_none()));
}

#[test]
fn a_payment_that_is_confirmed_by_hand_is_not_confirmed_again() {
    let (mut world, payment) = at_the_bank();
    world.does(of(PROVISION, confirm(1)));
    let before = (world.provision(PROVISION), world.fund(FUND));
    world.does(import(STATEMENT, [left(payment, AMOUNT)]));
    assert_eq!(refused(&imported(&world, STATEMENT).unmatched[0]), "PAYMENT_NOT_UNDER_WAY");
    assert_eq!((world.provision(PROVISION), world.fund(FUND)), before);
}

#[test]
fn a_payment_that_never_went_to_the_bank_leaves_and_does_not_come_back() {
    let mut world = town();
    world.orders(wanted(PROVISION, AMOUNT), &[300_00, 340_00]);
    let (one, two) = (payment_of(PROVISION, 1), payment_of(PROVISION, 2));
    world.does(import(STATEMENT, [came_back(one, 300_00), left(two, 340_00)]));
    assert_eq!(refused(&imported(&world, STATEMENT).unmatched[0]), "PAYMENT_NOT_AT_BANK");
    assert_eq!((stage(&world, one), stage(&world, two)), (PaymentStage::Ordered, PaymentStage::Paid));
}

/// 2026 is closed, and four payments of it are at the bank.
fn four_at_the_bank_in_a_new_year() -> (World, [PaymentReference; 4]) {
    let mut world = town();
    world.orders(wanted(PROVISION, 300_00), &[100_00, 200_00]);
    world.orders(wanted(SECOND, 340_00), &[240_00, 100_00]);
    world.does(compose(RUN, 500));
    world.closes_2026(date(2027, 1, 4));
    let payment = |provision| move |number| payment_of(provision, number);
    let [one, two] = [1, 2].map(payment(PROVISION));
    let [three, four] = [1, 2].map(payment(SECOND));
    (world, [one, two, three, four])
}

const STATEMENT_DAY: Date = date(2027, 1, 20);

fn on(booked_on: Date, line: StatementLine) -> StatementLine {
    StatementLine { booked_on, ..line }
}

#[test]
fn what_cannot_be_matched_moves_nothing_and_the_rest_moves() {
    let (mut world, [one, two, three, four]) = four_at_the_bank_in_a_new_year();
    let (lately, tomorrow) = (date(2027, 1, 18), date(2027, 1, 21));
    let nobodys = StatementLine { payment: None, ..left(one, 12_34) };
    let lines = [
        on(lately, left(one, 100_00)),
        on(lately, left(one, 100_00)),
        on(lately, left(two, 199_99)),
        on(lately, booking(two, 200_00, Booking::Credit)),
        on(lately, booking(two, 200_00, Booking::Pending)),
        on(lately, nobodys),
        on(lately, left(payment_of(PROVISION, 3), 100_00)),
        on(lately, left(payment_of(THIRD, 1), 100_00)),
        on(date(2026, 12, 31), left(two, 200_00)),
        on(tomorrow, left(two, 200_00)),
        on(date(2026, 3, 1), left(two, 200_00)),
        on(lately, came_back(three, 240_00)),
        on(lately, left(four, 100_00)),
        on(lately, StatementLine { account: None, ..left(two, 200_00) }),
    ];
    world.does(import_on(STATEMENT_DAY, STATEMENT, lines));
    let imported = imported(&world, STATEMENT);
    let listed = imported.unmatched.iter().map(|line| format!("{:>2} {:?}", line.entry, line.cause));
    insta::assert_snapshot!(listed.collect::<Vec<_>>().join("\n"), @r#"
     2 Refused(RefusalCode("PAYMENT_NOT_UNDER_WAY"))
     3 AmountDiffers { ordered: Amount(20000) }
     4 NoReturn
     5 NotBooked
     6 NotOurs
     7 PaymentUnknown
     8 PaymentUnknown
     9 Refused(RefusalCode("YEAR_CLOSED"))
    10 Refused(RefusalCode("PROVISION_DATE_IN_FUTURE"))
    11 Refused(RefusalCode("DATE_BEFORE_REQUEST"))
    14 OtherAccount
    "#);
    assert_eq!(imported.matched.iter().map(|line| line.entry).collect::<Vec<_>>(), [1, 12, 13]);
    assert!(EVERY_CAUSE.iter().all(|word| imported.unmatched.iter().any(|one| word_of(&one.cause) == *word)));
    use PaymentStage::{Failed, Paid, Sent};
    assert_eq!([one, two, three, four].map(|payment| stage(&world, payment)), [Paid, Sent, Failed, Paid]);
    let support = world.support();
    assert_eq!((support.paid, support.payable), (cents(200_00), cents(200_00)));
    assert_eq!((support.encumbered, world.fund(FUND).balances().bank()), (cents(240_00), cents(-200_00)));
    assert_eq!(world.replayed(), world);
}

const EVERY_CAUSE: [&str; 7] =
    ["not booked", "not ours", "payment unknown", "other account", "amount differs", "no return", "refused"];

/// A new cause has no word here, and so asks for a line above.
fn word_of(cause: &UnmatchedCause) -> &'static str {
    match cause {
        UnmatchedCause::NotBooked => "not booked",
        UnmatchedCause::NotOurs => "not ours",
        UnmatchedCause::PaymentUnknown => "payment unknown",
        UnmatchedCause::OtherAccount => "other account",
        UnmatchedCause::AmountDiffers { .. } => "amount differs",
        UnmatchedCause::NoReturn => "no return",
        UnmatchedCause::Refused(_) => "refused",
    }
}

#[test]
fn a_line_that_was_refused_moves_on_the_next_statement() {
    let (mut world, [_, two, ..]) = four_at_the_bank_in_a_new_year();
    world.does(import_on(STATEMENT_DAY, STATEMENT, [on(date(2026, 12, 31), left(two, 200_00))]));
    assert_eq!(refused(&imported(&world, STATEMENT).unmatched[0]), "YEAR_CLOSED");
    world.does(import_on(STATEMENT_DAY, NEXT_STATEMENT, [on(STATEMENT_DAY, left(two, 200_00))]));
    assert_eq!(stage(&world, two), PaymentStage::Paid);
}

/// An account the fund has nothing to do with.
fn elsewhere() -> OwnIban {
    OwnIban::new("NL20INGB0001234567").expect("an example of the standard is well formed")
}

fn on_account(account: Option<OwnIban>, line: StatementLine) -> StatementLine {
    StatementLine { account: account.map(StatedAccount::new), ..line }
}

#[test]
fn a_statement_of_another_account_moves_nothing_whatever_it_names() {
    let (mut world, payment) = at_the_bank();
    let before = (world.provision(PROVISION), world.fund(FUND));
    let lines = [
        on_account(Some(elsewhere()), left(payment, AMOUNT)),
        on_account(None, came_back(payment, AMOUNT)),
        on_account(Some(elsewhere()), left(payment, 1)),
    ];
    world.does(import(STATEMENT, lines));
    let imported = imported(&world, STATEMENT);
    assert!(imported.unmatched.iter().all(|line| line.cause == UnmatchedCause::OtherAccount));
    assert_eq!((imported.matched.len(), imported.unmatched.len()), (0, 3));
    assert!(imported.accounts.is_empty(), "whose account it is, is nobody's business");
    assert_eq!((world.provision(PROVISION), world.fund(FUND)), before);
}

#[test]
fn the_account_a_run_was_paid_from_answers_for_it_after_the_fund_has_another() {
    let (mut world, payment) = at_the_bank();
    let account = PayingAccount { iban: elsewhere(), bic: None, ..paying_account() };
    let set = SetPayingAccount { fact: by(payer()), account };
    world.does(of_fund(outside(set)));
    let lines = [left(payment, AMOUNT), on_account(Some(elsewhere()), came_back(payment, AMOUNT))];
    world.does(import(STATEMENT, lines));
    assert_eq!(stage(&world, payment), PaymentStage::Failed);
    let accounts = imported(&world, STATEMENT).accounts;
    assert_eq!(accounts, [paying_account().iban, elsewhere()].into());
}

#[test]
fn what_comes_back_after_the_fund_was_closed_is_booked_and_released() {
    let (mut world, payment) = at_the_bank();
    world.does(import(STATEMENT, [left(payment, AMOUNT)]));
    world.does(of_fund(close()));
    world.does(import(NEXT_STATEMENT, [came_back(payment, AMOUNT)]));
    assert_eq!(stage(&world, payment), PaymentStage::Failed);
    let refusal = world.refuses(of(PROVISION, again(1, AMOUNT)));
    assert_eq!(refusal.code(), "FUND_CLOSED");
    world.does(of(PROVISION, release(1, AMOUNT)));
    assert_eq!(world.support(), town().support());
}
