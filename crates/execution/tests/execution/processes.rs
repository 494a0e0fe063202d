//! Two processes on one ledger: neither ever answers from an old state.

use domain::BookId;
use execution::{ExecutionError, ExecutorsOptions, load};
use futures::future::join_all;
use proptest::prelude::*;

use crate::support::{Process, database, first_contact, household, instruction, joins, note, person, report};

#[tokio::test]
async fn what_the_other_process_recorded_is_seen_before_deciding() {
    let database = database().await;
    let here = Process::on(&database, ExecutorsOptions::default()).await;
    let there = Process::on(&database, ExecutorsOptions::default()).await;
    here.execute(instruction(1, household(1), report())).await.unwrap();
    there.execute(instruction(2, household(1), first_contact())).await.unwrap();
    let refused = here.execute(instruction(3, household(1), first_contact())).await;
    assert!(
        matches!(refused, Err(ExecutionError::Refused(refusal)) if refusal.code() == "FIRST_CONTACT_ALREADY_MADE")
    );
}

#[tokio::test]
async fn a_retry_through_the_other_process_gets_the_first_receipt() {
    let database = database().await;
    let here = Process::on(&database, ExecutorsOptions::default()).await;
    let there = Process::on(&database, ExecutorsOptions::default()).await;
    let first = here.execute(instruction(1, household(1), report())).await.unwrap();
    assert_eq!(there.execute(instruction(1, household(1), report())).await.unwrap(), first);
}

#[tokio::test]
async fn after_a_restore_nothing_is_decided_on_what_is_gone() {
    let database = database().await;
    let before = Process::on(&database, ExecutorsOptions::default()).await;
    before.execute(instruction(1, household(1), report())).await.unwrap();
    let superuser = database::Database::connect(database.admin.clone()).await.unwrap();
    let save = "create table backup as select size, frontier from ledgers";
    sqlx::query(save).execute(superuser.pool()).await.unwrap();
    before.execute(instruction(2, household(1), first_contact())).await.unwrap();
    for statement in [
        "alter table events disable trigger all",
        "alter table requests disable trigger all",
        "alter table ledgers disable trigger all",
        "delete from events where position > 0",
        "delete from requests where first_position > 0",
        "update ledgers set size = backup.size, frontier = backup.frontier from backup",
    ] {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
    let after = Process::on(&database, ExecutorsOptions::default()).await;
    after.execute(instruction(3, household(1), note())).await.unwrap();
    before.execute(instruction(4, household(1), first_contact())).await.unwrap();
    assert_eq!(before.recorded().await, ["HouseholdReported", "NoteAdded", "FirstContactMade"]);
}

/// One command of a random history: which household, what, and through which process.
#[derive(Debug, Clone, Copy)]
struct Step {
    household: u128,
    what: u8,
    there: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (1..4_u128, 0..4_u8, any::<bool>());
    proptest::collection::vec(
        step.prop_map(|(household, what, there)| Step { household, what, there }),
        1..60,
    )
}

async fn play(steps: Vec<Step>) {
    let database = database().await;
    let here = Process::on(&database, ExecutorsOptions::default()).await;
    let there = Process::on(&database, ExecutorsOptions { batch: 3, ..ExecutorsOptions::default() }).await;
    let played = steps.iter().zip(100..).map(|(step, request)| {
        let id = household(step.household);
        let instruction = match step.what {
            0 => instruction(request, id, report()),
            1 => instruction(request, id, first_contact()),
            2 => instruction(request, id, joins(person(7))),
            _ => instruction(request, id, note()),
        };
        if step.there { there.execute(instruction) } else { here.execute(instruction) }
    });
    let answers = join_all(played).await;
    let recorded = here.recorded().await;
    let acknowledged: u64 =
        answers.iter().flatten().map(|receipt| receipt.last_position + 1 - receipt.first_position).sum();
    assert_eq!(recorded.len() as u64, acknowledged);
    assert!(recorded.iter().filter(|event| *event == "PersonClaimed").count() <= 1);
    for number in 1..4 {
        let replayed =
            load(&here.ledger, BookId::Household(household(number)), u64::MAX).await.unwrap().revision;
        for (process, request) in [(&here, 10_000 + number), (&there, 20_000 + number)] {
            assert_eq!(revision_seen_by(process, request, number).await, replayed);
        }
    }
}

/// The revision a process decides on, told by the conflict it answers to one that cannot be.
async fn revision_seen_by(process: &Process, request: u128, number: u128) -> u64 {
    let stale = instruction(request, household(number), note());
    let stale = execution::Instruction { expected_revision: Some(u64::MAX), ..stale };
    match process.execute(stale).await {
        Err(ExecutionError::RevisionConflict { actual, .. }) => actual,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn every_acknowledged_command_is_there_once_and_both_processes_agree(steps in steps()) {
        tokio::runtime::Runtime::new().unwrap().block_on(play(steps));
    }
}
