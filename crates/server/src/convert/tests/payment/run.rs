//! A payment run is asked for, and shown.

use api::v1;
use domain::BookCommand;
use domain::fund::{Payable, PayingAccount};
use domain::ids::{FileHash, FundId, OfficerId, OwnIban, PaymentReference, PaymentRunId, PublicText};
use domain::money::{Amount, BudgetLine};
use domain::payment_run::{
    PaymentFileMade, PaymentRun, PaymentRunCommand, PaymentRunComposed, PaymentRunEvent, RunPayment,
};
use jiff::civil::date;
use uuid::Uuid;

use super::RUN;
use super::bank::OWN;
use crate::convert::tests::fund::FUND;
use crate::convert::tests::fund::examples::cents;
use crate::convert::tests::{GlassVault, LEDGER, REQUEST, command_of, day, wrong};
use crate::convert::{CommandRequest, Query, payable, payment_run};

fn compose() -> v1::ComposePaymentRunRequest {
    v1::ComposePaymentRunRequest {
        ledger: LEDGER.into(),
        request_id: REQUEST.into(),
        payment_run_id: RUN.into(),
        happened_on: day(2026, 11, 20),
        fund_id: FUND.into(),
        execution_on: day(2026, 11, 23),
        ..Default::default()
    }
}

/// A run that pays this much to one payment.
pub(super) fn composed(payment: PaymentReference, amount: i64) -> PaymentRunComposed {
    let amount = Amount::new(amount).unwrap();
    PaymentRunComposed {
        on: date(2026, 11, 20),
        by: OfficerId::new("u-payer").unwrap(),
        run: RUN.parse().unwrap(),
        fund: FUND.parse().unwrap(),
        execution_on: date(2026, 11, 23),
        created_at: "2026-11-20T09:30:00Z".parse().unwrap(),
        account: PayingAccount {
            name: PublicText::new("Gemeente Utrecht").unwrap(),
            iban: OwnIban::new(OWN).unwrap(),
            bic: None,
        },
        payments: vec![RunPayment { payment, amount }],
        total: amount.into(),
    }
}

#[tokio::test]
async fn a_run_is_composed_of_at_most_five_hundred_payments() {
    let command = command_of(compose(), &GlassVault::default()).await.unwrap();
    let BookCommand::PaymentRun(PaymentRunCommand::ComposePaymentRun(command)) = command else {
        panic!("no run")
    };
    assert_eq!((command.run, command.fund), (RUN.parse().unwrap(), FUND.parse::<FundId>().unwrap()));
    assert_eq!((command.execution_on, command.most), (date(2026, 11, 23), 500));
    assert_eq!(command.created_at, jiff::Timestamp::UNIX_EPOCH);
    assert!(v1::ComposePaymentRunRequest { most: 500, ..compose() }.check().is_ok());
    for most in [-1, 501] {
        let request = v1::ComposePaymentRunRequest { most, ..compose() };
        assert_eq!(wrong(request), [("most".to_owned(), "NUMBER_OUT_OF_RANGE")]);
    }
}

#[test]
fn the_file_is_asked_for_with_a_processing_activity() {
    let asked = v1::MakePaymentFileRequest {
        ledger: LEDGER.into(),
        request_id: REQUEST.into(),
        payment_run_id: RUN.into(),
        expected_revision: Some(1),
        happened_on: day(2026, 11, 20),
        processing_activity: "urn:verwerking:betalen".into(),
    };
    let query = asked.clone().check().unwrap();
    assert_eq!(query.processing_activity, "urn:verwerking:betalen");
    assert_eq!((query.call.expected_revision, query.call.happened_on), (Some(1), date(2026, 11, 20)));
    let problem = v1::MakePaymentFileRequest::default().check().err().unwrap();
    let missing: Vec<_> = problem.violations().iter().map(|one| one.field.as_str()).collect();
    assert_eq!(missing, ["ledger", "request_id", "payment_run_id", "happened_on", "processing_activity"]);
}

#[test]
fn a_run_is_shown_with_its_file_once_there_is_one() {
    let provision = Uuid::from_u128(3).into();
    let composed = composed(PaymentReference { provision, number: 12 }, 800_00);
    let id: PaymentRunId = RUN.parse().unwrap();
    let mut state = PaymentRun::default();
    assert_eq!(payment_run(id, &state, 0), None);
    state.apply(&PaymentRunEvent::PaymentRunComposed(composed));
    let shown = payment_run(id, &state, 1).unwrap();
    assert_eq!((shown.payment_run_id.as_str(), shown.fund_id.as_str(), shown.revision), (RUN, FUND, 1));
    assert_eq!((shown.execution_on, shown.total), (day(2026, 11, 23), cents(800_00)));
    assert_eq!(shown.message_id, RUN.replace('-', ""));
    assert_eq!(shown.account.as_ref().unwrap().iban, OWN);
    let payment = &shown.payments[0];
    assert_eq!((payment.payment, payment.provision_id.clone()), (12, Uuid::from_u128(3).to_string()));
    assert_eq!(payment.payment_reference, "00000000000000000000000000000003012");
    assert_eq!(shown.file, None);

    let (on, by) = (date(2026, 11, 21), OfficerId::new("u-payer").unwrap());
    let sha256 = FileHash::new("0a".repeat(32)).unwrap();
    let made = PaymentFileMade { on, by, sha256, bytes: 2_048 };
    state.apply(&PaymentRunEvent::PaymentFileMade(made));
    let file = payment_run(id, &state, 2).unwrap().file.unwrap();
    assert_eq!((file.made_on, file.size, file.sha256), (day(2026, 11, 21), 2_048, "0a".repeat(32)));
}

#[test]
fn what_waits_to_be_paid_says_in_which_run_it_is() {
    let line = BudgetLine { year: 2026.try_into().unwrap(), component: "c".parse().unwrap() };
    let (amount, ordered_on) = (Amount::new(5_00).unwrap(), date(2026, 11, 20));
    let payment = PaymentReference { provision: Uuid::from_u128(3).into(), number: 1 };
    let waits = |sent| Payable { line: line.clone(), amount, ordered_on, sent };
    assert_eq!(payable(payment, &waits(None)).payment_run_id, "");
    let sent = payable(payment, &waits(Some(RUN.parse().unwrap())));
    assert_eq!((sent.payment_run_id.as_str(), sent.amount), (RUN, cents(5_00)));
}
