//! Herstelboek beside its peers and beside what the machine can do, in one run: `make bench`; README.md explains how to
//! read it.
//!
//! Everybody gets the same clients, the same PostgreSQL and the same durability, in turn, several times. Nothing here is
//! a test: what it prints depends on the machine.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops with the reason")]

mod cluster;
mod contest;
mod growth;
mod limits;
mod machine;
mod names;
mod options;
mod ours;
mod peers;
mod reads;
mod run;
mod stand;
mod told;

use std::{env, io, process::ExitCode};

use crate::{contest::Place, machine::Machine, options::Options, stand::Stand};

/// As in the executable that is shipped.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// This program is its own servers too: a server measured over a connection runs in a process of its own.
#[tokio::main]
async fn main() -> ExitCode {
    match env::args().nth(1).as_deref() {
        Some("serve-empty") => limits::serve_empty().await,
        Some("serve-ours") => ours::serve().await,
        Some("serve-postgresql") => peers::serve_postgresql().await,
        _ => return compared().await,
    }
    ExitCode::SUCCESS
}

async fn compared() -> ExitCode {
    let measured = match Options::of_environment() {
        Ok(options) => measured(&options).await,
        Err(bad) => Err(io::Error::other(bad)),
    };
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            told::line(format_args!("{error}"));
            ExitCode::FAILURE
        }
    }
}

async fn measured(options: &Options) -> io::Result<()> {
    let stand = Stand::start().await;
    let machine = Machine::of(&stand).await;
    told::line(&machine);
    let outcome = run::run(places(&stand, options).await, options).await;
    stand.stop().await;
    told::all(&machine, options, &outcome)
}

/// Everybody who is asked for.
async fn places(stand: &Stand, options: &Options) -> Vec<Place> {
    let mut places = limits::entries(stand, options).await;
    places.extend(ours::entries(stand, options).await);
    places.extend(peers::entries(stand, options).await);
    places.extend(reads::entries(stand, options).await);
    places.extend(growth::entries(stand, options).await);
    places
}
