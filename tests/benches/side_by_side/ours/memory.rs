//! The memory of another process while it works: how much at the start, in the middle and at most, and whether it grows.

use std::{
    fs,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{task::AbortHandle, time::interval};

use crate::{contest::Note, names};

/// How often it is looked at.
const EVERY: Duration = Duration::from_millis(50);

/// The memory of a process.
pub(super) struct Memory {
    process: u32,
    /// What was resident, in bytes, in order.
    seen: Arc<Mutex<Vec<u64>>>,
}

/// Ends the watching when it is dropped.
pub(super) struct Watching(AbortHandle);

impl Drop for Watching {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Memory {
    /// That of this process, not looked at yet.
    pub(super) fn of(process: u32) -> Self {
        Self { process, seen: Arc::default() }
    }

    /// Looks at it from now on.
    pub(super) fn watch(&self) -> Watching {
        let (process, seen) = (self.process, Arc::clone(&self.seen));
        let watching = tokio::spawn(async move {
            let mut ticks = interval(EVERY);
            loop {
                ticks.tick().await;
                let resident = bytes(process, "VmRSS:").unwrap_or_default();
                seen.lock().expect("nobody panicked while holding it").push(resident);
            }
        });
        Watching(watching.abort_handle())
    }

    /// What was seen. Growth is how much higher the second half got than the first.
    pub(super) fn told(&self) -> Vec<Note> {
        let seen = self.seen.lock().expect("nobody panicked while holding it").clone();
        let Some(first) = seen.first().copied() else { return vec![] };
        let highest = |of: &[u64]| of.iter().max().copied().unwrap_or_default();
        let (before, after) = seen.split_at(seen.len() / 2);
        let mut in_order = seen.clone();
        in_order.sort_unstable();
        let peak = bytes(self.process, "VmHWM:").unwrap_or_default().max(highest(&seen));
        vec![
            Note::new(names::MEMORY, peak, "bytes"),
            Note::new("memory at the start", first, "bytes"),
            Note::new("median memory", in_order[in_order.len() / 2], "bytes"),
            Note::new("growth in the second half", highest(after).saturating_sub(highest(before)), "bytes"),
        ]
    }
}

/// A line of what the system says of a process.
fn bytes(process: u32, line: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let said = status.lines().find_map(|said| said.strip_prefix(line))?;
    let kibibytes: u64 = said.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}
