//! Workload (c): everybody commits money on one fund, a cent each time; and, to compare, on 64 funds.
//!
//! A commitment is two events: one of the provision, one of the fund.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use async_trait::async_trait;
use domain::ids::ProvisionId;

use super::measured::Measured;
use crate::contest::{Contestant, Load, Note, Round};

/// Commits cents, for each provision in turn: of one alone the file would grow with every command.
pub(super) struct Hot {
    measured: Measured,
    provisions: Arc<[ProvisionId]>,
    next: Arc<AtomicUsize>,
}

impl Hot {
    /// For these provisions, in the one ledger they are in.
    pub(super) fn new(measured: Measured, provisions: Vec<ProvisionId>) -> Self {
        Self { measured, provisions: provisions.into(), next: Arc::default() }
    }
}

#[async_trait]
impl Contestant for Hot {
    async fn round(&self, load: Load) -> Round {
        let (measured, provisions, next) =
            (self.measured.clone(), self.provisions.clone(), self.next.clone());
        let commit = move |client| {
            let (measured, turn) = (measured.clone(), next.fetch_add(1, Ordering::Relaxed));
            let provision = provisions[turn % provisions.len()];
            async move { measured.way.commit(client, &measured.ledgers[0], provision).await }
        };
        self.measured.round(load, commit).await
    }

    async fn notes(&self) -> Vec<Note> {
        self.measured.verify().await;
        vec![]
    }

    async fn leave(&self) {
        self.measured.leave();
    }
}
