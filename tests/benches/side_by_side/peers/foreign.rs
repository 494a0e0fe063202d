//! Peers with dependencies of their own: UmaDB and disintegrate, from the workspace `tests/peers`, each in a process of its own.
//!
//! What each guarantees compared with ours stands with it, in `tests/peers/src`. A round is asked for in one line and
//! answered in one line (`tests/peers/src/rounds.rs`), so these peers take turns with everybody else.

mod built;
mod newer;
mod process;
mod work;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

pub(crate) use self::newer::serve_postgresql;
use self::process::Peer;
use crate::{
    contest::{Absent, Entry, Place, Workload},
    names,
    options::Options,
    stand::Stand,
    told,
};

/// UmaDB without the condition: what its storage does at most.
const UMADB_BLIND: &str = "UmaDB over gRPC, unconditional";

/// They, or why they cannot run.
pub(super) async fn entries(stand: &Stand, options: &Options) -> Vec<Place> {
    let all = [names::UMADB, UMADB_BLIND, names::DISINTEGRATE];
    told::line(format_args!("building the peers of tests/peers, unless they are there"));
    let program = match built::program().await {
        Ok(program) => program,
        Err(reason) => return all.map(|name| Err(absent(name, &reason))).into(),
    };
    let uma = [(names::UMADB, "umadb"), (UMADB_BLIND, "umadb-blind")];
    let mut places = Vec::with_capacity(all.len());
    for (name, who) in uma {
        places.push(entry(name, Peer::start(&program, who, &folder(stand, who), vec![]).await, options));
    }
    places.push(entry(names::DISINTEGRATE, disintegrate(stand, &program).await, options));
    places
}

/// On a PostgreSQL that is new enough for it, with the settings of ours.
async fn disintegrate(stand: &Stand, program: &Path) -> Result<Peer, String> {
    let postgresql = newer::start(stand).await?;
    let url = OsString::from(postgresql.url());
    let environment = vec![("PEERS_DATABASE_URL", url)];
    let peer = Peer::start(program, "disintegrate", &folder(stand, "disintegrate"), environment).await?;
    Ok(peer.on(postgresql))
}

/// A folder of its own, with its work.
fn folder(stand: &Stand, who: &str) -> PathBuf {
    let folder = stand.folder(who);
    work::write(&folder);
    folder
}

fn entry(name: &'static str, peer: Result<Peer, String>, options: &Options) -> Place {
    let peer = peer.map_err(|reason| absent(name, &reason))?;
    Ok(Entry::new(Workload::DecideAndAppend, name, "commands", &options.in_flight, peer))
}

fn absent(name: &str, reason: &str) -> Absent {
    Absent::new(Workload::DecideAndAppend, name, reason)
}
