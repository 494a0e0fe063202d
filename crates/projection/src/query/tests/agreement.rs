//! PostgreSQL's answers against a plain evaluation of what was wanted: on random rows, filters and orders.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use tokio::runtime::Runtime;
use uuid::Uuid;
use views::View as _;

use super::samples::{Sample, Samples, TODAY, sample, the};
use super::wanted::{Wanted, wanted};
use super::world::{World, keyed};
use crate::{Filter, Listing, Moment, Order, Reading};

const ORDERS: &[&str] = &[
    "",
    "key",
    "key desc",
    "stage desc",
    "coordinator",
    "fund",
    "next_deadline",
    "next_deadline desc",
    "committed_cents",
    "committed_cents desc",
    "frozen asc",
];

/// Random rows, the same in every run.
fn rows() -> Vec<Sample> {
    let mut runner = TestRunner::deterministic();
    vec(sample(), 240).new_tree(&mut runner).expect("rows").current()
}

fn shown(row: &Sample) -> Value {
    serde_json::to_value(row).expect("json")
}

/// What rows are ordered on, so that Rust compares it as PostgreSQL must: texts by their bytes.
fn order_value(name: &str, row: &Sample) -> (String, i64, bool) {
    let name = if name.is_empty() { "stage" } else { name };
    match &shown(row)[name] {
        Value::String(text) => (text.clone(), 0, false),
        Value::Number(number) => (String::new(), number.as_i64().expect("a number"), false),
        Value::Bool(flag) => (String::new(), 0, *flag),
        _ => Default::default(),
    }
}

fn expected(rows: &BTreeMap<Uuid, &Sample>, wanted: &Wanted, order: &str) -> Vec<Uuid> {
    let name = order.split(' ').next().unwrap_or_default();
    let mut found: Vec<_> = rows
        .iter()
        .filter(|(_, row)| wanted.means(&shown(row)))
        .map(|(key, row)| (order_value(name, row), *key))
        .collect();
    found.sort();
    if order.ends_with("desc") {
        found.reverse();
    }
    found.into_iter().map(|(_, key)| key).collect()
}

/// All pages, each asked for by the text of the place where the one before it ended.
async fn walk(reading: &mut Reading, filter: &Filter, order: &str, limit: u32) -> Vec<Uuid> {
    let order = Order::parse(Samples::FIELDS, order).expect("an order");
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let listing = Listing { filter: filter.clone(), order, after, limit };
        let page = reading.list::<Samples>(&Moment::Current, &listing).await.expect("a page");
        assert_eq!(page.size, 1_000);
        found.extend(page.rows.iter().map(|(key, _)| *key));
        let Some(next) = page.next else { return found };
        assert_eq!(page.rows.len(), limit as usize);
        after = Some(next.to_string().parse().expect("a place"));
    }
}

async fn check(world: &World, rows: &BTreeMap<Uuid, &Sample>, wanted: &Wanted, order: &str, limit: u32) {
    let text = wanted.written();
    let filter =
        Filter::parse(Samples::FIELDS, &text, TODAY).unwrap_or_else(|error| panic!("{error}: {text}"));
    let again = Filter::parse(Samples::FIELDS, &filter.to_string(), TODAY).unwrap();
    assert_eq!(filter, again, "{text}");

    let expected = expected(rows, wanted, order);
    let mut reading = world.reading().await;
    assert_eq!(walk(&mut reading, &filter, order, limit).await, expected, "{text} by {order}");

    let mut scanned = Vec::new();
    let each = |key, row: Sample| scanned.push((key, row));
    assert_eq!(reading.scan::<Samples>(&Moment::Current, &filter, each).await.unwrap(), 1_000);
    let mut in_order = expected.clone();
    in_order.sort_unstable();
    let whole: Vec<_> = in_order.iter().map(|key| (*key, rows[key].clone())).collect();
    assert_eq!(scanned, whole, "{text}");

    let facets = [the("needs"), the("coordinator"), the("frozen")];
    let counts = reading.count::<Samples>(&Moment::Current, &filter, &facets).await.unwrap().value;
    assert_eq!(counts.total, expected.len() as u64, "{text}");
    for facet in counts.facets {
        let mut tally: BTreeMap<String, u64> = BTreeMap::new();
        for value in expected.iter().flat_map(|key| values(&shown(rows[key])[facet.field.name])) {
            *tally.entry(value).or_default() += 1;
        }
        let counted: BTreeMap<_, _> =
            facet.values.into_iter().map(|value| (value.value, value.count)).collect();
        assert_eq!((counted, facet.more), (tally, false), "{text}, {}", facet.field.name);
    }
}

/// The value of a field, or each of its values, as text.
fn values(shown: &Value) -> Vec<String> {
    let values = shown.as_array().map_or(std::slice::from_ref(shown), Vec::as_slice);
    values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect()
}

#[test]
fn postgresql_finds_orders_and_counts_what_was_wanted() {
    let runtime = Runtime::new().unwrap();
    let rows = rows();
    let world = runtime.block_on(async {
        let world = World::new().await;
        world.put_among_others(&rows).await;
        world
    });
    let rows = keyed(&rows);
    let mut runner = TestRunner::new(ProptestConfig { cases: 300, ..ProptestConfig::default() });
    let asked = (wanted(), prop::sample::select(ORDERS), 7..60_u32);
    runner
        .run(&asked, |(wanted, order, limit)| {
            runtime.block_on(check(&world, &rows, &wanted, order, limit));
            Ok(())
        })
        .unwrap();
}
