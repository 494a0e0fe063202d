//! What everybody does: one note on one of many households, each reported before.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context as _, Result};
use rand::rngs::SmallRng;
use rand::{Rng as _, SeedableRng as _};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

/// `work.json`: the households and the two events, as our own ledger has them.
#[derive(Debug, Deserialize)]
pub(crate) struct Work {
    /// Their ids.
    pub households: Vec<Uuid>,
    /// The first event of each household.
    pub report: Event,
    /// The event that is added over and over, its text sealed.
    pub note: Event,
}

/// An event as text, so that it has the size it has with us.
#[derive(Debug, Deserialize)]
pub(crate) struct Event {
    /// Its name.
    pub event_type: String,
    /// What happened.
    pub payload: Json,
    /// Who asked for it, under which request.
    pub metadata: Json,
}

/// JSON that is kept as it was written, and never looked into.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Json(Box<RawValue>);

impl Json {
    pub(crate) fn text(&self) -> &str {
        self.0.get()
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Json {}

impl Work {
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("work.json");
        let file = File::open(&path).with_context(|| format!("{} cannot be opened", path.display()))?;
        Ok(serde_json::from_reader(BufReader::new(file))?)
    }
}

/// Picks the household for the next call of one client, the same ones in every run. No two clients share a household: a
/// store that refuses a stale writer is measured at writing and not at refusing.
#[derive(Debug)]
pub(crate) struct Picker {
    random: SmallRng,
    client: usize,
    clients: usize,
    rounds_of_all: usize,
}

impl Picker {
    pub(crate) fn new(client: usize, clients: usize, households: usize) -> Self {
        let rounds_of_all = (households / clients).max(1);
        Self { random: SmallRng::seed_from_u64(client as u64), client, clients, rounds_of_all }
    }

    /// The number of a household.
    pub(crate) fn next(&mut self) -> usize {
        self.random.random_range(0..self.rounds_of_all) * self.clients + self.client
    }
}
