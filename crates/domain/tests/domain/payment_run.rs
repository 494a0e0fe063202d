//! The payment run: payments of a fund that go to the bank in one file.
//!
//! Told of the run alone where its own rules are meant; what it does to funds and provisions is told in `money`.

#![expect(clippy::inconsistent_digit_grouping, reason = "euros and cents: 640_00 is EUR 640.00")]

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use domain::fund::{Fund, PayableBooked, PayablesSent, PayingAccount};
use domain::ids::{FileHash, FundId, OwnIban, PaymentReference, PaymentRunId, ProvisionId, PublicText};
use domain::money::{Amount, EuroCents};
use domain::payment_run::{
    ComposePaymentRun, MakePaymentFile, PaymentFileMade, PaymentRun, PaymentRunCommand, PaymentRunComposed,
    PaymentRunEvent, PaymentRunRefusal, RunPayment,
};
use uuid::Uuid;

use crate::fund;
use crate::given::*;

const RUN: PaymentRunId = PaymentRunId::new(Uuid::from_u128(0x51));
const FUND: FundId = FundId::new(Uuid::from_u128(0x21));
const PROVISION: ProvisionId = ProvisionId::new(Uuid::from_u128(0x31));
const PAYMENT: PaymentReference = PaymentReference { provision: PROVISION, number: 1 };

fn hash(digit: char) -> FileHash {
    FileHash::new(digit.to_string().repeat(64)).expect("stories use what can be")
}

fn account() -> PayingAccount {
    PayingAccount {
        name: PublicText::new("Gemeente Utrecht").expect("stories use what can be"),
        iban: OwnIban::new("NL91ABNA0417164300").expect("stories use what can be"),
        bic: None,
    }
}

fn composed() -> PaymentRunEvent {
    PaymentRunComposed {
        on: DAY,
        by: officer(),
        run: RUN,
        fund: FUND,
        execution_on: TOMORROW,
        created_at: "2026-03-02T09:00:00Z".parse().expect("stories use what can be"),
        account: account(),
        payments: vec![RunPayment {
            payment: PAYMENT,
            amount: Amount::new(640_00).expect("stories use what can be"),
        }],
        total: EuroCents::new(640_00),
    }
    .into()
}

fn file_made(digit: char) -> PaymentRunEvent {
    PaymentFileMade { on: DAY, by: officer(), sha256: hash(digit), bytes: 2_048 }.into()
}

/// One example of every event.
pub(crate) fn examples() -> Vec<PaymentRunEvent> {
    vec![composed(), file_made('a')]
}

/// One of each refusal, in order.
pub(crate) fn refusals() -> Vec<PaymentRunRefusal> {
    vec![
        PaymentRunRefusal::RunNotComposed,
        PaymentRunRefusal::RunAlreadyComposed { on: DAY },
        PaymentRunRefusal::RunDateInFuture { on: TOMORROW, today: TODAY },
        PaymentRunRefusal::ExecutionInPast { execution_on: DAY, on: LATER },
        PaymentRunRefusal::RunWithoutAccount,
        PaymentRunRefusal::NothingToPay,
        PaymentRunRefusal::RunOvertaken { payment: PAYMENT },
        PaymentRunRefusal::FileDiffers { expected: hash('a') },
    ]
}

fn compose() -> ComposePaymentRun {
    ComposePaymentRun {
        fact: fact(),
        run: RUN,
        fund: FUND,
        execution_on: TOMORROW,
        most: 500,
        created_at: "2026-03-02T09:00:00Z".parse().expect("stories use what can be"),
    }
}

fn make(digit: char) -> PaymentRunCommand {
    MakePaymentFile { fact: fact(), sha256: hash(digit), bytes: 2_048 }.into()
}

fn given(events: Vec<PaymentRunEvent>) -> AggregateTestExecutor<PaymentRun> {
    TestFramework::<PaymentRun>::with(Fund::default()).given(events)
}

#[test]
fn a_run_is_composed_once() {
    given(vec![composed()])
        .when(compose().into())
        .then_expect_error(PaymentRunRefusal::RunAlreadyComposed { on: DAY });
}

#[test]
fn the_bank_is_not_asked_to_pay_on_a_day_that_has_passed() {
    let yesterday = TODAY.yesterday().expect("there was a day before");
    for execution_on in [REPORT_DAY, LATER, yesterday] {
        let compose = ComposePaymentRun { execution_on, ..compose() };
        let refusal = PaymentRunRefusal::ExecutionInPast { execution_on, on: TODAY };
        given(vec![]).when(compose.into()).then_expect_error(refusal);
    }
    let today = ComposePaymentRun { execution_on: TODAY, ..compose() };
    given(vec![]).when(today.into()).then_expect_error(PaymentRunRefusal::RunWithoutAccount);
}

#[test]
fn a_run_is_not_composed_tomorrow() {
    let compose = ComposePaymentRun { fact: fact_on(TOMORROW), ..compose() };
    let refusal = PaymentRunRefusal::RunDateInFuture { on: TOMORROW, today: TODAY };
    given(vec![]).when(compose.into()).then_expect_error(refusal);
}

#[test]
fn a_fund_without_an_account_pays_nobody() {
    given(vec![]).when(compose().into()).then_expect_error(PaymentRunRefusal::RunWithoutAccount);
}

/// A fund in which the payment waits, sent with this run.
fn fund_with(sent: Option<PaymentRunId>) -> Fund {
    let (line, amount) = (fund::given::support(), fund::given::eur(640_00));
    let (on, by) = (DAY, officer());
    let mut events = fund::given::with_budget_and([
        fund::given::encumbered(line.clone(), 640_00),
        PayableBooked { on, by: by.clone(), payment: PAYMENT, line, amount }.into(),
    ]);
    events.extend(sent.map(|run| PayablesSent { on, by, run, payments: vec![PAYMENT] }.into()));
    fund::given::fund(&events)
}

fn in_light_of(fund: Fund, events: Vec<PaymentRunEvent>) -> AggregateTestExecutor<PaymentRun> {
    TestFramework::<PaymentRun>::with(fund).given(events)
}

#[test]
fn the_file_is_made_of_a_run_that_was_composed() {
    let sent = || fund_with(Some(RUN));
    in_light_of(sent(), vec![composed()]).when(make('a')).then_expect_events(vec![file_made('a')]);
    in_light_of(sent(), vec![]).when(make('a')).then_expect_error(PaymentRunRefusal::RunNotComposed);
}

#[test]
fn the_first_file_is_made_while_every_payment_waits_with_the_run() {
    let other = PaymentRunId::new(Uuid::from_u128(0x52));
    for gone in [Fund::default(), fund_with(None), fund_with(Some(other))] {
        in_light_of(gone, vec![composed()])
            .when(make('a'))
            .then_expect_error(PaymentRunRefusal::RunOvertaken { payment: PAYMENT });
    }
}

#[test]
fn once_there_is_a_file_it_is_what_it_is() {
    let made = || in_light_of(Fund::default(), vec![composed(), file_made('a')]);
    made().when(make('a')).then_expect_events(vec![file_made('a')]);
    made().when(make('b')).then_expect_error(PaymentRunRefusal::FileDiffers { expected: hash('a') });
}
