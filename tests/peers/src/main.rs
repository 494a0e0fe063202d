//! Event stores of others, doing the work our ledger is measured with: each in a process that is told when to work.
//!
//! `peers WHO FOLDER` finds what to do in `FOLDER/work.json` (see [`work::Work`]), keeps its files there, says `ready` when
//! every household was reported, and then does the rounds it is asked for on its standard input (see [`rounds::serve`]).
//! Where WHO needs a PostgreSQL, `PEERS_DATABASE_URL` says where it is: an empty database.

mod postgres;
mod rounds;
mod uma;
mod work;

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::uma::{Condition, Uma};
use crate::work::Work;

/// Not a tokio main: UmaDB's server makes the runtime it ships with.
fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let who = arguments.next().context("who is to work? umadb, umadb-blind, or disintegrate")?;
    if who == "umadb-server" {
        return uma::serve();
    }
    let folder = PathBuf::from(arguments.next().context("the folder with work.json is missing")?);
    tokio::runtime::Runtime::new()?.block_on(contestant(&who, folder))
}

async fn contestant(who: &str, folder: PathBuf) -> Result<()> {
    let work = Work::read(&folder)?;
    match who {
        "umadb" => rounds::serve(Uma::start(&folder, work, Condition::NothingNew).await?).await,
        "umadb-blind" => rounds::serve(Uma::start(&folder, work, Condition::None).await?).await,
        "disintegrate" => {
            let url = env::var("PEERS_DATABASE_URL").context("PEERS_DATABASE_URL is missing")?;
            rounds::serve(postgres::Disintegrate::start(&url, work).await?).await
        }
        _ => bail!("nobody here is called {who}"),
    }
}
