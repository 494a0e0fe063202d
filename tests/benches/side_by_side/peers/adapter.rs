//! Our repository (`ledger::LedgerRepository`) where postgres-es would be: what an application that stays with cqrs-es gets.
//!
//! It has what the ledger gives: one order, proofs, and one wait for the disk for everything that waits at the moment. It
//! has not what our own execution gives: every command still reads the whole household, and there is no request id.

use std::sync::Arc;

use async_trait::async_trait;
use database::Database;
use ledger::{Ledger, LedgerRepository, Ledgers, LedgersOptions, SystemClock, Upcasters};
use merkle::note::NoteSigner;

use super::framework::{Framed, Recorded};
use crate::stand::Stand;

/// Connections. They read: one of them at a time writes. Other numbers were not tried.
const CONNECTIONS: u32 = 16;

struct Head(Ledger);

#[async_trait]
impl Recorded for Head {
    async fn events(&self) -> u64 {
        self.0.head().await.unwrap().size()
    }
}

/// It, with every household reported.
pub(super) async fn contestant(stand: &Stand) -> Framed<LedgerRepository> {
    let mut options = stand.database("adapter").await.app;
    options.max_connections = CONNECTIONS;
    let database = Database::connect(options).await.unwrap();
    let signer = Arc::new(NoteSigner::from_seed("herstelboek.bench", &[7; 32]).unwrap());
    let (clock, upcasters) = (Arc::new(SystemClock), Upcasters::default());
    let ledgers = Ledgers::new(database, LedgersOptions { clock, signer, upcasters });
    let ledger = ledgers.open(&"GM0344".parse().unwrap(), "Utrecht").await.unwrap();
    Framed::over(LedgerRepository::new(ledger.clone()), Box::new(Head(ledger)), CONNECTIONS).await
}
