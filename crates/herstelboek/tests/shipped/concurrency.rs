//! Two servers on one ledger, 64 clients, and a database that keeps breaking connections.
//!
//! Trouble is paced by work done and drawn from seeded dice; nothing here waits for time to pass.

use std::{ops::Range, process::Stdio};

use database::ThrowawayCluster;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use tokio::{io::AsyncWriteExt as _, process::Command, sync::watch};

use crate::{
    auditor::{audit, count},
    home::Home,
    load::{Answer, Answers, Caseload, Client, Load, line_to, name_of, open_ledger},
    program::Serving,
};

const SEED: u64 = 2022;
const CLIENTS: u64 = 64;
const HOUSEHOLDS: usize = 200;
/// A connection is broken each time this many commands more have been answered.
const BETWEEN_BREAKS: Range<usize> = 20..60;

/// Ends one connection of the servers: the n-th, those at work first; says whether one was ended.
const BREAK: &str = "\
with connection as (
    select pid, row_number() over (order by state = 'idle', pid) as number
      from pg_stat_activity
     where datname = current_database() and application_name = 'herstelboek' and pid <> pg_backend_pid()
)
select pg_terminate_backend(pid) from connection where number = 1 + :n % (select count(*) from connection)";

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_command_is_there_once_whatever_happens_to_connections() {
    let home = Home::on_throwaway_database().await;
    let (one, other) = tokio::join!(Serving::start(&home, "one.log"), Serving::start(&home, "other.log"));
    open_ledger(&home, &one).await;
    let mut dice = StdRng::seed_from_u64(SEED);
    let caseload = Caseload::of(HOUSEHOLDS, &mut dice);
    let (expected, too_late, all) = (caseload.expected(), caseload.too_late, caseload.len());
    let households = caseload.households.clone();

    let load = Load::of(CLIENTS, &home, vec![line_to(&one), line_to(&other)]).await;
    let breaking = break_connections(home.database_url().expect("a database"), load.answered(), all, dice);
    let (answers, broken) = tokio::join!(load.send(caseload), breaking);

    assert!(broken > all / BETWEEN_BREAKS.end / 2, "only {broken} connections were broken");
    assert_eq!(refusals(&answers), too_late);
    let events = audit(&home, &answers).await;
    for (event_type, expected) in expected {
        assert_eq!(count(&events, event_type), expected, "{event_type}");
    }
    assert_names_can_be_opened(&mut load.client(SEED), &households).await;
    tokio::join!(one.stop(), other.stop());
}

/// Breaks connections while there is work; gives how many were broken.
async fn break_connections(
    url: &str,
    mut answered: watch::Receiver<usize>,
    all: usize,
    mut dice: StdRng,
) -> usize {
    let psql = ThrowawayCluster::shared().await.binaries().program("psql");
    let (mut at, mut broken) = (0, 0);
    loop {
        at += dice.random_range(BETWEEN_BREAKS);
        if at >= all {
            return broken;
        }
        answered.wait_for(|count| *count >= at).await.expect("clients at work");
        // Half of the time one that is at work.
        let number = if dice.random() { 0 } else { dice.random_range(0..32) };
        let mut command = Command::new(&psql);
        command.args([
            url,
            "--no-psqlrc",
            "-At",
            "-v",
            "ON_ERROR_STOP=1",
            "-v",
            &format!("n={number}"),
            "-f",
            "-",
        ]);
        let printed = printed(command, BREAK).await;
        broken += usize::from(printed.trim() == "t");
    }
}

async fn printed(mut command: Command, input: &str) -> String {
    let mut child =
        command.kill_on_drop(true).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("psql");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(input.as_bytes()).await.expect("a reader");
    drop(stdin);
    let output = child.wait_with_output().await.expect("the end of psql");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// How many commands were refused, each because another one was first.
pub(crate) fn refusals(answers: &Answers) -> usize {
    let refused = answers.values().filter_map(|answer| match answer {
        Answer::Refused(reason) => Some(reason),
        Answer::Recorded(_) => None,
    });
    let known = ["FIRST_CONTACT_ALREADY_MADE", "PERSON_IN_OTHER_HOUSEHOLD"];
    refused.inspect(|reason| assert!(known.contains(&reason.as_str()), "{reason}")).count()
}

/// What one server sealed the other can open: they made one data key for a person, also when both came first.
async fn assert_names_can_be_opened(client: &mut Client, households: &[String]) {
    let mut members = 0;
    for (index, household) in households.iter().enumerate() {
        for member in client.opened(index % 2, household).await.members {
            let name = member.name.and_then(|name| name.opened);
            assert_eq!(name, Some(name_of(&member.person_id)));
            members += 1;
        }
    }
    assert_eq!(members, households.len());
}
