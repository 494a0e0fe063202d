//! Two servers on one database: each has its own idea of where the ledger is, and no cent is spent or sent twice.

use std::collections::BTreeSet;

use api::v1::*;
use futures::future::join_all;
use stories::{
    App, BUDGET_HOLDER, Command as _, Fund, Household, PAYER, Provision, Run, Step, committing, spuk_2021,
    utrecht,
};

use super::runs::{gathered, waiting};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payment_is_gathered_by_one_of_two_servers() {
    let app = App::start().await;
    let other = app.another_server().await;
    let fund = waiting(&app, &[1_00; 20]).await;
    let composing: Vec<_> = (0..10)
        .map(|_| ComposePaymentRunRequest { most: 3, ..Run::uncomposed(&app).composing(&fund) })
        .collect();
    let clients = [PAYER.of(&app), other.as_officer(&app, PAYER)];
    let sending = composing.iter().cloned().zip(clients.iter().cycle());
    let answers = join_all(sending.map(|(request, client)| request.by(client.clone()))).await;
    let counts: Vec<_> = answers.iter().flatten().map(|answer| answer.count).collect();
    assert_eq!(counts.iter().sum::<i32>(), 20);
    for refusal in answers.into_iter().filter_map(Result::err) {
        assert_eq!(refusal.reason, "NOTHING_TO_PAY");
    }
    let gathered = gathered(&app, &composing).await;
    assert_eq!((gathered.len(), BTreeSet::from_iter(&gathered).len()), (20, 20));
    other.stop().await;
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_spend_one_fund_to_the_last_cent() {
    let app = App::start().await;
    let other = app.another_server().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened_with(&app, spuk_2021(), utrecht()).await;
    fund.allocated(2025, 100).await;
    let clients = [BUDGET_HOLDER.of(&app), other.as_officer(&app, BUDGET_HOLDER)];
    let mut sending = vec![];
    for client in clients.iter().cycle().take(8) {
        let provision = Provision::after(Step::Notified, &app, &household, &fund, 100).await;
        for cents in [7; 5] {
            let request = provision.request("2025-02-19", committing(2025, cents));
            sending.push(request.by(client.clone()));
        }
    }
    let answers = join_all(sending).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 14, "98 of 100 cents");
    for refusal in answers.into_iter().filter_map(Result::err) {
        assert_eq!(
            (refusal.reason.as_str(), refusal.values["free"].as_str()),
            ("FUND_EXHAUSTED", "EUR 0.02")
        );
    }
    assert_eq!(fund.balance().await.total.unwrap().free, 2);
    other.stop().await;
    app.finish().await;
}
