//! A runner follows every ledger, whoever writes, and costs nothing where nothing happens.

use std::time::Duration;

use futures::future::join_all;
use projection::{
    Asked, Moment, ProjectionError, Projections, Runner, RunnerHandle, RunnerOptions, catch_up, status,
};

use crate::{
    samples::{Attempts, Tally},
    support::{A_KILOBYTE, World, both, household, key, now, provision, quick, start, within_reason},
};

#[tokio::test]
async fn what_happens_is_in_the_rows() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let last = world.some_history().await;
    let tallies = now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    assert_eq!(tallies, world.folded::<Tally<1>>(last + 1).await);
    assert_eq!(
        tallies[&key(1)].happened,
        ["HouseholdReported", "ContactAttempted", "ProvisionRequested", "ContactAttempted", "VoteOpened"]
    );
    let attempts = now::<Attempts>(&world.projections, &world.utrecht, last).await;
    assert_eq!(attempts[&key(1)].attempts, 2);
    let next = world.happens(provision(1), "RequestWithdrawn").await;
    let tallies = now::<Tally<1>>(&world.projections, &world.utrecht, next).await;
    assert_eq!(tallies[&key(1)].last, next);
    world.all_is_right(&world.projections).await;
    runner.stop().await;
}

#[tokio::test]
async fn an_empty_ledger_answers_with_no_rows() {
    let world = World::new().await;
    let _runner = start(&world.projections);
    let asked = Asked::default();
    let moment = within_reason(world.projections.moment::<Attempts>(&world.utrecht, asked)).await.unwrap();
    assert_eq!(moment, Moment::Current);
}

#[tokio::test]
async fn nobody_is_shown_half_a_history() {
    let world = World::new().await;
    world.some_history().await;
    let asked = Asked::default();
    let question = world.projections.moment::<Attempts>(&world.utrecht, asked);
    tokio::pin!(question);
    assert!(tokio::time::timeout(Duration::from_millis(50), &mut question).await.is_err());
    let _runner = start(&world.projections);
    assert_eq!(within_reason(question).await.unwrap(), Moment::Current);
    let rows = now::<Attempts>(&world.projections, &world.utrecht, 0).await;
    assert_eq!(rows.len(), 5);
}

#[tokio::test]
async fn every_write_is_in_the_rows_that_include_its_position() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let elsewhere = world.process(both()).await;
    for round in 1..=40 {
        let position = world.happens(household(round % 7), "ContactAttempted").await;
        let reader = if round % 2 == 0 { &world.projections } else { &elsewhere };
        let rows = now::<Tally<1>>(reader, &world.utrecht, position).await;
        assert_eq!(rows[&key(round % 7)].last, position);
    }
    world.all_is_right(&world.projections).await;
    runner.stop().await;
}

#[tokio::test]
async fn two_runners_do_everything_once() {
    let world = World::new().await;
    let other = world.process(both()).await;
    let runners: [RunnerHandle; 2] = [start(&world.projections), start(&other)];
    let mut last = 0;
    for round in 0..30 {
        last = world.happens(household(round % 3), "ContactAttempted").await;
    }
    now::<Attempts>(&other, &world.utrecht, last).await;
    let active = runners.iter().filter(|runner| runner.health().borrow().active).count();
    assert_eq!(active, 1);
    world.all_is_right(&world.projections).await;
    for runner in runners {
        runner.stop().await;
    }
}

#[tokio::test]
async fn when_the_active_runner_goes_another_goes_on() {
    let world = World::new().await;
    let first = start(&world.projections);
    within_reason(first.health().wait_for(|health| health.active)).await.unwrap();
    let other = world.process(both()).await;
    let second = start(&other);
    first.stop().await;
    let last = world.some_history().await;
    now::<Tally<1>>(&other, &world.utrecht, last).await;
    assert!(second.health().borrow().active);
    world.all_is_right(&other).await;
}

#[tokio::test]
async fn those_who_work_without_the_lease_do_no_harm() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let other = world.process(both()).await;
    for round in 0..10 {
        world.happens(household(round % 3), "ContactAttempted").await;
        let everybody = [&world.projections, &other, &other]
            .map(|projections| projection::catch_up(projections, &world.utrecht));
        for done in within_reason(join_all(everybody)).await {
            assert_eq!(done.unwrap(), u64::try_from(round).unwrap() + 1);
        }
    }
    world.all_is_right(&world.projections).await;
    runner.stop().await;
}

/// How often `ledgers` was looked at, and how often `editions`.
async fn looks(world: &World) -> (i64, i64) {
    let database = database::Database::connect(world.fresh.admin.clone()).await.unwrap();
    let scans =
        "select sum(seq_scan + coalesce(idx_scan, 0))::bigint from pg_stat_user_tables where relname = $1";
    let count = async |table: &str| sqlx::query_scalar(scans).bind(table).fetch_one(database.pool()).await;
    (count("ledgers").await.unwrap(), count("editions").await.unwrap())
}

async fn all_built(world: &World, projections: &Projections) -> Result<(), ProjectionError> {
    for summary in world.ledgers.list(None, 1_000).await? {
        let ledger = world.ledgers.get(&summary.name).await?;
        projections.moment::<Tally<1>>(&ledger, Asked::default()).await?;
        projections.moment::<Attempts>(&ledger, Asked::default()).await?;
    }
    Ok(())
}

#[tokio::test]
async fn ledgers_where_nothing_happens_cost_one_question_a_tick() {
    let world = World::new().await;
    for number in 1..=351 {
        world.ledgers.open(&format!("GM1{number:03}").parse().unwrap(), "Nothing happens").await.unwrap();
    }
    let runner = start(&world.projections);
    within_reason(all_built(&world, &world.projections)).await.unwrap();
    let (mut ledgers, editions) = looks(&world).await;
    let (first, mut now) = (ledgers, editions);
    // Statistics arrive late: what counts is that in many ticks nothing but `ledgers` is looked at.
    within_reason(async {
        let mut settled = editions;
        let mut since = first;
        while ledgers < since + 50 {
            (ledgers, now) = looks(&world).await;
            if now != settled {
                (settled, since) = (now, ledgers);
            }
        }
    })
    .await;
    let statuses = status(&world.projections, &world.utrecht).await.unwrap();
    assert!(statuses.iter().all(|view| view.current.is_some()), "{statuses:?} {now}");
    runner.stop().await;
}

#[tokio::test]
async fn a_runner_with_little_memory_writes_more_often_and_the_same() {
    let world = World::new().await;
    let last = world.some_history().await;
    let small = world.process(both()).await.with_memory(A_KILOBYTE);
    within_reason(catch_up(&small, &world.utrecht)).await.unwrap();
    let tallies = now::<Tally<1>>(&small, &world.utrecht, last).await;
    assert_eq!(tallies, world.folded::<Tally<1>>(last + 1).await);
    let runner = start(&small);
    let last = world.some_history_again().await;
    let tallies = now::<Tally<1>>(&small, &world.utrecht, last).await;
    assert_eq!(tallies, world.folded::<Tally<1>>(last + 1).await);
    world.all_is_right(&world.projections).await;
    runner.stop().await;
}

#[tokio::test]
async fn a_runner_that_ends_by_itself_is_seen_to_have_ended() {
    let world = World::new().await;
    let runner = Runner::start(world.projections.clone(), RunnerOptions { tick: Duration::ZERO, ..quick() });
    within_reason(runner.ended()).await;
    runner.stop().await;
    let runner = start(&world.projections);
    let last = world.some_history().await;
    now::<Attempts>(&world.projections, &world.utrecht, last).await;
    assert!(tokio::time::timeout(Duration::from_millis(50), runner.ended()).await.is_err());
}
