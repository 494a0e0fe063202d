//! As of a moment: the rows of any earlier position, made once and dropped when nobody asks any more.

use std::time::Duration;

use database::Database;
use futures::future::join_all;
use jiff::Timestamp;
use projection::{AsOf, Asked, Moment, ProjectionError, Runner, RunnerOptions, status};

use crate::{
    samples::{Attempts, Tally},
    support::{A_KILOBYTE, World, both, household, key, quick, rows, within_reason},
};

fn at(position: u64) -> Asked {
    Asked { as_of: Some(AsOf::Position(position)), at_least: None }
}

#[tokio::test]
async fn every_position_answers_with_what_its_events_make() {
    let world = World::new().await;
    let last = world.some_history().await;
    for position in 0..=last {
        let moment = world.projections.moment::<Tally<1>>(&world.utrecht, at(position)).await.unwrap();
        let (then, size) = rows::<Tally<1>>(&world.projections, &world.utrecht, moment).await;
        assert_eq!(size, position + 1);
        assert_eq!(then, world.folded::<Tally<1>>(position + 1).await);
    }
    let refused = world.projections.moment::<Tally<1>>(&world.utrecht, at(last + 1)).await.unwrap_err();
    assert_eq!(refused.to_string(), "the ledger has 16 events; position 16 is not among them");
}

#[tokio::test]
async fn an_instant_is_the_last_position_recorded_by_then() {
    let world = World::new().await;
    for (number, time) in ["09:00:00", "09:30:00", "09:30:00", "11:00:00"].iter().enumerate() {
        world.clock.set(&format!("2026-03-03T{time}Z"));
        world.happens(household(u128::try_from(number).unwrap()), "HouseholdReported").await;
    }
    let sizes = ["08:59:59.999999", "09:00:00", "09:29:59", "09:30:00", "10:00:00", "11:00:00", "23:00:00"];
    let mut found = Vec::new();
    for time in sizes {
        let instant: Timestamp = format!("2026-03-03T{time}Z").parse().unwrap();
        let asked = Asked { as_of: Some(AsOf::Instant(instant)), at_least: None };
        let moment = world.projections.moment::<Attempts>(&world.utrecht, asked).await.unwrap();
        let (then, size) = rows::<Attempts>(&world.projections, &world.utrecht, moment).await;
        assert_eq!(then.len(), usize::try_from(size).unwrap());
        found.push(size);
    }
    assert_eq!(found, [0, 1, 1, 3, 3, 4, 4]);
}

#[tokio::test]
async fn those_who_ask_at_once_share_one_edition() {
    let world = World::new().await;
    world.some_history().await;
    let other = world.process(both()).await;
    let asking = (0..12).map(|number| {
        let projections = if number % 2 == 0 { &world.projections } else { &other };
        projections.moment::<Tally<1>>(&world.utrecht, at(8))
    });
    let moments: Vec<Moment> =
        within_reason(join_all(asking)).await.into_iter().map(|moment| moment.unwrap()).collect();
    assert!(moments.iter().all(|moment| *moment == moments[0]), "{moments:?}");
    let statuses = status(&world.projections, &world.utrecht).await.unwrap();
    assert_eq!(statuses[0].pasts, 1);
}

#[tokio::test]
async fn what_nobody_asks_for_any_more_is_dropped() {
    let world = World::new().await;
    let last = world.some_history().await;
    let options = RunnerOptions {
        kept_unasked: Duration::ZERO,
        read_out: Duration::ZERO,
        tidied: Duration::from_millis(10),
        ..quick()
    };
    for position in 0..=last {
        world.projections.moment::<Tally<1>>(&world.utrecht, at(position)).await.unwrap();
    }
    let Moment::Past { edition, size } =
        world.projections.moment::<Tally<1>>(&world.utrecht, at(3)).await.unwrap()
    else {
        panic!("not of the past");
    };
    let _runner = Runner::start(world.projections.clone(), options);
    within_reason(async {
        while status(&world.projections, &world.utrecht).await.unwrap()[0].pasts > 0 {
            tokio::task::yield_now().await;
        }
        let mut gone = false;
        while !gone {
            let mut reading = world.projections.reading(&world.utrecht).await.unwrap();
            let old = Moment::Past { edition, size };
            gone = match reading.rows::<Tally<1>>(&old, &[]).await {
                Err(ProjectionError::Gone { .. }) => true,
                Ok(_) => false,
                Err(error) => panic!("{error}"),
            };
        }
    })
    .await;
}

#[tokio::test]
async fn a_view_has_a_bounded_number_of_editions() {
    let world = World::new().await;
    for number in 0..40 {
        world.happens(household(number), "HouseholdReported").await;
    }
    for position in 0..40 {
        world.projections.moment::<Attempts>(&world.utrecht, at(position)).await.unwrap();
    }
    let statuses = status(&world.projections, &world.utrecht).await.unwrap();
    assert_eq!(statuses[1].pasts, 32);
    let moment = world.projections.moment::<Attempts>(&world.utrecht, at(0)).await.unwrap();
    assert_eq!(rows::<Attempts>(&world.projections, &world.utrecht, moment).await.0.len(), 1);
}

/// How many wait for a lock.
async fn waiting(admin: &Database) -> i64 {
    let waiting = "select count(*) from pg_locks where not granted";
    sqlx::query_scalar(waiting).fetch_one(admin.pool()).await.unwrap()
}

#[tokio::test]
async fn rows_of_the_past_are_made_although_nobody_waits_any_longer() {
    let world = World::new().await;
    let last = world.some_history().await;
    let admin = Database::connect(world.fresh.admin.clone()).await.unwrap();
    let mut in_the_way = admin.pool().begin().await.unwrap();
    let lock = "lock table views.attempts_rows in access exclusive mode";
    sqlx::query(lock).execute(&mut *in_the_way).await.unwrap();
    {
        let asking = world.projections.moment::<Attempts>(&world.utrecht, at(last));
        let begun = async { while waiting(&admin).await == 0 {} };
        tokio::select! {
            answer = asking => panic!("{answer:?}"),
            () = within_reason(begun) => {}
        }
    }
    in_the_way.rollback().await.unwrap();
    let made = async { while status(&world.projections, &world.utrecht).await.unwrap()[1].pasts == 0 {} };
    within_reason(made).await;
    let moment = world.projections.moment::<Attempts>(&world.utrecht, at(last)).await.unwrap();
    assert_eq!(rows::<Attempts>(&world.projections, &world.utrecht, moment).await.0.len(), 5);
}

#[tokio::test]
async fn rows_that_are_left_are_never_those_of_another_edition() {
    let world = World::new().await;
    let last = world.some_history().await;
    let first = world.projections.moment::<Attempts>(&world.utrecht, at(last)).await.unwrap();
    let right = rows::<Attempts>(&world.projections, &world.utrecht, first).await;
    let left_over = format!(
        "update views.attempts_rows set view_id = '{}' where view_id = '{}'; delete from views.editions",
        key(99),
        key(1)
    );
    world.tamper(&left_over).await;
    let second = world.projections.moment::<Attempts>(&world.utrecht, at(last)).await.unwrap();
    assert_ne!(first, second);
    assert_eq!(rows::<Attempts>(&world.projections, &world.utrecht, second).await, right);
}

#[tokio::test]
async fn rows_of_the_past_that_do_not_fit_in_memory_are_written_in_parts() {
    let world = World::new().await;
    let last = world.some_history().await;
    let small = world.process(both()).await.with_memory(A_KILOBYTE);
    for position in 0..=last {
        let moment = small.moment::<Tally<1>>(&world.utrecht, at(position)).await.unwrap();
        let (then, _) = rows::<Tally<1>>(&small, &world.utrecht, moment).await;
        assert_eq!(then, world.folded::<Tally<1>>(position + 1).await);
    }
}
