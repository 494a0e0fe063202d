//! Views: one built anew beside the rows that answer meanwhile, all from nothing, and a page of one.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::civil::{Date, date};
use projection::{Asked, Filter, Listing, Order, Projections};
use sqlx::{Connection as _, Executor as _, PgConnection};
use stories::Town;
use tokio::sync::Mutex;
use views::{View as _, caseload::Caseload};

use super::{Everybody, passes::Passes};
use crate::{
    contest::{Contestant, Load, Round, drive},
    names,
};

/// Rows on a page, as a screen has them.
const PAGE: u32 = 50;
const TODAY: Date = date(2026, 3, 3);

pub(super) fn entries(all: Everybody, town: &Arc<Town>) -> Everybody {
    let (size, whole, one) = (all.size, town.clone(), town.clone());
    let page = Paged { town: town.clone(), projections: Mutex::default() };
    all.and("all views from nothing", "events", Passes::over(size, move || built(whole.clone())))
        .and(names::REBUILD, "events", Passes::over(size, move || rebuilt(one.clone())))
        .and("page of the caseload", "pages", page)
}

/// All views, after none of them has a row any more.
async fn built(town: Arc<Town>) -> u64 {
    emptied(&town).await;
    let size = town.ledger.head().await.unwrap().size();
    let built = projection::catch_up(&town.projections().await, &town.ledger).await.unwrap();
    assert_eq!(built, size);
    built
}

/// Forgets every row of every view.
async fn emptied(town: &Town) {
    let mut connection = PgConnection::connect(&town.database.admin.url).await.unwrap();
    let tables = sqlx::query_scalar(concat!(
        "select string_agg(format('views.%I', tablename), ', ') from pg_tables",
        " where schemaname = 'views' and (tablename in ('editions', 'aliases') or tablename ~ '_rows$')"
    ));
    let tables: String = tables.fetch_one(&mut connection).await.unwrap();
    connection.execute(format!("truncate {tables}").as_str()).await.unwrap();
    connection.close().await.unwrap();
}

/// The caseload beside its old rows, compared with them, in their place.
async fn rebuilt(town: Arc<Town>) -> u64 {
    let projections = town.projections().await;
    let rebuilt = projection::rebuild(&projections, &town.ledger, Caseload::NAME, |_| ()).await.unwrap();
    assert_eq!(rebuilt.differences.as_deref(), Some([].as_slice()), "the same rows as before");
    rebuilt.size
}

/// Open households, those with the nearest deadline first.
struct Paged {
    town: Arc<Town>,
    projections: Mutex<Option<Projections>>,
}

#[async_trait]
impl Contestant for Paged {
    async fn round(&self, load: Load) -> Round {
        let mut kept = self.projections.lock().await;
        let projections = match &mut *kept {
            Some(projections) => projections.clone(),
            none => none.insert(self.town.projections().await).clone(),
        };
        let filter = Filter::parse(Caseload::FIELDS, "stage != ENDED", TODAY).unwrap();
        let order = Order::parse(Caseload::FIELDS, "next_deadline").unwrap();
        let listing = Arc::new(Listing { filter, order, after: None, limit: PAGE });
        let ledger = self.town.ledger.clone();
        drive(load, move |_| {
            let (projections, ledger, listing) = (projections.clone(), ledger.clone(), listing.clone());
            async move {
                let moment = projections.moment::<Caseload>(&ledger, Asked::default()).await.unwrap();
                let mut reading = projections.reading(&ledger).await.unwrap();
                let page = reading.list::<Caseload>(&moment, &listing).await.unwrap();
                assert_eq!(page.rows.len(), PAGE as usize);
            }
        })
        .await
    }
}
