//! How PostgreSQL finds the rows of a worklist: by the index made for it, reading no more rows than the page has.

use serde_json::Value;
use sqlx::Execute as _;
use sqlx::types::Json;
use views::View as _;

use super::samples::{Sample, Samples, TODAY, key};
use super::world::{CURRENT, PAST, World, once};
use crate::query::listing::Ask;
use crate::query::place::Value as PlaceValue;
use crate::query::statement;
use crate::{Filter, Moment, Order, Place};

const MANY: i64 = 20_000;
const PAGE: i64 = 51;

/// 20,000 households, of 39 coordinators, of one more and of nobody, with deadlines all through a year, now and as they were.
async fn municipality() -> World {
    let world = World::new().await;
    let mut rows: Vec<_> = (0..MANY)
        .map(|number| Sample {
            stage: "INTAKE".to_owned(),
            coordinator: if number % 40 == 0 { String::new() } else { format!("u-{}", number % 40) },
            next_deadline: (TODAY + jiff::Span::new().days(number * 7 % 365)).to_string(),
            ..Sample::default()
        })
        .collect();
    rows[1].coordinator = "night-shift".to_owned();
    world.put("GM0344", CURRENT, "current", MANY, &rows).await;
    world.put("GM0344", PAST, "past", 7, &rows).await;
    world.run("create index samples_by_deadline on views.samples_rows (ledger, edition, next_deadline, view_id)").await;
    world.run("vacuum analyze views.samples_rows").await;
    world
}

/// The scans of rows in a plan that was carried out, each with its index and how many rows it read.
async fn scans(
    world: &World,
    moment: &Moment,
    filter: &str,
    order: &str,
    after: Option<Place>,
) -> Vec<(String, i64)> {
    let filter = Filter::parse(Samples::FIELDS, filter, TODAY).unwrap();
    let order = Order::parse(Samples::FIELDS, order).unwrap();
    let ask = Ask { filter: &filter, order: &order, after: after.as_ref(), limit: PAGE };
    let mut page = statement::page::<Samples>(&world.utrecht, moment, &ask);
    let mut page = page.build();
    let arguments = page.take_arguments().unwrap().unwrap();
    let explain = format!("explain (analyze, timing off, format json) {}", page.sql());
    let mut transaction = world.app.begin("GM0344").await.unwrap();
    let plan: Json<Value> =
        sqlx::query_scalar_with(&explain, arguments).fetch_one(&mut *transaction).await.unwrap();
    let mut found = Vec::new();
    collect(&plan.0[0]["Plan"], &mut found);
    found
}

fn collect(node: &Value, found: &mut Vec<(String, i64)>) {
    if node["Relation Name"] == "samples_rows" {
        let count = |name: &str| node[name].as_f64().map_or(0, |rows| rows as i64);
        let index = node["Index Name"].as_str().unwrap_or("none").to_owned();
        found.push((
            index,
            count("Actual Rows") + count("Rows Removed by Filter") + count("Rows Removed by Index Recheck"),
        ));
    }
    for child in node["Plans"].as_array().into_iter().flatten() {
        collect(child, found);
    }
}

fn halfway() -> Option<Place> {
    let value = Some(PlaceValue::Text("2026-08-01".to_owned()));
    Some(Place { key: key(0), value })
}

#[tokio::test]
async fn a_page_of_a_worklist_reads_its_own_rows_only() {
    let world = municipality().await;
    let mine = "coordinator = 'u-7'";
    let page_of = |index: &str| vec![(index.to_owned(), PAGE)];
    for moment in [Moment::Current, once()] {
        for after in [None, halfway()] {
            for order in ["next_deadline", "next_deadline desc"] {
                let found = scans(&world, &moment, mine, order, after.clone()).await;
                assert_eq!(found, page_of("samples_of_coordinator"), "{order}");
                let found = scans(&world, &moment, "", order, after.clone()).await;
                assert_eq!(found, page_of("samples_by_deadline"), "{order}");
            }
        }
        let overdue = "coordinator = 'u-7' AND next_deadline < today+6m AND next_deadline >= today";
        let found = scans(&world, &moment, overdue, "next_deadline desc", None).await;
        assert_eq!(found, page_of("samples_of_coordinator"));
        assert_eq!(scans(&world, &moment, "", "key", None).await, page_of("samples_rows_pkey"));
    }
}

#[tokio::test]
async fn a_prefix_is_found_by_the_index_in_spite_of_row_level_security() {
    let world = municipality().await;
    let found = scans(&world, &Moment::Current, "coordinator:'night'", "key", None).await;
    assert_eq!(found, vec![("samples_of_coordinator".to_owned(), 1)]);
}

#[tokio::test]
async fn an_index_on_some_rows_serves_those_who_ask_for_them_with_bound_values() {
    let world = municipality().await;
    world
        .run(concat!(
            "create index samples_unassigned on views.samples_rows (ledger, edition, committed_cents, view_id)",
            " where coordinator = '' and stage <> 'REPORTED'"
        ))
        .await;
    let unassigned = "coordinator = '' AND stage != REPORTED";
    let found = scans(&world, &Moment::Current, unassigned, "committed_cents desc", None).await;
    assert_eq!(found, vec![("samples_unassigned".to_owned(), PAGE)]);
}
