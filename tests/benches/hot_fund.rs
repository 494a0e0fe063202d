//! Commitments per second: 64 clients on one fund, and the same on 64 funds, on a database that is really durable.
//!
//! Both are measured in one process and in turn, so that what else the machine does hits both. Run it with
//! `make bench`.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops with the reason")]

use std::{
    io::{Write as _, stdout},
    time::{Duration, Instant},
};

use database::{DatabaseOptions, FreshDatabase, PrivateCluster};
use futures::future::join_all;
use server::ExecutorsOptions;
use stories::{
    App, BUDGET_HOLDER, Client, Command as _, Fund, Household, Provision, Step, committing, spuk_2021,
    utrecht,
};

const CLIENTS: usize = 64;
/// Commitments of each client in a round, of one cent each.
const PIECES: usize = 20;
/// The first of them is not counted.
const ROUNDS: usize = 10;
/// What each fund has, and each provision may cost.
const ENOUGH: i64 = 5_000_00;

/// A client with a provision to commit money for.
struct Spender<'a> {
    client: Client,
    provision: Provision<'a>,
}

impl<'a> Spender<'a> {
    async fn of(app: &'a App, household: &Household<'_>, fund: &Fund<'_>) -> Self {
        let provision = Provision::after(Step::Notified, app, household, fund, ENOUGH).await;
        Self { client: app.connected_as(BUDGET_HOLDER).await, provision }
    }

    async fn spends(&self) {
        for _ in 0..PIECES {
            let commit = self.provision.request("2025-02-19", committing(2025, 1));
            commit.by(self.client.clone()).await.unwrap();
        }
    }
}

async fn funded(app: &App) -> Fund<'_> {
    let fund = Fund::opened_with(app, spuk_2021(), utrecht()).await;
    fund.allocated(2025, ENOUGH).await;
    fund
}

/// Commitments per second, when all of these spend.
async fn round(spenders: &[Spender<'_>]) -> u64 {
    let started = Instant::now();
    join_all(spenders.iter().map(Spender::spends)).await;
    per_second(spenders.len() * PIECES, started.elapsed())
}

fn per_second(commitments: usize, elapsed: Duration) -> u64 {
    let rate = commitments as u128 * 1_000_000 / elapsed.as_micros();
    u64::try_from(rate).unwrap()
}

fn median(mut rates: Vec<u64>) -> u64 {
    rates.sort_unstable();
    rates[rates.len() / 2]
}

/// Every commitment was booked.
async fn check(funds: &[Fund<'_>]) {
    let mut encumbered = 0;
    for fund in funds {
        encumbered += fund.balance().await.total.unwrap().encumbered;
    }
    assert_eq!(usize::try_from(encumbered).unwrap(), CLIENTS * PIECES * (ROUNDS + 1));
}

async fn measured(app: &App) -> [Vec<u64>; 2] {
    let household = Household::with_a_member(app).await;
    let hot = [funded(app).await];
    let apart = join_all((0..CLIENTS).map(|_| funded(app))).await;
    let on_hot = join_all((0..CLIENTS).map(|_| Spender::of(app, &household, &hot[0]))).await;
    let on_apart = join_all(apart.iter().map(|fund| Spender::of(app, &household, fund))).await;
    let mut rates = [vec![], vec![]];
    for _ in 0..=ROUNDS {
        rates[0].push(round(&on_hot).await);
        rates[1].push(round(&on_apart).await);
    }
    check(&hot).await;
    check(&apart).await;
    rates.map(|rates| rates[1..].to_vec())
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = PrivateCluster::start(folder.path()).await.unwrap();
    database::migrate(&cluster.url()).await.unwrap();
    let (admin, app) = (DatabaseOptions::admin(cluster.url()), DatabaseOptions::app(cluster.url()));
    let app = App::start_on(FreshDatabase { admin, app }, ExecutorsOptions::default()).await;
    let [hot, apart] = measured(&app).await;
    app.stop().await;
    cluster.stop().await.unwrap();
    told(&hot, &apart).unwrap();
}

fn told(hot: &[u64], apart: &[u64]) -> std::io::Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{CLIENTS} clients, {} commitments in each of {ROUNDS} rounds\n", CLIENTS * PIECES)?;
    writeln!(out, "commitments per second   slowest  median  fastest")?;
    for (what, rates) in [("one fund", hot), ("64 funds", apart)] {
        let (slowest, fastest) = (rates.iter().min().unwrap(), rates.iter().max().unwrap());
        writeln!(out, "{what:<24} {slowest:>7} {:>7} {fastest:>8}", median(rates.to_vec()))?;
    }
    let percent = median(hot.to_vec()) * 100 / median(apart.to_vec());
    writeln!(out, "\none fund is at {}.{:02} of 64 funds", percent / 100, percent % 100)
}
