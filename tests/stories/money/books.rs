//! hledger, which knows nothing of us, adds up the plain-text books to the same cents as GetFundBalance.

use std::collections::BTreeSet;

use api::v1::GetFundBalanceRequest;
use jiff::{ToSpan as _, civil::date};
use stories::{
    App, Booking, Fund, Household, Provision, Run, Step, books, day, imported, statement, transfers,
};

use super::{
    hledger::{accepts, balances, ours},
    random_year::Year,
};

/// Both say the same, now and on each of these days.
async fn agree(app: &App, fund: &Fund<'_>, days: impl Iterator<Item = jiff::civil::Date>) {
    let books = books(app, fund).await;
    accepts(&books);
    assert_eq!(balances(&books, None), ours(&fund.balance().await));
    for on in days {
        let as_of_date = day(&on.to_string());
        let then = fund.answer(GetFundBalanceRequest { as_of_date, ..fund.question() }).await;
        assert_eq!(balances(&books, Some(on)), ours(&then), "as of {on}");
    }
}

#[tokio::test]
async fn hledger_finds_what_we_find_in_the_fund_of_a_story() {
    let app = App::start().await;
    let household = Household::with_a_member(&app).await;
    let fund = Fund::opened(&app).await;
    Provision::after(Step::Ordered, &app, &household, &fund, 640_00).await;
    Provision::after(Step::Committed, &app, &household, &fund, 6_200_00).await;
    let sent = transfers(&Run::of(&app, &fund).await.file().await.file);
    imported(&app, statement(1, &[Booking::made(&sent[0], "2025-03-03")])).await.unwrap();
    agree(&app, &fund, (0..60).map(|days| date(2025, 1, 5) + days.days()).step_by(5)).await;
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hledger_finds_what_we_find_in_a_random_year() {
    let mut moved = BTreeSet::new();
    for seed in [1, 2] {
        let app = App::start().await;
        let mut year = Year::begun(&app, seed).await;
        year.goes_by().await;
        let (accepted, refused) = (year.accepted, year.refused);
        assert!(accepted > 200 && refused > 200, "seed {seed}: {accepted} accepted, {refused} refused");
        moved.extend(year.fund.journal().await.into_iter().map(|entry| entry.event));
        agree(&app, &year.fund, (0..12).map(|months| date(2025, 1, 31) + months.months())).await;
        app.finish().await;
    }
    assert_eq!(moved.len(), 11, "money moved in every way there is: {moved:?}");
}
