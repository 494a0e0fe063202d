//! Writes that are on the disk before the next one: what every durable commit waits for.

use std::{
    fs::File,
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
    time::Instant,
};

use async_trait::async_trait;
use tokio::task::spawn_blocking;

use crate::{
    contest::{Contestant, Entry, Load, Place, Round, Workload},
    names,
    stand::Stand,
};

/// A page of PostgreSQL.
const PAGE: usize = 8192;
/// As many pages as one file of PostgreSQL's log has.
const PAGES: u64 = 2048;

/// A file of which one page after the other is written anew and flushed, like PostgreSQL's log.
#[derive(Debug)]
pub(crate) struct Flushed {
    file: File,
    next: u64,
}

impl Flushed {
    /// A new file in that folder, with all its pages written once.
    pub(crate) fn new(folder: &Path) -> Self {
        let file = File::create(folder.join("flushed")).unwrap();
        for page in 0..PAGES {
            file.write_all_at(&[1; PAGE], page * PAGE as u64).unwrap();
        }
        file.sync_all().unwrap();
        Self { file, next: 0 }
    }

    /// Writes a page and waits for the disk; how long that took, in microseconds.
    pub(crate) fn write(&mut self) -> u64 {
        let started = Instant::now();
        self.file.write_all_at(&[2; PAGE], self.next % PAGES * PAGE as u64).unwrap();
        self.file.sync_data().unwrap();
        self.next += 1;
        u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

struct Flushes {
    folder: PathBuf,
}

#[async_trait]
impl Contestant for Flushes {
    async fn round(&self, load: Load) -> Round {
        let folder = self.folder.clone();
        let measured = spawn_blocking(move || {
            let mut file = Flushed::new(&folder);
            let started = Instant::now();
            let mut round = Round::of(0, load.time);
            while started.elapsed() < load.time {
                round.latencies.saturating_record(file.write());
                round.done += 1;
            }
            Round { elapsed: started.elapsed(), ..round }
        });
        measured.await.unwrap()
    }
}

/// One after the other.
pub(super) fn entry(stand: &Stand) -> Place {
    let folder = stand.folder("flushes");
    Ok(Entry::new(Workload::Limits, names::FLUSHES, "flushes", &[1], Flushes { folder }))
}
