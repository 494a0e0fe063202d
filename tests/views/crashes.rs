//! The runner is killed at every step of its work, over and over, while the ledger grows and views are raised: whoever
//! goes on afterwards makes of it what a replay says.

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use projection::{Asked, Fault, Projections, Registered, Runner, RunnerOptions, Step};
use stories::{
    Known, Town,
    generator::{Generator, Submitted},
};
use tokio::sync::watch;
use views::{
    View, accounts::Accounts, caseload::Caseload, funds::Funds, methods::Methods, offers::Offers,
    provisions::Provisions, signals::Signals,
};

use crate::{each_view, naive::Naive, questions, raised::Raised, some_thousands};

/// At the how-manieth time that a step is taken.
const TIMES: [usize; 3] = [1, 2, 4];
/// How much happens meanwhile each time, in submissions.
const MEANWHILE: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wherever_the_runner_is_killed_the_rows_are_those_of_a_replay() {
    let town = Town::empty().await;
    let mut history = Generator::new(21, some_thousands(300));
    let mut killed = Vec::new();
    for step in Step::ALL {
        for time in TIMES {
            let more: Vec<_> = history.by_ref().take(MEANWHILE).collect();
            assert_eq!(more.len(), MEANWHILE, "the history is too short");
            are_of_an_older_fold(&town).await;
            let was_killed = dies_at(&town, more, step, time).await;
            killed.push((step, was_killed));
        }
    }
    for step in Step::ALL {
        assert!(killed.contains(&(step, true)), "{step:?} was never taken: {killed:?}");
    }
}

/// A runner dies at a step, or is done without it; another goes on. Whether it died.
async fn dies_at(town: &Town, more: Vec<Submitted>, step: Step, time: usize) -> bool {
    let (fault, mut died) = dying(step, time);
    let projections = town.projections_of(raised()).await;
    let runner = Runner::start(projections.clone(), options(Some(fault)));
    town.lives(more.into_iter()).await;
    let size = town.ledger.head().await.unwrap().size();
    let was_killed = tokio::select! {
        _ = died.wait_for(|died| *died) => true,
        () = is_done(town, &projections, size) => false,
    };
    runner.stop().await;
    let projections = town.projections_of(raised()).await;
    let next = Runner::start(projections.clone(), options(None));
    is_done(town, &projections, size).await;
    next.stop().await;
    let history = town.history().await;
    each_view!(is_as_replayed(town, &projections, &history));
    let differences = projection::check(&projections, &town.ledger, None, |_, _| ()).await.unwrap();
    assert_eq!(differences, [], "{step:?}, {time}");
    was_killed
}

async fn is_as_replayed<V: View>(town: &Town, projections: &Projections, history: &[Known]) {
    let current = projections.moment::<Raised<V, 1>>(&town.ledger, Asked::default()).await.unwrap();
    let naive = Naive::<Raised<V, 1>>::of(history);
    questions::answers_as(town, projections, &current, &naive, history.len() as u64).await;
}

/// All views of the product, at a version that leaves room for an older one.
fn raised() -> Registered {
    Registered::none()
        .with::<Raised<Caseload, 1>>()
        .with::<Raised<Provisions, 1>>()
        .with::<Raised<Funds, 1>>()
        .with::<Raised<Signals, 1>>()
        .with::<Raised<Offers, 1>>()
        .with::<Raised<Methods, 1>>()
        .with::<Raised<Accounts, 1>>()
}

/// As after an upgrade that changed every fold: all that is there is to be built anew.
async fn are_of_an_older_fold(town: &Town) {
    let admin = database::Database::connect(town.database.admin.clone()).await.unwrap();
    let older =
        sqlx::query("update views.editions set fold_version = fold_version - 1 where role = 'current'");
    older.execute(admin.pool()).await.unwrap();
}

/// A fault at the how-manieth time of a step, and whether it was there.
fn dying(step: Step, time: usize) -> (Fault, watch::Receiver<bool>) {
    let (told, died) = watch::channel(false);
    let taken = AtomicUsize::new(0);
    let fault: Fault = Arc::new(move |now: Step| {
        // Who died does nothing more.
        if *told.borrow() || (now == step && taken.fetch_add(1, Ordering::SeqCst) + 1 == time) {
            told.send_replace(true);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    (fault, died)
}

fn options(fault: Option<Fault>) -> RunnerOptions {
    RunnerOptions { tick: Duration::from_millis(20), fault, ..RunnerOptions::default() }
}

/// Waits until every view is there, of this version, with so many events, and nothing is left to be built.
async fn is_done(town: &Town, projections: &Projections, size: u64) {
    loop {
        let status = projection::status(projections, &town.ledger).await.unwrap();
        let done = status.iter().all(|view| {
            let current = view.current.as_ref();
            view.building.is_none()
                && current.is_some_and(|now| now.version == view.version && now.size >= size)
        });
        if done {
            return;
        }
        tokio::task::yield_now().await;
    }
}
