//! Payment runs: what waits is gathered once, and its file is made for who may, the same each time.

use std::collections::BTreeSet;

use api::v1::*;
use futures::future::join_all;
use insta::assert_snapshot;
use sha2::{Digest as _, Sha256};
use stories::{
    App, CONTROLLER, COORDINATOR, Command as _, Fund, Household, IBAN, PAYEE, PAYER, Provision, Refusal, Run,
    Step, UTRECHT, eur, spuk_2021, transfers, utrecht,
};

use super::{Recorded, line};

/// A fund with payments of these amounts that wait for the bank.
pub async fn waiting<'a>(app: &'a App, amounts: &[i64]) -> Fund<'a> {
    let household = Household::with_a_member(app).await;
    let fund = Fund::opened(app).await;
    let ordered = amounts.iter().map(|cents| Provision::after(Step::Ordered, app, &household, &fund, *cents));
    join_all(ordered).await;
    fund
}

#[tokio::test]
async fn a_file_says_what_was_ordered_and_is_the_same_whenever_it_is_made() {
    let app = App::start().await;
    let fund = waiting(&app, &[640_00, 1, 4_999_99]).await;
    let run = Run::of(&app, &fund).await;
    let making = run.making();
    let first = making.clone().by(PAYER.of(&app)).await.unwrap();
    app.clock.set("2025-03-04T09:00:00Z");
    let retry = making.by(PAYER.of(&app)).await.unwrap();
    assert_eq!(first, retry, "bytes and receipt");
    let again = run.file().await;
    assert_eq!((&first.file, &first.sha256), (&again.file, &again.sha256));
    assert_eq!(first.sha256, hex::encode(Sha256::digest(&first.file)));
    let recorded = run.now().await;
    let file = recorded.file.unwrap();
    assert_eq!((&file.sha256, file.size), (&first.sha256, first.file.len() as i64));

    let sent = transfers(&first.file);
    let mut amounts: Vec<_> = sent.iter().map(|transfer| transfer.cents).collect();
    amounts.sort_unstable();
    assert_eq!(amounts, [1, 640_00, 4_999_99]);
    assert_eq!((first.count, first.total), (3, eur(5_640_00)));
    assert!(sent.iter().all(|transfer| (transfer.name.as_str(), transfer.iban.as_str()) == (PAYEE, IBAN)));
    let named = |transfer: &stories::Transfer| transfer.end_to_end.clone();
    let in_run: Vec<_> = recorded.payments.into_iter().map(|payment| payment.payment_reference).collect();
    assert_eq!(sent.iter().map(named).collect::<Vec<_>>(), in_run);
    app.finish().await;
}

#[tokio::test]
async fn what_cannot_be_paid_is_not_gathered() {
    let app = App::start().await;
    let fund = waiting(&app, &[640_00]).await;
    let before = Recorded::so_far(&app).await;
    let run = Run::uncomposed(&app);
    let past = ComposePaymentRunRequest { execution_on: stories::day("2025-02-24"), ..run.composing(&fund) };
    let none = ComposePaymentRunRequest { most: 501, ..run.composing(&fund) };
    let mut told = vec![
        line(past.by(PAYER.of(&app)).await),
        line(none.by(PAYER.of(&app)).await),
        line(run.composing(&fund).by(CONTROLLER.of(&app)).await),
        line(run.composing(&Fund::unopened(&app)).by(PAYER.of(&app)).await),
    ];
    before.is_all(&app).await;
    run.composing(&fund).by(PAYER.of(&app)).await.unwrap();
    let empty = Fund::opened_with(&app, spuk_2021(), utrecht()).await;
    told.push(line(run.composing(&fund).by(PAYER.of(&app)).await));
    told.push(line(Run::uncomposed(&app).composing(&fund).by(PAYER.of(&app)).await));
    told.push(line(Run::uncomposed(&app).composing(&empty).by(PAYER.of(&app)).await));
    told.push(line(run.making().by(CONTROLLER.of(&app)).await));
    assert_snapshot!(told.join("\n"), @r"
    EXECUTION_IN_PAST execution_on 2025-02-24, on 2025-03-03
    NUMBER_OUT_OF_RANGE field most, maximum 500, minimum 1, violations 1
    ROLE_NOT_ALLOWED roles payment_administration
    RUN_WITHOUT_ACCOUNT
    RUN_ALREADY_COMPOSED on 2025-03-03
    NOTHING_TO_PAY
    NOTHING_TO_PAY
    ROLE_NOT_ALLOWED roles payment_administration
    ");
    app.finish().await;
}

#[tokio::test]
async fn a_payment_the_bank_was_asked_for_by_hand_is_in_no_file() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    let machine = Provision::after(Step::Ordered, &app, &household, &fund, 640_00).await;
    let run = Run::of(&app, &fund).await;
    let cancelling =
        CancelPaymentRequest { payment: 1, reason: CancelReason::Mistake.into(), ..Default::default() };
    let mut told = vec![line(machine.tell(PAYER, "2025-03-03", cancelling).await)];
    let confirming = ConfirmPaymentRequest { payment: 1, ..Default::default() };
    machine.tell(PAYER, "2025-03-03", confirming).await.unwrap();
    told.push(line(run.making().by(PAYER.of(&app)).await));
    assert_snapshot!(told.join("\n"), @r"
    PAYMENT_NOT_ORDERED payment 1, stage SENT
    RUN_OVERTAKEN payment 0190000000007000800000000000000a001
    ");
    app.finish().await;
}

#[tokio::test]
async fn clients_that_gather_at_once_never_gather_the_same() {
    let app = App::start().await;
    let fund = waiting(&app, &[1_00; 20]).await;
    let composing: Vec<_> = (0..10)
        .map(|_| ComposePaymentRunRequest { most: 3, ..Run::uncomposed(&app).composing(&fund) })
        .collect();
    let answers = join_all(composing.iter().cloned().map(|request| request.by(PAYER.of(&app)))).await;
    let counts: Vec<_> = answers.iter().flatten().map(|answer| answer.count).collect();
    assert_eq!(counts.iter().sum::<i32>(), 20);
    assert_eq!(counts.iter().filter(|count| **count == 3).count(), 6);
    assert_eq!(answers.iter().filter(|answer| answer.is_err()).count(), 3);
    for refusal in answers.into_iter().filter_map(Result::err) {
        assert_eq!(refusal.reason, "NOTHING_TO_PAY");
    }
    let gathered = gathered(&app, &composing).await;
    assert_eq!((gathered.len(), BTreeSet::from_iter(&gathered).len()), (20, 20));
    let mut payments = app.payments_as(PAYER);
    let question =
        ListPayablesRequest { ledger: UTRECHT.to_owned(), fund_id: fund.id.clone(), ..Default::default() };
    let payables = payments.list_payables(question).await.unwrap().into_inner().payables;
    assert!(payables.iter().all(|payable| !payable.payment_run_id.is_empty()));
    assert_eq!(
        payables.into_iter().map(|payable| payable.payment_reference).collect::<BTreeSet<_>>(),
        gathered.into_iter().collect()
    );
    app.finish().await;
}

/// What is in the runs that were composed of these.
pub async fn gathered(app: &App, composing: &[ComposePaymentRunRequest]) -> Vec<String> {
    let mut gathered = vec![];
    for request in composing {
        let (ledger, payment_run_id) = (UTRECHT.to_owned(), request.payment_run_id.clone());
        let question = GetPaymentRunRequest { ledger, payment_run_id, ..Default::default() };
        match app.payments_as(PAYER).get_payment_run(question).await.map_err(Refusal::from) {
            Ok(answer) => {
                let run = answer.into_inner().payment_run.unwrap();
                gathered.extend(run.payments.into_iter().map(|payment| payment.payment_reference));
            }
            Err(refusal) => assert_eq!(refusal.reason, "PAYMENT_RUN_NOT_FOUND"),
        }
    }
    gathered
}

#[tokio::test]
async fn who_reads_payments_sees_no_account() {
    let app = App::start().await;
    let fund = waiting(&app, &[640_00]).await;
    let run = Run::of(&app, &fund).await;
    run.file().await;
    let (ledger, payment_run_id) = (UTRECHT.to_owned(), run.id.clone());
    let question = GetPaymentRunRequest { ledger, payment_run_id, ..Default::default() };
    let refused = app.payments_as(COORDINATOR).get_payment_run(question.clone()).await.unwrap_err();
    assert_eq!(Refusal::from(refused).reason, "ROLE_NOT_ALLOWED");
    let shown = app.payments_as(CONTROLLER).get_payment_run(question).await.unwrap().into_inner();
    let bytes = prost::Message::encode_to_vec(&shown);
    for secret in [PAYEE, IBAN] {
        assert!(memchr::memmem::find(&bytes, secret.as_bytes()).is_none(), "{secret}");
    }
    app.finish().await;
}
