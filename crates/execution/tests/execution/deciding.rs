//! One process: order, retries, legs, revisions, and what an unreadable history stops.

use domain::BookId;
use execution::{ExecutionError, ExecutorsOptions, load};
use futures::future::join_all;

use crate::support::{
    Process, database, ends, first_contact, household, instruction, joins, note, person, report, utrecht,
};

#[tokio::test]
async fn commands_on_one_household_wait_their_turn_instead_of_fighting() {
    let process = Process::alone().await;
    process.execute(instruction(1, household(1), report())).await.unwrap();
    let notes = (0..200).map(|n| process.execute(instruction(100 + n, household(1), note())));
    let receipts: Vec<_> = join_all(notes).await.into_iter().map(Result::unwrap).collect();
    let revisions: Vec<u64> = receipts.iter().map(|receipt| receipt.revisions[0].1).collect();
    assert_eq!(revisions, (2..202).collect::<Vec<_>>());
}

#[tokio::test]
async fn of_two_at_once_that_exclude_each_other_one_is_refused() {
    let process = Process::alone().await;
    process.execute(instruction(1, household(1), report())).await.unwrap();
    let first = process.execute(instruction(2, household(1), first_contact()));
    let second = process.execute(instruction(3, household(1), first_contact()));
    let (first, second) = tokio::join!(first, second);
    assert!(first.is_ok());
    assert!(
        matches!(second, Err(ExecutionError::Refused(refusal)) if refusal.code() == "FIRST_CONTACT_ALREADY_MADE")
    );
}

#[tokio::test]
async fn a_retry_that_would_be_refused_now_gets_its_first_receipt_even_beside_its_original() {
    let process = Process::alone().await;
    process.execute(instruction(1, household(1), report())).await.unwrap();
    let tries = (0..5).map(|_| process.execute(instruction(2, household(1), first_contact())));
    let receipts: Vec<_> = join_all(tries).await.into_iter().map(Result::unwrap).collect();
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
    assert_eq!(process.recorded().await, ["HouseholdReported", "FirstContactMade"]);
    let mut other = instruction(2, household(1), note());
    other.request.fingerprint = [9; 32];
    assert!(matches!(process.execute(other).await, Err(ExecutionError::RequestReused { .. })));
}

#[tokio::test]
async fn a_leg_that_refuses_refuses_all_of_it() {
    let process = Process::alone().await;
    for (request, id) in [(1, 1), (2, 2)] {
        process.execute(instruction(request, household(id), report())).await.unwrap();
    }
    process.execute(instruction(3, household(1), joins(person(7)))).await.unwrap();
    let refused = process.execute(instruction(4, household(2), joins(person(7)))).await;
    assert!(
        matches!(refused, Err(ExecutionError::Refused(refusal)) if refusal.code() == "PERSON_IN_OTHER_HOUSEHOLD")
    );
    let recorded = process.recorded().await;
    assert_eq!(recorded, ["HouseholdReported", "HouseholdReported", "MemberJoined", "PersonClaimed"]);
}

#[tokio::test]
async fn a_client_that_saw_an_older_revision_is_told_and_never_retried_for() {
    let process = Process::alone().await;
    process.execute(instruction(1, household(1), report())).await.unwrap();
    process.execute(instruction(2, household(1), note())).await.unwrap();
    let late = execution::Instruction { expected_revision: Some(1), ..instruction(3, household(1), note()) };
    let refused = process.execute(late).await;
    assert!(matches!(refused, Err(ExecutionError::RevisionConflict { expected: 1, actual: 2 })));
}

#[tokio::test]
async fn a_full_queue_is_answered_at_once() {
    let small = ExecutorsOptions { queue: 1, batch: 1, cached_books: 10 };
    let process = Process::on(&database().await, small).await;
    let reports = (1..50).map(|n| process.execute(instruction(n, household(n), report())));
    let answers = join_all(reports).await;
    let full =
        answers.iter().filter(|answer| matches!(answer, Err(ExecutionError::QueueFull { .. }))).count();
    let recorded = answers.iter().filter(|answer| answer.is_ok()).count();
    assert!(full > 0 && recorded > 0);
    assert_eq!((full + recorded, process.recorded().await.len()), (49, recorded));
}

#[tokio::test]
async fn a_history_that_cannot_be_read_stops_its_own_household_only() {
    let database = database().await;
    let process = Process::on(&database, ExecutorsOptions::default()).await;
    process.execute(instruction(1, household(1), report())).await.unwrap();
    process.execute(instruction(2, household(2), report())).await.unwrap();
    let superuser = database::Database::connect(database.admin.clone()).await.unwrap();
    for statement in [
        "alter table events disable trigger all",
        "update events set payload = '{\"Unheard\":{}}' where position = 0",
    ] {
        sqlx::query(statement).execute(superuser.pool()).await.unwrap();
    }
    let fresh = Process::on(&database, ExecutorsOptions::default()).await;
    let broken = fresh.execute(instruction(3, household(1), note()));
    let whole = fresh.execute(instruction(4, household(2), note()));
    let (broken, whole) = tokio::join!(broken, whole);
    assert!(matches!(broken, Err(ExecutionError::Unreadable(_))), "{broken:?}");
    assert!(whole.is_ok());
    let told = load(&fresh.ledger, BookId::Household(household(1)), u64::MAX).await.unwrap_err();
    assert!(told.to_string().starts_with("the event at position 0 cannot be read"), "{told}");
}

#[tokio::test]
async fn a_command_that_needs_more_books_than_are_kept_is_carried_out_all_the_same() {
    let few = ExecutorsOptions { cached_books: 2, ..ExecutorsOptions::default() };
    let process = Process::on(&database().await, few).await;
    process.execute(instruction(1, household(1), report())).await.unwrap();
    for member in 1..=6 {
        process.execute(instruction(10 + member, household(1), joins(person(member)))).await.unwrap();
    }
    let receipt = process.execute(instruction(20, household(1), ends())).await.unwrap();
    assert_eq!(receipt.last_position - receipt.first_position, 6, "the end, and a release of each member");
}

#[tokio::test]
async fn who_gave_a_command_is_told_its_event_and_a_retry_where_it_stands() {
    let process = Process::alone().await;
    let utrecht = utrecht();
    let asked = || process.executors.execute(&utrecht, instruction(1, household(1), report()));
    let (first, retry) = (asked().await.unwrap(), asked().await.unwrap());
    assert_eq!(first.event.unwrap().event_type(), "HouseholdReported");
    assert_eq!((retry.event, retry.receipt), (None, first.receipt));
}
