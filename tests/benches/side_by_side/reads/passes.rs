//! Going through something from its beginning to its end, again and again; a pass is never cut short.

use std::{future::Future, time::Instant};

use async_trait::async_trait;
use tokio::sync::OnceCell;

use crate::contest::{Contestant, Load, Round};

/// Beyond so many events a pass over all of them is made once in a run, and every round is that one.
const OFTEN: u64 = 250_000;

/// Goes through something; a pass says how much there was.
pub(super) struct Passes<F> {
    pass: F,
    /// What the only pass came to, where there is only one.
    only: Option<OnceCell<Round>>,
}

impl<F> Passes<F> {
    /// As many passes as there is time for, and at least one.
    pub(super) fn of(pass: F) -> Self {
        Self { pass, only: None }
    }

    /// The same over a whole ledger of so many events: only one when that takes long.
    pub(super) fn over(events: u64, pass: F) -> Self {
        Self { pass, only: (events > OFTEN).then(OnceCell::new) }
    }
}

impl<F, Fut> Passes<F>
where
    F: Fn() -> Fut + Send + Sync,
    Fut: Future<Output = u64> + Send,
{
    async fn passes(&self, load: Load) -> Round {
        let (started, mut done) = (Instant::now(), 0);
        loop {
            done += (self.pass)().await;
            let elapsed = started.elapsed();
            if elapsed >= load.time || self.only.is_some() {
                return Round::of(done, elapsed);
            }
        }
    }
}

#[async_trait]
impl<F, Fut> Contestant for Passes<F>
where
    F: Fn() -> Fut + Send + Sync,
    Fut: Future<Output = u64> + Send,
{
    async fn round(&self, load: Load) -> Round {
        match &self.only {
            Some(only) => only.get_or_init(|| self.passes(load)).await.clone(),
            None => self.passes(load).await,
        }
    }
}
