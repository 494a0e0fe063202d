//! The server ends in the middle of its work, by kill -9 or because it is asked to, and is started again on the same
//! data directory. The clients go on with the same request ids, and nothing is lost or there twice.

use nix::sys::signal::Signal;
use rand::{SeedableRng as _, rngs::StdRng};
use tokio::sync::watch;

use crate::{
    auditor::{audit, count},
    concurrency::refusals,
    home::Home,
    load::{Caseload, Load, open_ledger},
    program::Serving,
};

const SEED: u64 = 9;

/// How the server ends.
#[derive(Debug, Clone, Copy)]
enum Ending {
    /// SIGKILL: whatever it was doing, it does not do any more.
    Killed,
    /// SIGTERM: it stops in order.
    Asked,
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_when_the_server_is_killed() {
    let home = Home::on_throwaway_database().await;
    interrupted(&home, 32, 60, &[Ending::Killed; 5]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_when_the_server_is_asked_to_stop() {
    let home = Home::on_throwaway_database().await;
    interrupted(&home, 32, 40, &[Ending::Asked; 3]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_private_cluster_outlives_a_killed_server_and_is_joined_by_the_next() {
    let home = Home::on_private_cluster();
    interrupted(&home, 32, 40, &[Ending::Killed, Ending::Killed, Ending::Asked]).await;
    assert_eq!(home.postmaster(), None, "the last to leave stops the cluster");
}

/// Sends a caseload to one server that ends, and is started again, at equal intervals of the work.
async fn interrupted(home: &Home, clients: u64, households: usize, endings: &[Ending]) {
    let server = Serving::start(home, "serve.log").await;
    open_ledger(home, &server).await;
    let caseload = Caseload::of(households, &mut StdRng::seed_from_u64(SEED));
    let (expected, too_late, all) = (caseload.expected(), caseload.too_late, caseload.len());
    let line = watch::Sender::new(Some(server.grpc));
    let load = Load::of(clients, home, vec![line.subscribe()]).await;

    let every = all / (endings.len() + 1);
    let (answers, server) = tokio::join!(load.send(caseload), async {
        let (mut server, mut answered) = (server, load.answered());
        for (number, ending) in (1..).zip(endings) {
            answered.wait_for(|count| *count >= number * every).await.expect("clients at work");
            server = again(home, server, *ending, &line, number).await;
        }
        server
    });

    assert_eq!(refusals(&answers), too_late);
    server.stop().await;
    let events = audit(home, &answers).await;
    for (event_type, expected) in expected {
        assert_eq!(count(&events, event_type), expected, "{event_type}");
    }
}

/// Ends the server and starts the next one.
async fn again(
    home: &Home,
    server: Serving,
    ending: Ending,
    line: &watch::Sender<Option<std::net::SocketAddr>>,
    number: usize,
) -> Serving {
    let cluster = home.postmaster();
    match ending {
        Ending::Killed => server.signal(Signal::SIGKILL),
        Ending::Asked => server.signal(Signal::SIGTERM),
    }
    line.send_replace(None);
    let status = server.ended().await;
    if let Ending::Asked = ending {
        assert!(status.success(), "{status}");
    }
    let server = Serving::start(home, &format!("serve-{number}.log")).await;
    if let Ending::Killed = ending {
        assert_eq!(home.postmaster(), cluster, "the cluster is joined, not started again");
    }
    line.send_replace(Some(server.grpc));
    server
}
