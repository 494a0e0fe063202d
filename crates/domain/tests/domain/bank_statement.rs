//! The bank statement: what the bank says of our payments, taken in once.
//!
//! Told of the statement alone; what it does to funds and provisions is told in `money`.

#![expect(clippy::inconsistent_digit_grouping, reason = "euros and cents: 640_00 is EUR 640.00")]

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::bank_statement::{
    BankStatement, BankStatementEvent, BankStatementRefusal, Booking, ImportStatement, Known, Matched,
    StatedAccount, StatementImported, StatementLine, Unmatched, UnmatchedCause,
};
use domain::ids::{BankReason, BankReference, FileHash, OwnIban, PaymentReference, ProvisionId};
use domain::money::Amount;
use uuid::Uuid;

use crate::given::*;

const PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0x31));

fn amount(cents: i64) -> Amount {
    Amount::new(cents).expect("stories use what can be")
}

fn number(text: &str) -> OwnIban {
    OwnIban::new(text).expect("stories use what can be")
}

fn sha256() -> FileHash {
    FileHash::new("a".repeat(64)).expect("stories use what can be")
}

fn reference(text: &str) -> Option<BankReference> {
    Some(BankReference::new(text).expect("stories use what can be"))
}

fn imported() -> StatementImported {
    let payment = PaymentReference { provision: PROVISION, number: 1 };
    let booking = Booking::Returned(BankReason::new("AC04").expect("stories use what can be"));
    StatementImported {
        on: DAY,
        by: officer(),
        sha256: sha256(),
        matched: vec![Matched {
            entry: 1,
            payment,
            amount: amount(480_00),
            booked_on: DAY,
            booking,
            bank_reference: reference("2026030200001"),
        }],
        unmatched: vec![Unmatched {
            entry: 2,
            amount: amount(80_00),
            booked_on: DAY,
            booking: Booking::Credit,
            bank_reference: None,
            cause: UnmatchedCause::NotOurs,
        }],
        accounts: [number("NL91ABNA0417164300")].into(),
    }
}

/// One example of every event.
pub(crate) fn examples() -> Vec<BankStatementEvent> {
    vec![imported().into()]
}

/// One of each refusal, in order.
pub(crate) fn refusals() -> Vec<BankStatementRefusal> {
    vec![
        BankStatementRefusal::StatementAlreadyImported { on: DAY },
        BankStatementRefusal::StatementDateInFuture { on: TOMORROW, today: TODAY },
        BankStatementRefusal::StatementEmpty,
    ]
}

fn line(payment: Option<PaymentReference>, booking: Booking) -> StatementLine {
    let account = Some(StatedAccount::new(number("NL91ABNA0417164300")));
    let (entry, amount, booked_on, bank_reference) = (1, amount(80_00), DAY, None);
    StatementLine { entry, account, payment, amount, booked_on, booking, bank_reference }
}

fn import(lines: Vec<StatementLine>) -> ImportStatement {
    ImportStatement { fact: fact(), sha256: sha256(), lines }
}

fn given(events: Vec<BankStatementEvent>) -> AggregateTestExecutor<BankStatement> {
    TestFramework::<BankStatement>::with(Known::default()).given(events)
}

fn cause_of(line: StatementLine) -> UnmatchedCause {
    let event = BankStatement::default()
        .decide(&import(vec![line]).into(), &Known::default())
        .expect("stories use what can be");
    let BankStatementEvent::StatementImported(imported) = &event[0];
    assert!(imported.matched.is_empty());
    imported.unmatched[0].cause.clone()
}

#[test]
fn what_names_no_payment_of_ours_is_listed_and_moves_nothing() {
    let stranger = PaymentReference { provision: PROVISION, number: 1 };
    assert_eq!(cause_of(line(None, Booking::Credit)), UnmatchedCause::NotOurs);
    assert_eq!(cause_of(line(Some(stranger), Booking::Debit)), UnmatchedCause::PaymentUnknown);
    assert_eq!(cause_of(line(Some(stranger), Booking::Pending)), UnmatchedCause::NotBooked);
}

#[test]
fn a_statement_is_taken_in_once() {
    given(vec![imported().into()])
        .when(import(vec![line(None, Booking::Debit)]).into())
        .then_expect_error(BankStatementRefusal::StatementAlreadyImported { on: DAY });
}

#[test]
fn an_empty_statement_is_not_taken_in() {
    given(vec![]).when(import(vec![]).into()).then_expect_error(BankStatementRefusal::StatementEmpty);
}

#[test]
fn a_statement_is_not_taken_in_tomorrow() {
    let import = ImportStatement { fact: fact_on(TOMORROW), ..import(vec![line(None, Booking::Debit)]) };
    let refusal = BankStatementRefusal::StatementDateInFuture { on: TOMORROW, today: TODAY };
    given(vec![]).when(import.into()).then_expect_error(refusal);
}

#[test]
fn an_account_is_not_shown_and_one_of_nobody_we_know_is_not_recorded() {
    let import = import(vec![line(None, Booking::Credit)]);
    let events = BankStatement::default().decide(&import.clone().into(), &Known::default());
    let [BankStatementEvent::StatementImported(imported)] = &events.expect("it has a booking")[..] else {
        panic!("one event")
    };
    assert!(imported.accounts.is_empty());
    let told = format!("{import:?}");
    assert!(!told.contains("0417164300"), "{told}");
}
