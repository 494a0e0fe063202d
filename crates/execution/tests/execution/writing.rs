//! While one batch is being written the next is decided on it: what becomes of that when the first does not get there.
//!
//! An administrator holds the head, so that a batch is on its way for as long as the story needs.

use database::{Database, FreshDatabase};
use domain::household::HouseholdCommand;
use execution::{ExecutionError, ExecutorsOptions};
use ledger::Receipt;
use sqlx::{Postgres, Transaction};
use tokio::task::JoinHandle;

use crate::support::{Process, database, first_contact, household, instruction, note, report, utrecht};

/// The head of Utrecht, held by somebody who appends nothing.
struct HeldHead {
    administrator: Database,
    hold: Transaction<'static, Postgres>,
}

impl HeldHead {
    async fn of(database: &FreshDatabase) -> Self {
        let administrator = Database::connect(database.admin.clone()).await.unwrap();
        let mut hold = administrator.pool().begin().await.unwrap();
        sqlx::query("select from ledgers for update").execute(&mut *hold).await.unwrap();
        Self { administrator, hold }
    }

    /// Until so many batches are on their way and wait for the head.
    async fn is_waited_for_by(&self, batches: i64) {
        let waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        while sqlx::query_scalar::<_, i64>(waiting).fetch_one(self.administrator.pool()).await.unwrap()
            < batches
        {}
    }

    /// Ends the connections over which batches are on their way.
    async fn cuts_off(&self) {
        let cut = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        sqlx::query(cut).execute(self.administrator.pool()).await.unwrap();
    }

    async fn released(self) {
        self.hold.rollback().await.unwrap();
    }
}

/// Gives a command for household 1 and does not wait for its answer.
fn given(
    process: &Process,
    request: u128,
    command: impl Into<HouseholdCommand>,
) -> JoinHandle<Result<Receipt, ExecutionError>> {
    let (executors, instruction) = (process.executors.clone(), instruction(request, household(1), command));
    tokio::spawn(async move { Ok(executors.execute(&utrecht(), instruction).await?.receipt) })
}

async fn answered(given: JoinHandle<Result<Receipt, ExecutionError>>) -> Result<Receipt, String> {
    match given.await.unwrap() {
        Err(ExecutionError::Refused(refusal)) => Err(refusal.code().to_owned()),
        Err(ExecutionError::Unavailable(_)) => Err("UNAVAILABLE".to_owned()),
        other => Ok(other.unwrap()),
    }
}

async fn with_a_household(database: &FreshDatabase) -> Process {
    let process = Process::on(database, ExecutorsOptions::default()).await;
    process.execute(instruction(1, household(1), report())).await.unwrap();
    process
}

#[tokio::test]
async fn what_is_decided_on_a_batch_is_carried_out_after_it() {
    let database = database().await;
    let process = with_a_household(&database).await;
    let head = HeldHead::of(&database).await;
    let first = given(&process, 2, first_contact());
    head.is_waited_for_by(1).await;
    let (late, note) = (given(&process, 3, first_contact()), given(&process, 4, note()));
    head.is_waited_for_by(1).await;
    head.released().await;
    assert_eq!(answered(first).await.unwrap().revisions[0].1, 2);
    assert_eq!(answered(late).await.unwrap_err(), "FIRST_CONTACT_ALREADY_MADE");
    assert_eq!(answered(note).await.unwrap().revisions[0].1, 3);
}

#[tokio::test]
async fn nobody_is_refused_for_what_a_batch_that_failed_would_have_recorded() {
    let database = database().await;
    let process = with_a_household(&database).await;
    let head = HeldHead::of(&database).await;
    let first = given(&process, 2, first_contact());
    head.is_waited_for_by(1).await;
    let (second, note) = (given(&process, 3, first_contact()), given(&process, 4, note()));
    head.is_waited_for_by(1).await;
    head.cuts_off().await;
    assert_eq!(answered(first).await.unwrap_err(), "UNAVAILABLE");
    head.released().await;
    assert_eq!(answered(second).await.unwrap().revisions[0].1, 2);
    assert_eq!(answered(note).await.unwrap().revisions[0].1, 3);
    assert_eq!(process.recorded().await, ["HouseholdReported", "FirstContactMade", "NoteAdded"]);
}

#[tokio::test]
async fn when_another_process_was_first_both_batches_are_decided_again() {
    let database = database().await;
    let here = with_a_household(&database).await;
    let there = Process::on(&database, ExecutorsOptions::default()).await;
    let head = HeldHead::of(&database).await;
    let theirs = given(&there, 2, first_contact());
    head.is_waited_for_by(1).await;
    let ours = given(&here, 3, first_contact());
    head.is_waited_for_by(2).await;
    let (late, note) = (given(&here, 4, first_contact()), given(&here, 5, note()));
    head.is_waited_for_by(2).await;
    head.released().await;
    assert_eq!(answered(theirs).await.unwrap().revisions[0].1, 2);
    assert_eq!(answered(ours).await.unwrap_err(), "FIRST_CONTACT_ALREADY_MADE");
    assert_eq!(answered(late).await.unwrap_err(), "FIRST_CONTACT_ALREADY_MADE");
    assert_eq!(answered(note).await.unwrap().revisions[0].1, 3);
}

#[tokio::test]
async fn a_retry_of_long_ago_does_not_count_for_those_decided_on_it() {
    let database = database().await;
    let there = with_a_household(&database).await;
    let first = there.execute(instruction(2, household(1), note())).await.unwrap();
    let here = Process::on(&database, ExecutorsOptions::default()).await;
    let head = HeldHead::of(&database).await;
    let retry = given(&here, 2, note());
    head.is_waited_for_by(1).await;
    let (contact, late) = (given(&here, 3, first_contact()), given(&here, 4, first_contact()));
    head.is_waited_for_by(1).await;
    head.released().await;
    assert_eq!(answered(retry).await.unwrap(), first);
    assert_eq!(answered(contact).await.unwrap().revisions[0].1, 3);
    assert_eq!(answered(late).await.unwrap_err(), "FIRST_CONTACT_ALREADY_MADE");
    assert_eq!(here.recorded().await, ["HouseholdReported", "NoteAdded", "FirstContactMade"]);
}

#[tokio::test]
async fn a_retry_of_what_is_being_written_gets_the_same_receipt() {
    let database = database().await;
    let process = with_a_household(&database).await;
    let head = HeldHead::of(&database).await;
    let first = given(&process, 2, first_contact());
    head.is_waited_for_by(1).await;
    let retries = [given(&process, 2, first_contact()), given(&process, 2, first_contact())];
    head.is_waited_for_by(1).await;
    head.released().await;
    let first = answered(first).await.unwrap();
    for retry in retries {
        assert_eq!(answered(retry).await.unwrap(), first);
    }
    assert_eq!(process.recorded().await, ["HouseholdReported", "FirstContactMade"]);
}
