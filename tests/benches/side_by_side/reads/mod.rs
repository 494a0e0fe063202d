//! Reading (f): the feed, the replay of one household, views built anew, a proof, a page, export and verification.
//!
//! Everything that is measured is checked as it goes: nothing is missing, what was exported is verified.

mod dossier;
mod feed;
mod filled;
mod household;
mod ids;
mod lives;
mod passes;
mod proof;
mod views;

use std::{path::PathBuf, sync::Arc};

use stories::Town;

use crate::{
    contest::{Contestant, Entry, Place, Workload},
    options::Options,
    stand::Stand,
};
pub(crate) use filled::filled;

/// Everybody of this module who is asked for: on a ledger of the smallest size of a run.
pub(crate) async fn entries(stand: &Stand, options: &Options) -> Vec<Place> {
    let Some(events) = options.events.first().filter(|_| options.wants(Workload::Reading)) else {
        return vec![];
    };
    let town = Arc::new(filled(stand, "reads", *events).await);
    let everybody = everybody(Workload::Reading, *events, &town, stand.folder("reads")).await;
    everybody.into_iter().map(Ok).collect()
}

/// Everybody who reads this ledger, which was filled to so many events; a dossier is written into the folder.
pub(crate) async fn everybody(
    workload: Workload,
    asked: u64,
    town: &Arc<Town>,
    folder: PathBuf,
) -> Vec<Entry> {
    let size = town.ledger.head().await.unwrap().size();
    let all = Everybody { workload, asked, size, entries: vec![] };
    let all = feed::entries(all, town);
    let all = household::entries(all, town).await;
    let all = views::entries(all, town);
    let all = proof::entries(all, town);
    dossier::entries(all, town, folder).entries
}

/// Those who read one ledger.
struct Everybody {
    workload: Workload,
    /// How many events were asked for: what the table says.
    asked: u64,
    /// How many the ledger had when it was filled: a few more.
    size: u64,
    entries: Vec<Entry>,
}

impl Everybody {
    /// These and one more; nobody here does two things at once.
    fn and(mut self, name: &str, unit: &'static str, contestant: impl Contestant + 'static) -> Self {
        let entry = Entry::new(self.workload, name, unit, &[1], contestant);
        // By size only where there are several.
        self.entries.push(match self.workload {
            Workload::Growth => entry.at_size(self.asked),
            _ => entry,
        });
        self
    }
}
