//! A crash at any step of a batch, of a rebuild, or of a switch: rows are never other than what the events make of them.

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use projection::{Fault, Projections, Registered, Runner, RunnerOptions, Step, check};
use tokio::sync::Notify;

use crate::{
    samples::{Attempts, Tally},
    support::{World, household, key, now, provision, quick, start, within_reason},
};

/// Everything stops at the `nth` time this step is reached, and goes no further.
fn crash_at(step: Step, nth: u32) -> (Fault, Arc<Notify>) {
    let (crashed, reached) = (Arc::new(Notify::new()), AtomicU32::new(0));
    let told = crashed.clone();
    let fault: Fault = Arc::new(move |taken| {
        let dead = reached.load(Ordering::SeqCst) >= nth;
        if dead || (taken == step && reached.fetch_add(1, Ordering::SeqCst) + 1 >= nth) {
            told.notify_one();
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    (fault, crashed)
}

/// The views with a newer version of one of them.
fn raised() -> Registered {
    Registered::none().with::<Tally<2>>().with::<Attempts>()
}

/// Whatever rows there are, they are those of their position.
async fn rows_are_right(world: &World, projections: &Projections) {
    let differences = check(projections, &world.utrecht, None, |_, _| ()).await;
    assert!(matches!(&differences, Ok(found) if found.is_empty()), "{differences:?}");
}

async fn crash_and_go_on(step: Step, nth: u32) {
    let world = World::new().await;
    let before = start(&world.projections);
    let last = world.some_history().await;
    now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    now::<Attempts>(&world.projections, &world.utrecht, last).await;
    before.stop().await;

    let (fault, crashed) = crash_at(step, nth);
    let doomed = world.process(raised()).await;
    let runner = Runner::start(doomed.clone(), RunnerOptions { fault: Some(fault), ..quick() });
    let mut round = 0;
    let crash = crashed.notified();
    tokio::pin!(crash);
    within_reason(async {
        loop {
            round += 1;
            world.happens(household(round % 4), "ContactAttempted").await;
            world.happens(provision(100 + round), "ProvisionRequested").await;
            world.happens(provision(100 + round), "VoteOpened").await;
            tokio::select! {
                () = &mut crash => return,
                () = tokio::task::yield_now() => {}
            }
        }
    })
    .await;
    runner.stop().await;
    rows_are_right(&world, &world.process(Registered::none().with::<Attempts>()).await).await;

    let after = world.process(raised()).await;
    let _runner = start(&after);
    let last = world.happens(household(1), "ContactAttempted").await;
    let tallies = now::<Tally<2>>(&after, &world.utrecht, last).await;
    assert_eq!(tallies, world.folded::<Tally<2>>(last + 1).await, "{step:?}");
    assert_eq!(tallies[&key(1)].last, last);
    world.all_is_right(&after).await;
}

#[tokio::test]
async fn a_crash_at_any_step_loses_nothing_and_counts_nothing_twice() {
    for step in Step::ALL {
        crash_and_go_on(step, 1).await;
    }
}

#[tokio::test]
async fn a_crash_at_any_step_of_a_later_batch_does_not_either() {
    for step in &Step::ALL[..7] {
        crash_and_go_on(*step, 6).await;
    }
}

#[tokio::test]
async fn a_runner_that_crashes_all_the_time_gets_there() {
    let world = World::new().await;
    let steps = Arc::new(AtomicU32::new(0));
    let counted = steps.clone();
    let fault: Fault = Arc::new(move |_| match counted.fetch_add(1, Ordering::SeqCst) % 10 {
        9 => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    });
    let _runner = Runner::start(world.projections.clone(), RunnerOptions { fault: Some(fault), ..quick() });
    let mut last = world.some_history().await;
    for round in 0..40 {
        last = world.happens(household(round % 4), "ContactAttempted").await;
        now::<Attempts>(&world.projections, &world.utrecht, last).await;
    }
    let tallies = now::<Tally<1>>(&world.projections, &world.utrecht, last).await;
    assert_eq!(tallies, world.folded::<Tally<1>>(last + 1).await);
    assert!(steps.load(Ordering::SeqCst) > 100);
    world.all_is_right(&world.projections).await;
}
