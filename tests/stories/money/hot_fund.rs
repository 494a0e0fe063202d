//! Everybody spends the last money of one fund at once: to the cent, and nobody waits for ever.

use std::time::Duration;

use api::v1::*;
use futures::future::join_all;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use stories::{
    App, BUDGET_HOLDER, Client, Command as _, Fund, Household, Provision, Refusal, Step, committing,
    spuk_2021, utrecht,
};
use tokio::time::timeout;

use super::line;

/// What is left of the fund.
const LAST: i64 = 10_000_00;
const CLIENTS: usize = 64;
/// How many pieces each client asks for; all together they are half as much again as there is.
const PIECES: usize = 12;
/// Up to how much a piece is.
const PIECE: i64 = 40_00;
/// Long enough for a call that is answered at all, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// Provisions that have only to be committed, one for each client.
async fn prepared<'a>(app: &'a App, fund: &Fund<'_>) -> Vec<Provision<'a>> {
    let household = Household::with_a_member(app).await;
    let prepared = (0..CLIENTS).map(|_| Provision::after(Step::Notified, app, &household, fund, LAST));
    join_all(prepared).await
}

/// A client asks for its pieces, one after the other; what became of each.
async fn spend(client: Client, requests: Vec<CommitProvisionRequest>) -> Vec<(i64, Result<(), Refusal>)> {
    let mut spent = vec![];
    for request in requests {
        let piece = request.amount.unwrap().cents;
        let answer = timeout(PATIENCE, request.by(client.clone())).await.expect("an answer in time");
        spent.push((piece, answer.map(drop)));
    }
    spent
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_clients_spend_the_last_ten_thousand_euros_of_one_fund() {
    let app = App::start().await;
    let fund = Fund::opened_with(&app, spuk_2021(), utrecht()).await;
    fund.allocated(2025, LAST).await;
    let mut dice = StdRng::seed_from_u64(20_250_219);
    let mut spending = vec![];
    for provision in prepared(&app, &fund).await {
        let pieces = (0..PIECES).map(|_| committing(2025, dice.random_range(1..=PIECE)));
        let requests = pieces.map(|piece| provision.request("2025-02-19", piece)).collect();
        spending.push(spend(app.connected_as(BUDGET_HOLDER).await, requests));
    }
    let answers: Vec<_> = join_all(spending).await.into_iter().flatten().collect();

    let balance = fund.balance().await.total.unwrap();
    let accepted: Vec<_> =
        answers.iter().filter(|(_, answer)| answer.is_ok()).map(|(piece, _)| piece).collect();
    let refused: Vec<_> =
        answers.iter().filter_map(|(piece, answer)| Some((piece, answer.as_ref().err()?))).collect();
    assert_eq!(accepted.iter().copied().sum::<i64>() + balance.free, LAST, "no cent is made or lost");
    assert_eq!(balance.encumbered, accepted.iter().copied().sum::<i64>());
    assert!(!refused.is_empty(), "there was less than was asked for");
    for (piece, refusal) in refused {
        assert_eq!(refusal.reason, "FUND_EXHAUSTED");
        assert!(*piece > balance.free, "{piece} would have fitted in {}", balance.free);
        assert!(*piece > stories::cents(&refusal.values["free"]), "nor was it refused in vain: {refusal}");
    }
    let encumbered = app.recorded().await.iter().filter(|event| *event == "FundsEncumbered").count();
    assert_eq!(encumbered, accepted.len());
    to_the_last_cent(&app, &fund, balance.free).await;
    app.finish().await;
}

/// What is left is spent, and then there is nothing for nobody.
async fn to_the_last_cent(app: &App, fund: &Fund<'_>, free: i64) {
    let household = Household::with_a_member(app).await;
    let last = Provision::after(Step::Notified, app, &household, fund, LAST).await;
    if free > 0 {
        last.tell(BUDGET_HOLDER, "2025-02-19", committing(2025, free)).await.unwrap();
    }
    let told = line(last.tell(BUDGET_HOLDER, "2025-02-19", committing(2025, 1)).await);
    assert_eq!(told, "FUND_EXHAUSTED asked EUR 0.01, free EUR 0.00, line 2025/c");
    assert_eq!(
        fund.stands().await,
        "2025 c: 10000.00 = free 0.00 + encumbered 10000.00 + payable 0.00 + paid 0.00 - recovered 0.00\nbank 0.00"
    );
}
