//! What accounts are drawn up from: the rows of the view are the parts of a basis that took over the events by itself.

use std::collections::BTreeMap;

use accountability::{Basis, Definition, Part, Question};
use domain::account::{AccountStage, FinalAccount};
use jiff::civil::date;
use projection::{AsOf, Asked, Filter, Moment, Projections};
use replay::ReplayError;
use stories::Town;
use uuid::Uuid;
use views::accounts::Accounts;

use crate::some_thousands;

/// How far apart the positions are that are looked at.
const EVERY: usize = 100;

#[tokio::test]
async fn as_of_every_hundredth_position_the_rows_are_the_parts_of_the_basis() {
    let town = Town::with_history(14, some_thousands(70)).await;
    let history = town.history().await;
    let projections = town.projections().await;
    projection::catch_up(&projections, &town.ledger).await.unwrap();
    let mut basis = Basis::default();
    for events in history.chunks(EVERY) {
        events.iter().for_each(|known| basis.apply(known.position, known.book, &known.event));
        let last = events.last().unwrap().position;
        let asked = Asked { as_of: Some(AsOf::Position(last)), at_least: None };
        let moment = projections.moment::<Accounts>(&town.ledger, asked).await.unwrap();
        assert_eq!(rows(&town, &projections, &moment).await, parts(&basis), "as of {last}");
    }
    let current = rows(&town, &projections, &Moment::Current).await;
    assert_eq!(current, parts(&basis));
    assert!(basis.accounts().any(|account| account.stage == AccountStage::Closed), "nothing was settled");
}

#[tokio::test]
async fn rows_and_a_replay_of_the_ledger_make_the_same_account() {
    let town = Town::with_history(15, some_thousands(70)).await;
    let projections = town.projections().await;
    projection::catch_up(&projections, &town.ledger).await.unwrap();
    let size = town.ledger.head().await.unwrap().size();
    let (mut replayed, mut from_rows) = (Basis::default(), Basis::default());
    let take = |happened: &replay::Happened<'_>| {
        replayed.apply(happened.position, happened.book, happened.event);
        Ok::<(), ReplayError>(())
    };
    replay::fold(&town.ledger, accountability::BOOKS, size, take, |_| ()).await.unwrap();
    let rows = rows(&town, &projections, &Moment::Current).await;
    rows.into_iter().for_each(|(key, part)| from_rows.insert(key, part));
    assert_eq!(parts(&from_rows), parts(&replayed));
    let accounts: Vec<_> = replayed.accounts().collect();
    assert!(accounts.len() >= 4, "two funds over two years: {}", accounts.len());
    for account in accounts {
        Definition::parse(account.indicators.text().as_str()).unwrap();
        let question = Question {
            ledger: town.ledger.name().to_string(),
            fund: account.fund,
            year: account.year,
            position: size,
            effective_on: date(account.year.number(), 12, 31),
            final_account: FinalAccount::No,
        };
        let report = replayed.report(&question).unwrap();
        assert_eq!(from_rows.report(&question).unwrap().to_bytes(), report.to_bytes());
    }
}

async fn rows(town: &Town, projections: &Projections, moment: &Moment) -> BTreeMap<Uuid, Part> {
    let (all, mut rows) = (Filter::all(), BTreeMap::new());
    let mut reading = projections.reading(&town.ledger).await.unwrap();
    reading.scan::<Accounts>(moment, &all, |key, row| drop(rows.insert(key, row))).await.unwrap();
    rows
}

fn parts(basis: &Basis) -> BTreeMap<Uuid, Part> {
    basis.parts().map(|(key, part)| (key, part.clone())).collect()
}
