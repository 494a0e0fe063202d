//! Views are built anew beside those that answer, while the ledger grows and people ask: nobody waits, and every answer
//! is that of one moment.

use std::collections::{BTreeMap, HashMap};

use projection::{Asked, Filter, Projections, Registered, Runner, RunnerOptions};
use stories::{
    Known, Town,
    generator::{Generator, Submitted},
};
use tokio::sync::watch;
use uuid::Uuid;
use views::{View, caseload::Caseload, provisions::Provisions};

use crate::{naive::Naive, raised::Raised, some_thousands};

/// How much there is before, and how much is written at a time meanwhile, in submissions.
const BEFORE: usize = 1_200;
const AT_A_TIME: usize = 5;
/// How often each view is built anew.
const REBUILT: usize = 3;

/// What was answered: rows by key, for each size that was seen.
type Answered<V> = HashMap<u64, BTreeMap<Uuid, <V as View>::Row>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_views_are_rebuilt_the_ledger_grows_and_every_answer_is_of_one_moment() {
    let town = Town::empty().await;
    let mut history = Generator::new(31, some_thousands(250));
    town.lives(history.by_ref().take(BEFORE).collect::<Vec<_>>().into_iter()).await;
    let projections = town.projections().await;
    let runner = Runner::start(projections.clone(), RunnerOptions::default());
    projection::catch_up(&projections, &town.ledger).await.unwrap();

    let (over, rebuilt) = watch::channel(false);
    let rebuilding = async {
        for view in [Caseload::NAME, Provisions::NAME].repeat(REBUILT) {
            let anew = projection::rebuild(&projections, &town.ledger, view, |_| ()).await.unwrap();
            assert!(anew.differences.is_none_or(|found| found.is_empty()), "{view}");
        }
        over.send_replace(true);
    };
    let (written, households, provisions, ()) = tokio::join!(
        writing(&town, history, rebuilt.clone()),
        asking::<Caseload>(&town, &projections, rebuilt.clone()),
        asking::<Provisions>(&town, &projections, rebuilt.clone()),
        rebuilding,
    );
    runner.stop().await;
    assert!(written > 0, "nothing was written meanwhile");
    let history = town.history().await;
    are_of_one_moment::<Caseload>(households, &history);
    are_of_one_moment::<Provisions>(provisions, &history);
    projection::catch_up(&projections, &town.ledger).await.unwrap();
    assert_eq!(projection::check(&projections, &town.ledger, None, |_, _| ()).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_raised_version_is_built_by_itself_while_the_old_rows_go_on_answering() {
    let town = Town::empty().await;
    let mut history = Generator::new(32, some_thousands(250));
    town.lives(history.by_ref().take(BEFORE).collect::<Vec<_>>().into_iter()).await;
    let before = town.projections_of(Registered::none().with::<Caseload>()).await;
    projection::catch_up(&before, &town.ledger).await.unwrap();

    type Newer = Raised<Caseload, 1>;
    let after = town.projections_of(Registered::none().with::<Newer>()).await;
    let runner = Runner::start(after.clone(), RunnerOptions::default());
    let (over, built) = watch::channel(false);
    let waiting = async {
        while !is_raised(&after, &town).await {
            tokio::task::yield_now().await;
        }
        over.send_replace(true);
    };
    let (_, answers, ()) = tokio::join!(
        writing(&town, history, built.clone()),
        asking::<Newer>(&town, &after, built.clone()),
        waiting,
    );
    runner.stop().await;
    are_of_one_moment::<Newer>(answers, &town.history().await);
    projection::catch_up(&after, &town.ledger).await.unwrap();
    assert_eq!(projection::check(&after, &town.ledger, None, |_, _| ()).await.unwrap(), []);
}

async fn is_raised(projections: &Projections, town: &Town) -> bool {
    let status = projection::status(projections, &town.ledger).await.unwrap();
    status.iter().all(|view| view.current.as_ref().is_some_and(|current| current.version == view.version))
}

/// Writes on, a little at a time, until it is over; how much.
async fn writing(town: &Town, mut history: Generator, over: watch::Receiver<bool>) -> u64 {
    let mut written = 0;
    while !*over.borrow() {
        let more: Vec<Submitted> = history.by_ref().take(AT_A_TIME).collect();
        if more.is_empty() {
            return written;
        }
        written += town.lives(more.into_iter()).await.events;
    }
    written
}

/// Asks for everything, again and again, until it is over.
async fn asking<V: View>(town: &Town, projections: &Projections, over: watch::Receiver<bool>) -> Answered<V> {
    let mut answered = Answered::<V>::new();
    while !*over.borrow() {
        let current = projections.moment::<V>(&town.ledger, Asked::default()).await.unwrap();
        let mut reading = projections.reading(&town.ledger).await.unwrap();
        let (all, mut rows) = (Filter::all(), BTreeMap::new());
        let asked = reading.scan::<V>(&current, &all, |key, row| drop(rows.insert(key, row)));
        answered.insert(asked.await.unwrap(), rows);
    }
    answered
}

/// Each answer is what a replay of exactly so many events says.
fn are_of_one_moment<V: View>(mut answered: Answered<V>, history: &[Known]) {
    assert!(!answered.is_empty(), "nobody asked {}", V::NAME);
    let mut naive = Naive::<V>::default();
    for known in history {
        naive.take(known);
        if let Some(rows) = answered.remove(&(known.position + 1)) {
            assert!(rows == naive.rows, "{} with {} events", V::NAME, known.position + 1);
        }
    }
    assert!(answered.is_empty(), "answers of sizes the ledger never had");
}
