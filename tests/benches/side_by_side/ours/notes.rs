//! Workloads (a), (d) and (e): a note is added, to one of many households, to always the same one, in many ledgers.

use async_trait::async_trait;

use super::{ids::one_of, measured::Measured, note::household};
use crate::contest::{Contestant, Load, Note, Round};

/// Adds notes.
pub(super) struct Notes {
    pub(super) measured: Measured,
    /// How many households each ledger has.
    pub(super) households: u32,
}

#[async_trait]
impl Contestant for Notes {
    async fn round(&self, load: Load) -> Round {
        let (measured, households) = (self.measured.clone(), self.households);
        let add = move |client| {
            let measured = measured.clone();
            async move {
                let ledgers = u32::try_from(measured.ledgers.len()).expect("some hundreds");
                let ledger = &measured.ledgers[one_of(ledgers) as usize];
                measured.way.note(client, ledger, household(one_of(households))).await
            }
        };
        self.measured.round(load, add).await
    }

    async fn notes(&self) -> Vec<Note> {
        self.measured.verify().await;
        vec![]
    }

    async fn leave(&self) {
        self.measured.leave();
    }
}
