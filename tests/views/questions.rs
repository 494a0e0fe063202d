//! What is asked of a view, held against the plain replay.

use std::collections::BTreeMap;

use projection::{Filter, Listing, Moment, Order, Projections};
use stories::Town;
use uuid::Uuid;
use views::{Field, Kind, View};

use crate::naive::Naive;

/// Small enough for many pages.
const PAGE: u32 = 7;

/// Every row is there, as it should be, and no other.
pub(crate) async fn answers_as<V: View>(
    town: &Town,
    projections: &Projections,
    moment: &Moment,
    naive: &Naive<V>,
    size: u64,
) {
    let (all, mut rows) = (Filter::all(), BTreeMap::new());
    let mut reading = projections.reading(&town.ledger).await.unwrap();
    let answered = reading.scan::<V>(moment, &all, |key, row| drop(rows.insert(key, row)));
    assert_eq!(answered.await.unwrap(), size, "{}", V::NAME);
    assert_eq!(rows.len(), naive.rows.len(), "{} at {moment:?}", V::NAME);
    for (key, row) in &naive.rows {
        assert_eq!(rows.get(key), Some(row), "{} at {moment:?}: row {key}", V::NAME);
    }
}

/// Every filter on one field finds the rows that have it, and no others.
pub(crate) async fn filters_as<V: View>(
    town: &Town,
    projections: &Projections,
    moment: &Moment,
    naive: &Naive<V>,
) {
    let mut reading = projections.reading(&town.ledger).await.unwrap();
    for field in V::FIELDS {
        for value in naive.some_values(field) {
            let filter = asking(field, &value);
            let mut found: Vec<Uuid> = Vec::new();
            reading.scan::<V>(moment, &filter, |key, _| found.push(key)).await.unwrap();
            found.sort_unstable();
            assert_eq!(found, naive.with(field, &value), "{}: {filter} at {moment:?}", V::NAME);
            let counted = reading.count::<V>(moment, &filter, &[]).await.unwrap();
            assert_eq!(counted.value.total, found.len() as u64, "{}: {filter}", V::NAME);
        }
    }
}

/// Every order shows every row once, page by page, and both ways are each other's reverse.
pub(crate) async fn orders_as<V: View>(
    town: &Town,
    projections: &Projections,
    moment: &Moment,
    naive: &Naive<V>,
) {
    for field in V::FIELDS.iter().filter(|field| field.ordered) {
        let mut up = paged::<V>(town, projections, moment, &format!("{} asc", field.name)).await;
        let down = paged::<V>(town, projections, moment, &format!("{} desc", field.name)).await;
        assert!(down.iter().eq(up.iter().rev()), "{} by {}", V::NAME, field.name);
        up.sort_unstable();
        assert!(up.iter().eq(naive.rows.keys()), "{} by {}", V::NAME, field.name);
    }
}

async fn paged<V: View>(town: &Town, projections: &Projections, moment: &Moment, order: &str) -> Vec<Uuid> {
    let order = Order::parse(V::FIELDS, order).unwrap();
    let mut reading = projections.reading(&town.ledger).await.unwrap();
    let (mut keys, mut after) = (Vec::new(), None);
    loop {
        let listing = Listing { filter: Filter::all(), order, after, limit: PAGE };
        let page = reading.list::<V>(moment, &listing).await.unwrap();
        keys.extend(page.rows.iter().map(|(key, _)| *key));
        match page.next {
            // As a client gives it back.
            Some(place) => after = Some(place.to_string().parse().unwrap()),
            None => return keys,
        }
    }
}

fn asking(field: &'static Field, value: &str) -> Filter {
    let filter = match field.kind {
        Kind::Words(_) | Kind::Texts => Filter::has(field, value),
        _ => Filter::equals(field, value),
    };
    filter.unwrap_or_else(|error| panic!("{} of '{value}': {error}", field.name))
}
