//! Rows are seen inside their ledger only, by whatever reads them.

use cqrs_es::{EventEnvelope, View, persist::ViewRepository};
use database::Database;
use domain::household::Household;
use postgres_es::PostgresViewRepository;
use projection::{Asked, Moment};
use serde::{Deserialize, Serialize};
use sqlx::{Row as _, postgres::PgPoolOptions};

use crate::{
    samples::{Tally, TallyRow, TallyShown},
    support::{World, household, key, now, rows, start},
};

#[tokio::test]
async fn another_ledger_sees_nothing() {
    let world = World::new().await;
    let _runner = start(&world.projections);
    let zwijndrecht = world.ledgers.open(&"GM0642".parse().unwrap(), "Zwijndrecht").await.unwrap();
    let last = world.some_history().await;
    let there = world.happens_in(&zwijndrecht, &[(household(9), "HouseholdReported")]).await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    let seen = now::<Tally<1>>(&world.projections, &zwijndrecht, there).await;
    assert_eq!(seen.keys().copied().collect::<Vec<_>>(), [key(9)]);

    let app = Database::connect(world.fresh.app.clone()).await.unwrap();
    for table in ["editions", "aliases", "tallies_rows", "tallies"] {
        let statement = format!("select count(*) from views.{table}");
        let outside: i64 = sqlx::query_scalar(&statement).fetch_one(app.pool()).await.unwrap();
        assert_eq!(outside, 0, "{table}");
    }
    let mut inside = app.begin("GM0642").await.unwrap();
    let keys = sqlx::query("select view_id from views.tallies_rows").fetch_all(&mut *inside).await.unwrap();
    assert_eq!(keys.iter().map(|row| row.get::<String, _>(0)).collect::<Vec<_>>(), [key(9).to_string()]);
    let stolen = sqlx::query("update views.tallies_rows set ledger = 'GM0344'").execute(&mut *inside).await;
    assert!(stolen.is_err());
}

#[tokio::test]
async fn the_application_still_cannot_touch_what_is_recorded() {
    let world = World::new().await;
    world.some_history().await;
    let app = Database::connect(world.fresh.app.clone()).await.unwrap();
    let mut inside = app.begin("GM0344").await.unwrap();
    let refused = sqlx::query("delete from events").execute(&mut *inside).await.unwrap_err();
    assert_eq!(refused.as_database_error().unwrap().message(), "permission denied for table events");
    let made = sqlx::query("select views.add_view('mine', 'x int')").execute(app.pool()).await.unwrap_err();
    assert_eq!(made.as_database_error().unwrap().message(), "permission denied for function add_view");
}

/// A row as a stock repository of cqrs-es reads it.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Stock {
    row: TallyRow,
    shown: Option<TallyShown>,
}

impl View<Household> for Stock {
    fn update(&mut self, _: &EventEnvelope<Household>) {}
}

#[tokio::test]
async fn a_stock_repository_of_postgres_es_reads_the_rows() {
    let world = World::new().await;
    let _runner = start(&world.projections);
    let last = world.some_history().await;
    let ours = now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    let options = world.fresh.app.connect_options().unwrap().options([("herstelboek.ledger", "GM0344")]);
    let pool = PgPoolOptions::new().connect_with(options).await.unwrap();
    let stock: PostgresViewRepository<Stock, Household> = PostgresViewRepository::new("views.tallies", pool);
    let (view, context) = stock.load_with_context(&key(1).to_string()).await.unwrap().unwrap();
    assert_eq!(view.row, ours[&key(1)]);
    assert_eq!(view.shown.unwrap().points, 5);
    assert_eq!((context.view_instance_id, context.version), (key(1).to_string(), 5));
    assert!(stock.load(&key(99).to_string()).await.unwrap().is_none());
    let asked = Asked { as_of: Some(projection::AsOf::Position(1)), at_least: None };
    let moment = world.projections.moment::<Tally<1>>(&world.utrecht, asked).await.unwrap();
    assert!(matches!(moment, Moment::Past { size: 2, .. }));
    assert_eq!(rows::<Tally<1>>(&world.projections, &world.utrecht, moment).await.0.len(), 1);
    let again = stock.load(&key(1).to_string()).await.unwrap().unwrap();
    assert_eq!(again.row, ours[&key(1)]);
}
