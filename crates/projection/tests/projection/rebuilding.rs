//! A view is built anew beside its old rows: nobody waits, and what was wrong is told.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use database::Database;
use projection::{Asked, Moment, ProjectionError, Registered, What, rebuild, status};
use sqlx::Row as _;

use crate::{
    samples::{Attempts, Tally},
    support::{World, household, key, now, provision, start, within_reason},
};

/// The editions there are, each with how many rows it has.
async fn editions(world: &World) -> Vec<(i64, String, i64)> {
    let database = Database::connect(world.fresh.admin.clone()).await.unwrap();
    let statement = "select edition, role, (select count(*) from views.tallies_rows as rows \
                     where rows.ledger = editions.ledger and rows.edition = editions.edition) \
                     from views.editions where view = 'tallies' order by edition";
    let found = sqlx::query(statement).fetch_all(database.pool()).await.unwrap();
    found.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
}

#[tokio::test]
async fn a_rebuild_beside_live_writes_lets_nobody_wait() {
    let world = World::new().await;
    let _runner = start(&world.projections);
    let history = world.some_history().await;
    now::<Tally<1>>(&world.projections, &world.utrecht, history).await;
    let (done, position) = (AtomicBool::new(false), std::sync::Mutex::new(0));
    let writing = async {
        let mut round = 0;
        while !done.load(Ordering::SeqCst) {
            round += 1;
            let last = world.happens(household(round % 5), "ContactAttempted").await;
            let rows = now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
            assert_eq!(rows[&key(round % 5)].last, last);
            *position.lock().unwrap() = last;
        }
    };
    let rebuilding = async {
        for _ in 0..5 {
            let mut told = Vec::new();
            let rebuilt =
                rebuild(&world.projections, &world.utrecht, "tallies", |progress| told.push(progress));
            let rebuilt = rebuilt.await.unwrap();
            assert_eq!(rebuilt.differences.unwrap_or_default(), []);
            let last = told.last().unwrap();
            assert!(last.done > 0 && last.total >= last.done, "{last:?}");
        }
        done.store(true, Ordering::SeqCst);
    };
    within_reason(async { tokio::join!(writing, rebuilding) }).await;
    let last = *position.lock().unwrap();
    let tallies = now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    assert_eq!(tallies, world.folded::<Tally<1>>(last + 1).await);
    let left: Vec<_> = editions(&world).await.into_iter().map(|(_, role, rows)| (role, rows)).collect();
    assert_eq!(left, [("current".to_owned(), 6)]);
    world.all_is_right(&world.projections).await;
}

#[tokio::test]
async fn what_was_wrong_with_the_old_rows_is_told() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let last = world.some_history().await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    let tampering = format!(
        "update views.tallies_rows set payload = jsonb_set(payload, '{{row,last}}', '999') where view_id = '{}';
         delete from views.tallies_rows where view_id = '{}';
         insert into views.tallies_rows (ledger, edition, view_id, version, payload)
         select ledger, edition, '{}', version, payload from views.tallies_rows where view_id = '{}'",
        key(1),
        key(2),
        key(99),
        key(3)
    );
    world.tamper(&tampering).await;
    let rebuilt =
        within_reason(rebuild(&world.projections, &world.utrecht, "tallies", |_| ())).await.unwrap();
    let found = rebuilt.differences.unwrap();
    let found: Vec<_> = found.into_iter().map(|one| (one.key, one.what)).collect();
    let expected = [
        (Some(key(1)), What::Unlike(vec!["row.last".to_owned()])),
        (Some(key(2)), What::Missing),
        (Some(key(99)), What::TooMany),
    ];
    assert_eq!(found, expected);
    assert_eq!(editions(&world).await, [(rebuilt.edition, "current".to_owned(), 5)]);
    world.all_is_right(&world.projections).await;
    runner.stop().await;
}

#[tokio::test]
async fn a_raised_version_is_built_by_itself_and_rows_of_the_old_one_do_not_answer_it() {
    let world = World::new().await;
    let first = start(&world.projections);
    let last = world.some_history().await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    first.stop().await;

    let newer = world.process(Registered::none().with::<Tally<2>>().with::<Attempts>()).await;
    {
        let question = newer.moment::<Tally<2>>(&world.utrecht, Asked::default());
        assert!(tokio::time::timeout(Duration::from_millis(50), question).await.is_err());
        let mut reading = newer.reading(&world.utrecht).await.unwrap();
        let old = reading.rows::<Tally<2>>(&Moment::Current, &[key(1)]).await;
        assert!(matches!(old, Err(ProjectionError::Gone { view: "tallies" })), "{old:?}");
    }
    let runner = start(&newer);
    let last = world.happens(provision(1), "RequestWithdrawn").await;
    let tallies = now::<Tally<2>>(&newer, &world.utrecht, last).await;
    assert_eq!(tallies[&key(1)].points, 12);
    let statuses = status(&newer, &world.utrecht).await.unwrap();
    let tallies = &statuses[0];
    assert_eq!((tallies.version, tallies.current.as_ref().unwrap().version), (2, 2));
    assert!(tallies.building.is_none());
    world.all_is_right(&newer).await;
    runner.stop().await;

    // A program of before leaves alone what a newer one made.
    let older = start(&world.projections);
    let last = world.happens(household(1), "ContactAttempted").await;
    now::<Attempts>(&world.projections, &world.utrecht, last).await;
    let statuses = status(&world.projections, &world.utrecht).await.unwrap();
    assert_eq!(statuses[0].current.as_ref().unwrap().version, 2);
    assert!(statuses[0].building.is_none());
    older.stop().await;
}

#[tokio::test]
async fn a_rebuild_that_was_given_up_is_in_nobodys_way() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let last = world.some_history().await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    let given_up = world.process(crate::support::both()).await;
    {
        // Dropped at its first sign of progress, as by Ctrl-C.
        let (progressed, seen) = tokio::sync::oneshot::channel();
        let mut progressed = Some(progressed);
        let rebuilding = rebuild(&given_up, &world.utrecht, "tallies", |_| {
            if let Some(progressed) = progressed.take() {
                progressed.send(()).unwrap();
            }
        });
        tokio::select! {
            biased;
            _ = seen => {}
            _ = rebuilding => {}
        }
    }
    let statuses = status(&world.projections, &world.utrecht).await.unwrap();
    if statuses[0].building.is_some() {
        let refused = rebuild(&world.projections, &world.utrecht, "tallies", |_| ()).await;
        assert!(matches!(refused, Err(ProjectionError::BeingRebuilt { .. })), "{refused:?}");
        world.tamper("update views.editions set held_until = '-infinity'").await;
    }
    within_reason(rebuild(&world.projections, &world.utrecht, "tallies", |_| ())).await.unwrap();
    let last = world.happens(household(1), "ContactAttempted").await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    world.all_is_right(&world.projections).await;
    runner.stop().await;
}

#[tokio::test]
async fn a_view_that_does_not_exist_is_refused_with_those_that_do() {
    let world = World::new().await;
    let refused = rebuild(&world.projections, &world.utrecht, "tally", |_| ()).await.unwrap_err();
    assert_eq!(refused.to_string(), "'tally' is no view; there are: tallies, attempts");
}

#[tokio::test]
async fn what_goes_wrong_after_the_switch_does_not_touch_the_new_rows() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let last = world.some_history().await;
    let before = now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    let old = editions(&world).await[0].0;
    let tampering = format!(
        "create function views.refuse() returns trigger language plpgsql as
             $$ begin raise exception using errcode = '53200'; end $$;
         create trigger kept before delete on views.tallies_rows
             for each row when (old.edition = {old}) execute function views.refuse()"
    );
    world.tamper(&tampering).await;
    let rebuilt =
        within_reason(rebuild(&world.projections, &world.utrecht, "tallies", |_| ())).await.unwrap();
    let left = [(old, "dropped".to_owned(), 5), (rebuilt.edition, "current".to_owned(), 5)];
    assert_eq!(editions(&world).await, left);
    assert_eq!(now::<Tally<1>>(&world.projections, &world.utrecht, last).await, before);
    world.all_is_right(&world.projections).await;
    runner.stop().await;
}
