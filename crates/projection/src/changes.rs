//! Hearing that views of a ledger have moved: told by the runner of this process, else found by looking again.

use std::{
    collections::HashMap,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use ledger::LedgerName;
use tokio::sync::watch;

/// How long to wait before looking again when another process moves the views.
const ELSEWHERE: Duration = Duration::from_millis(20);
/// How long when this process does: tools in other processes may have replaced an edition.
const HERE: Duration = Duration::from_millis(250);

/// Who waits for which ledger. Nothing is kept for a ledger nobody waits for.
#[derive(Default)]
pub(crate) struct Changes {
    waiting: Mutex<HashMap<LedgerName, watch::Sender<()>>>,
    runner_here: AtomicBool,
}

impl Changes {
    /// A receiver that changes when a view of the ledger has moved, stopped, or been replaced.
    pub(crate) fn watch(&self, ledger: &LedgerName) -> watch::Receiver<()> {
        let mut waiting = self.waiting();
        waiting.retain(|_, sender| sender.receiver_count() > 0);
        waiting.entry(ledger.clone()).or_insert_with(|| watch::Sender::new(())).subscribe()
    }

    /// Says that it has.
    pub(crate) fn tell(&self, ledger: &LedgerName) {
        if let Some(sender) = self.waiting().get(ledger) {
            sender.send_replace(());
        }
    }

    /// Says whether the active runner is in this process.
    pub(crate) fn runner_is_here(&self, here: bool) {
        self.runner_here.store(here, Ordering::Relaxed);
    }

    /// Waits for a change, and not for ever.
    pub(crate) async fn wait(&self, change: &mut watch::Receiver<()>) {
        let time = if self.runner_here.load(Ordering::Relaxed) { HERE } else { ELSEWHERE };
        // Told or not, the caller looks again.
        drop(tokio::time::timeout(time, change.changed()).await);
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<LedgerName, watch::Sender<()>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
