//! What a view cannot pass stops that view of that ledger, loudly; everything else goes on.

use projection::{
    AsOf, Asked, Moment, ProjectionError, Projections, Registered, StoppedView, catch_up, rebuild, status,
};

use crate::{
    samples::{Attempts, Brittle, Shy, Tally},
    support::{World, both, household, now, person, provision, rows, start, within_reason},
};

/// What a question is answered with, in words.
async fn told(projections: &Projections, world: &World, at_least: u64) -> String {
    let asked = Asked { as_of: None, at_least: Some(at_least) };
    let answer = within_reason(projections.moment::<Tally<1>>(&world.utrecht, asked)).await;
    answer.expect_err("it has stopped").to_string()
}

async fn wait_until_stopped(runner: &projection::RunnerHandle) -> Vec<StoppedView> {
    let mut health = runner.health();
    let stopped = within_reason(health.wait_for(|health| !health.stopped.is_empty())).await.unwrap();
    stopped.stopped.clone()
}

#[tokio::test]
async fn an_unreadable_event_stops_only_the_views_of_its_book() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let fine = world.some_history().await;
    now::<Tally<1>>(&world.projections, &world.utrecht, fine).await;
    let bad = world.happens(provision(1), "nobody knows this").await;
    let last = world.happens(household(3), "ContactAttempted").await;
    let stopped = wait_until_stopped(&runner).await;
    assert_eq!(stopped.len(), 1);
    assert_eq!(
        (stopped[0].view, stopped[0].ledger.as_str(), stopped[0].position),
        ("tallies", "GM0344", bad)
    );
    insta::assert_snapshot!(
        told(&world.projections, &world, last).await,
        @"view tallies stopped at position 16: the payload is not a readable Garbage (line 1, column 10); the record was changed or is newer"
    );
    let attempts = now::<Attempts>(&world.projections, &world.utrecht, last).await;
    assert_eq!(attempts, world.folded::<Attempts>(last + 1).await);

    let statuses = status(&world.projections, &world.utrecht).await.unwrap();
    let of =
        |view: &str| statuses.iter().find(|status| status.view == view).unwrap().current.clone().unwrap();
    assert_eq!(of("tallies").size, bad);
    assert_eq!(of("tallies").stopped.unwrap().0, bad);
    assert_eq!((of("attempts").size, of("attempts").stopped), (last + 1, None));

    let asked = Asked { as_of: Some(AsOf::Position(bad - 1)), at_least: None };
    let moment = world.projections.moment::<Tally<1>>(&world.utrecht, asked).await.unwrap();
    let (before, size) = rows::<Tally<1>>(&world.projections, &world.utrecht, moment).await;
    assert_eq!(size, bad);
    assert_eq!(before, world.folded::<Tally<1>>(bad).await);
    let asked = Asked { as_of: Some(AsOf::Position(last)), at_least: None };
    let refused = world.projections.moment::<Tally<1>>(&world.utrecht, asked).await;
    assert!(matches!(refused, Err(ProjectionError::Stopped { position, .. }) if position == bad));
}

#[tokio::test]
async fn a_view_that_stops_before_it_was_ever_built_says_so_too() {
    let world = World::new().await;
    world.some_history().await;
    let bad = world.happens(provision(1), "nobody knows this").await;
    let _runner = start(&world.projections);
    now::<Attempts>(&world.projections, &world.utrecht, bad).await;
    let asked = Asked::default();
    let answer = within_reason(world.projections.moment::<Tally<1>>(&world.utrecht, asked)).await;
    assert!(
        matches!(answer, Err(ProjectionError::Stopped { position, .. }) if position == bad),
        "{answer:?}"
    );
}

#[tokio::test]
async fn an_unreadable_event_that_nobody_wants_is_no_problem() {
    let world = World::new().await;
    let _runner = start(&world.projections);
    let last = world.happens(person(1), "nobody knows this").await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
}

#[tokio::test]
async fn another_ledger_goes_on() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let zwijndrecht = world.ledgers.open(&"GM0642".parse().unwrap(), "Zwijndrecht").await.unwrap();
    world.happens(provision(1), "nobody knows this").await;
    wait_until_stopped(&runner).await;
    let last = world.happens_in(&zwijndrecht, &[(household(1), "HouseholdReported")]).await;
    assert_eq!(now::<Tally<1>>(&world.projections, &zwijndrecht, last).await.len(), 1);
}

#[tokio::test]
async fn a_gap_stops_every_view_of_its_ledger() {
    let world = World::new().await;
    let runner = start(&world.projections);
    let last = world.some_history().await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    now::<Attempts>(&world.projections, &world.utrecht, last).await;
    world.tamper("alter table events disable trigger all").await;
    runner.stop().await;
    for _ in 0..3 {
        world.happens(household(1), "ContactAttempted").await;
    }
    world.tamper(&format!("delete from events where position = {}", last + 2)).await;
    let runner = start(&world.projections);
    let mut health = runner.health();
    within_reason(health.wait_for(|health| health.stopped.len() == 2)).await.unwrap();
    insta::assert_snapshot!(
        told(&world.projections, &world, last + 3).await,
        @"view tallies stopped at position 17: the event at this position is missing: after it comes position 18"
    );
    let current = status(&world.projections, &world.utrecht).await.unwrap()[1].current.clone().unwrap();
    assert_eq!(current.size, last + 2);
}

#[tokio::test]
async fn an_event_of_something_nobody_announced_stops_the_view() {
    let world = World::new().await;
    let runner = start(&world.projections);
    world.some_history().await;
    let last = world.happens(provision(7), "VoteOpened").await;
    wait_until_stopped(&runner).await;
    insta::assert_snapshot!(
        told(&world.projections, &world, last).await,
        @"view tallies stopped at position 16: no earlier event says to which row provision 00000000-0000-0000-0000-00000000b007 belongs"
    );
}

#[tokio::test]
async fn a_fold_that_panics_stops_its_view_and_nothing_else() {
    let world = World::new().await;
    let brittle = world.process(Registered::none().with::<Tally<1>>().with::<Brittle>()).await;
    let runner = start(&brittle);
    let fine = world.some_history().await;
    now::<Brittle>(&brittle, &world.utrecht, fine).await;
    let last = world.happens(household(77), "ContactAttempted").await;
    let stopped = wait_until_stopped(&runner).await;
    assert_eq!((stopped[0].view, stopped[0].position), ("attempts", last));
    assert_eq!(stopped[0].reason, "the fold panicked at it");
    now::<Tally<1>>(&brittle, &world.utrecht, last).await;
    let current = status(&brittle, &world.utrecht).await.unwrap()[1].current.clone().unwrap();
    assert_eq!((current.size, current.stopped.unwrap().0), (fine + 1, last));
}

#[tokio::test]
async fn rows_that_postgresql_refuses_stop_their_view_and_nothing_else() {
    let world = World::new().await;
    world.tamper("alter table views.attempts_rows add check (attempts < 3)").await;
    let runner = start(&world.projections);
    world.some_history().await;
    let last = world.happens(household(1), "ContactAttempted").await;
    let stopped = wait_until_stopped(&runner).await;
    let reason = "PostgreSQL refuses its rows (SQLSTATE 23514), as they are after the events at positions ";
    assert!(stopped[0].reason.starts_with(reason), "{}", stopped[0].reason);
    let tallies = now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    assert_eq!(tallies, world.folded::<Tally<1>>(last + 1).await);
}

#[tokio::test]
async fn a_stopped_view_goes_on_after_a_restart_or_a_rebuild() {
    let world = World::new().await;
    let runner = start(&world.projections);
    world.some_history().await;
    let bad = world.happens(provision(7), "VoteOpened").await;
    wait_until_stopped(&runner).await;
    let refused = rebuild(&world.projections, &world.utrecht, "tallies", |_| ()).await;
    assert!(matches!(refused, Err(ProjectionError::Stopped { position, .. }) if position == bad));
    assert!(matches!(
        catch_up(&world.projections, &world.utrecht).await,
        Err(ProjectionError::Stopped { .. })
    ));

    world.tamper("alter table events disable trigger all").await;
    world.tamper(&format!("update events set aggregate_type = 'person' where position = {bad}")).await;
    let rebuilt =
        within_reason(rebuild(&world.projections, &world.utrecht, "tallies", |_| ())).await.unwrap();
    assert_eq!(rebuilt.size, bad + 1);
    let mut health = runner.health();
    within_reason(health.wait_for(|health| health.stopped.is_empty())).await.unwrap();
    let last = world.happens(household(1), "ContactAttempted").await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;

    let bad = world.happens(provision(8), "VoteOpened").await;
    wait_until_stopped(&runner).await;
    runner.stop().await;
    world.tamper(&format!("update events set aggregate_type = 'person' where position = {bad}")).await;
    let _runner = start(&world.projections);
    let last = world.happens(household(1), "ContactAttempted").await;
    // Until the restarted runner has passed it, the view says that it stands still.
    let asked = Asked { as_of: None, at_least: Some(last) };
    let answer = within_reason(async {
        loop {
            match world.projections.moment::<Tally<1>>(&world.utrecht, asked).await {
                Err(ProjectionError::Stopped { .. }) => tokio::task::yield_now().await,
                answer => return answer,
            }
        }
    });
    assert_eq!(answer.await.unwrap(), Moment::Current);
    world.all_is_right(&world.projections).await;
}

#[tokio::test]
async fn aliases_that_postgresql_refuses_stop_their_view_and_nothing_else() {
    let world = World::new().await;
    world.tamper("alter table views.aliases add check (view <> 'tallies')").await;
    let runner = start(&world.projections);
    let last = world.some_history().await;
    let stopped = wait_until_stopped(&runner).await;
    assert_eq!(stopped.iter().map(|one| one.view).collect::<Vec<_>>(), ["tallies"]);
    assert!(stopped[0].reason.contains("23514"), "{}", stopped[0].reason);
    now::<Attempts>(&world.projections, &world.utrecht, last).await;
}

#[tokio::test]
async fn what_is_shown_of_a_row_may_panic_and_stops_its_view_and_nothing_else() {
    let world = World::new().await;
    let shy = world.process(Registered::none().with::<Tally<1>>().with::<Shy>()).await;
    let runner = start(&shy);
    let last = world.some_history().await;
    let stopped = wait_until_stopped(&runner).await;
    assert_eq!(stopped.iter().map(|one| one.view).collect::<Vec<_>>(), ["attempts"]);
    assert!(stopped[0].reason.contains("panicked"), "{}", stopped[0].reason);
    let tallies = now::<Tally<1>>(&shy, &world.utrecht, last).await;
    assert_eq!(tallies, world.folded::<Tally<1>>(last + 1).await);
    let asked = Asked { as_of: Some(AsOf::Position(last)), at_least: None };
    let refused = within_reason(shy.moment::<Shy>(&world.utrecht, asked)).await;
    assert!(matches!(refused, Err(ProjectionError::Stopped { .. })), "{refused:?}");
}

#[tokio::test]
async fn a_ledger_that_fails_again_and_again_is_told_and_goes_on_when_it_can() {
    let world = World::new().await;
    let before = start(&world.projections);
    let last = world.some_history().await;
    now::<Attempts>(&world.projections, &world.utrecht, last).await;
    before.stop().await;
    world
        .tamper(
            "create function views.refuse() returns trigger language plpgsql as
                 $$ begin raise exception using errcode = '53200'; end $$;
             create trigger no_room before insert or update on views.attempts_rows
                 for each row execute function views.refuse()",
        )
        .await;
    let last = world.happens(household(1), "ContactAttempted").await;
    // Beside the turns that fail another view is built and takes its place, which is told to a ledger that rests.
    let newer = world.process(Registered::none().with::<Tally<2>>().with::<Attempts>()).await;
    let runner = start(&newer);
    now::<Tally<2>>(&newer, &world.utrecht, last).await;
    let mut health = runner.health();
    let failing = within_reason(health.wait_for(|health| !health.failing.is_empty())).await.unwrap().clone();
    assert_eq!(failing.failing, [world.utrecht.name().clone()]);
    assert_eq!(failing.stopped, []);
    world.tamper("drop trigger no_room on views.attempts_rows").await;
    let attempts = now::<Attempts>(&newer, &world.utrecht, last).await;
    assert_eq!(attempts, world.folded::<Attempts>(last + 1).await);
    within_reason(health.wait_for(|health| health.failing.is_empty())).await.unwrap();
    world.all_is_right(&newer).await;
}

#[tokio::test]
async fn a_damaged_value_in_the_ledger_stops_its_views_loudly() {
    let world = World::new().await;
    let before = start(&world.projections);
    let fine = world.some_history().await;
    now::<Tally<1>>(&world.projections, &world.utrecht, fine).await;
    before.stop().await;
    world.tamper("alter table events disable trigger all").await;
    let last = world.happens(household(1), "ContactAttempted").await;
    world.tamper(&format!("update events set recorded_at = '20000-01-01' where position = {last}")).await;
    let process = world.process(both()).await;
    let runner = start(&process);
    let mut health = runner.health();
    within_reason(health.wait_for(|health| health.stopped.len() == 2)).await.unwrap();
}
