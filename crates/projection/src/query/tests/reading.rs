//! One snapshot, one ledger, one edition.

use uuid::Uuid;
use views::View as _;

use super::samples::{FUNDS, Sample, Samples, TODAY, key, the};
use super::world::{CURRENT, World, once};
use crate::{
    Filter, LARGEST_PAGE, Listing, MOST_FACET_VALUES, Moment, Order, Place, ProjectionError, Reading,
};

fn listing(filter: &str, order: &str, limit: u32) -> Listing {
    let filter = Filter::parse(Samples::FIELDS, filter, TODAY).unwrap();
    let order = Order::parse(Samples::FIELDS, order).unwrap();
    Listing { filter, order, after: None, limit }
}

/// Households that differ in how often somebody tried to reach them.
fn tried(attempts: std::ops::Range<i64>) -> Vec<Sample> {
    attempts.map(|attempts| Sample { attempts, stage: "INTAKE".to_owned(), ..Sample::default() }).collect()
}

async fn attempts(reading: &mut Reading, moment: &Moment) -> (Vec<i64>, u64) {
    let page = reading.list::<Samples>(moment, &listing("", "key", 100)).await.unwrap();
    (page.rows.into_iter().map(|(_, row)| row.attempts).collect(), page.size)
}

#[tokio::test]
async fn questions_in_one_reading_agree_while_the_view_moves_on() {
    let world = World::new().await;
    world.put_among_others(&tried(0..2)).await;
    let mut reading = world.reading().await;
    let (before, size) = attempts(&mut reading, &Moment::Current).await;
    assert_eq!((before.len(), size), (2, 1_000));

    world
        .run("update views.editions set next_position = 1001 where ledger = 'GM0344' and role = 'current'")
        .await;
    world.run("delete from views.samples_rows where ledger = 'GM0344'").await;
    assert_eq!(attempts(&mut reading, &Moment::Current).await, (before, 1_000));
    let rows = reading.rows::<Samples>(&Moment::Current, &[key(1), Uuid::nil(), key(0)]).await.unwrap();
    assert_eq!((rows.value, rows.size), (vec![tried(1..2).pop(), None, tried(0..1).pop()], 1_000));

    let mut later = world.reading().await;
    assert_eq!(attempts(&mut later, &Moment::Current).await, (vec![], 1_001));
    assert_eq!(later.rows::<Samples>(&Moment::Current, &[]).await.unwrap().size, 1_001);
    assert_eq!(later.count::<Samples>(&Moment::Current, &Filter::all(), &[]).await.unwrap().value.total, 0);
    assert_eq!(
        later.scan::<Samples>(&Moment::Current, &Filter::all(), |_, _| panic!("a row")).await.unwrap(),
        1_001
    );
}

#[tokio::test]
async fn the_past_has_rows_and_a_size_of_its_own_until_it_is_dropped() {
    let world = World::new().await;
    world.put_among_others(&tried(5..9)).await;
    let mut reading = world.reading().await;
    assert_eq!(attempts(&mut reading, &once()).await, (vec![0], 7));
    drop(reading);

    world.run("update views.editions set role = 'dropped', stops_at = null where role = 'past'").await;
    let mut reading = world.reading().await;
    let gone = reading.list::<Samples>(&once(), &listing("", "", 1)).await.unwrap_err();
    assert_eq!(gone.to_string(), "view samples has no such rows any more; ask again");
    let counted = reading.count::<Samples>(&once(), &Filter::all(), &[the("stage")]).await;
    assert!(matches!(counted, Err(ProjectionError::Gone { .. })));
    assert!(matches!(reading.rows::<Samples>(&once(), &[key(0)]).await, Err(ProjectionError::Gone { .. })));
    let scanned = reading.scan::<Samples>(&once(), &Filter::all(), |_, _| ()).await;
    assert!(matches!(scanned, Err(ProjectionError::Gone { .. })));
}

#[tokio::test]
async fn a_reading_sees_no_other_ledger_and_writes_nothing() {
    let world = World::new().await;
    world.put_among_others(&tried(5..9)).await;
    let amsterdam = "GM0363".parse().unwrap();
    let mut reading = Reading::begin(&world.app, &amsterdam).await.unwrap();
    assert_eq!(attempts(&mut reading, &Moment::Current).await, (vec![0], 3));

    let mut everything = world.app.begin("GM0363").await.unwrap();
    let count = "select count(*) from views.samples_rows";
    assert_eq!(sqlx::query_scalar::<_, i64>(count).fetch_one(&mut *everything).await.unwrap(), 1);
    let nobody: i64 = sqlx::query_scalar(count).fetch_one(world.app.pool()).await.unwrap();
    assert_eq!(nobody, 0);
    let write = sqlx::QueryBuilder::new("delete from views.samples_rows");
    let refused = reading.fetch(write).await.unwrap_err().to_string();
    assert!(refused.contains("read-only transaction"), "{refused}");
}

#[tokio::test]
async fn a_page_ends_where_the_next_begins_whatever_happened_to_the_row() {
    let world = World::new().await;
    world.put_among_others(&tried(0..5)).await;
    let mut listing = listing("", "frozen desc", 2);
    let first = world.reading().await.list::<Samples>(&Moment::Current, &listing).await.unwrap();
    let last = first.rows[1].0;
    world.run(&format!("delete from views.samples_rows where view_id = '{last}'")).await;
    listing.after = first.next;
    listing.limit = 3;
    let second = world.reading().await.list::<Samples>(&Moment::Current, &listing).await.unwrap();
    assert_eq!((second.rows.len(), second.next), (3, None));
    let mut keys: Vec<_> = first.rows.iter().chain(&second.rows).map(|(key, _)| *key).collect();
    keys.reverse();
    let mut all: Vec<_> = (0..5).map(key).collect();
    all.sort();
    assert_eq!(keys, all);

    listing.after = Some(Place { key: last, value: None });
    let other_order = world.reading().await.list::<Samples>(&Moment::Current, &listing).await.unwrap_err();
    assert_eq!(other_order.to_string(), "this is not a place in this order; ask for the first page again");
}

#[tokio::test]
async fn pages_scans_and_facets_are_bounded() {
    let world = World::new().await;
    let rows: Vec<_> = tried(0..4_100)
        .into_iter()
        .map(|row| Sample { coordinator: format!("u-{}", row.attempts / 4), ..row })
        .collect();
    world.put_among_others(&rows).await;
    let mut reading = world.reading().await;
    for (asked, answered) in [(0, 1), (1, 1), (1_000, 1_000), (u32::MAX, LARGEST_PAGE as usize)] {
        let page = reading.list::<Samples>(&Moment::Current, &listing("", "", asked)).await.unwrap();
        assert_eq!((page.rows.len(), page.next.is_some()), (answered, true));
    }
    let mut scanned = Vec::new();
    reading.scan::<Samples>(&Moment::Current, &Filter::all(), |key, _| scanned.push(key)).await.unwrap();
    assert_eq!(scanned.len(), 4_100);
    assert!(scanned.is_sorted());

    let facets = [the("coordinator"), the("stage")];
    let counts = reading.count::<Samples>(&Moment::Current, &Filter::all(), &facets).await.unwrap().value;
    let [coordinators, stages] = &counts.facets[..] else { panic!("{counts:?}") };
    assert_eq!(
        (counts.total, coordinators.values.len(), coordinators.more),
        (4_100, MOST_FACET_VALUES, true)
    );
    assert!(coordinators.values.is_sorted_by_key(|value| &value.value));
    assert_eq!(
        (stages.values[0].value.as_str(), stages.values[0].count, stages.more),
        ("INTAKE", 4_100, false)
    );
}

#[tokio::test]
async fn a_row_of_another_shape_is_told_with_its_remedy_and_no_value_of_it() {
    let world = World::new().await;
    world
        .put("GM0344", CURRENT, "current", 1, &[Sample { fund: FUNDS[1].to_owned(), ..Sample::default() }])
        .await;
    world
        .run("update views.samples_rows set payload = jsonb_set(payload, '{row,attempts}', '\"Jan\"')")
        .await;
    let mut reading = world.reading().await;
    let error = reading.rows::<Samples>(&Moment::Current, &[key(0)]).await.unwrap_err();
    let told = error.to_string();
    assert!(told.starts_with("a row of view samples cannot be read: column "), "{told}");
    assert!(!told.contains("Jan"), "{told}");
    assert!(told.ends_with("; rebuild it: herstelboek views rebuild samples"), "{told}");
}
