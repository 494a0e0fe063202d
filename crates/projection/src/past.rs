//! Editions of the past: made once by whoever asks first, kept while they are asked for.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use ledger::{Ledger, LedgerName};
use sqlx::{Postgres, Transaction};
use tokio::sync::{Mutex as TurnOf, Semaphore};

use crate::{
    ProjectionError, Projections,
    fold::{AnyView, Loader, Memory, Pages, Taken},
    save::{Unsaved, write_aliases, write_rows},
    store::{self, Past},
};

/// How many of them one ledger has at most, of all its views together.
const KEPT: i64 = 32;
/// Being asked for is written down once in so long a time.
const ASKED_AGAIN: Duration = Duration::from_secs(300);
/// How many are made at once in one process, each of another ledger.
const MADE_AT_ONCE: usize = 2;

/// What is being made in this process, and which ledgers have something to be dropped one day.
pub(crate) struct Pasts {
    making: Mutex<HashMap<LedgerName, Weak<TurnOf<()>>>>,
    at_once: Arc<Semaphore>,
    to_tidy: Mutex<Vec<LedgerName>>,
}

impl Default for Pasts {
    fn default() -> Self {
        let at_once = Arc::new(Semaphore::new(MADE_AT_ONCE));
        Self { making: Mutex::default(), at_once, to_tidy: Mutex::default() }
    }
}

impl Pasts {
    /// The turn to make one of them for a ledger, the same for everybody in this process.
    fn turn(&self, ledger: &LedgerName) -> Arc<TurnOf<()>> {
        let mut making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        making.retain(|_, turn| turn.strong_count() > 0);
        if let Some(turn) = making.get(ledger).and_then(Weak::upgrade) {
            return turn;
        }
        let turn = Arc::default();
        making.insert(ledger.clone(), Arc::downgrade(&turn));
        turn
    }

    /// This ledger has editions that must be dropped when nobody asks for them any more.
    pub(crate) fn tidy_later(&self, ledger: &LedgerName) {
        let mut to_tidy = self.to_tidy.lock().unwrap_or_else(PoisonError::into_inner);
        if !to_tidy.contains(ledger) {
            to_tidy.push(ledger.clone());
        }
    }

    /// The ledgers to be looked at now.
    pub(crate) fn to_tidy(&self) -> Vec<LedgerName> {
        std::mem::take(&mut *self.to_tidy.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Projections {
    /// The edition of a view with exactly the first events of a ledger, made when it is not there.
    pub(crate) async fn past_edition(
        &self,
        ledger: &Ledger,
        view: &Arc<dyn AnyView>,
        past: Past<'_>,
    ) -> Result<i64, ProjectionError> {
        loop {
            if let Some(edition) = self.find_past(past).await? {
                return Ok(edition);
            }
            let turn = self.pasts().turn(past.ledger);
            let turn = turn.lock_owned().await;
            if let Some(edition) = self.find_past(past).await? {
                return Ok(edition);
            }
            let at_once = self.pasts().at_once.clone().acquire_owned().await;
            let (projections, ledger, view) = (self.clone(), ledger.clone(), view.clone());
            let size = past.size;
            // In a task of its own: it is made to the end even when nobody waits for it any more.
            let made = tokio::spawn(async move {
                let outcome = Making::of(&projections, &ledger, view, size).make().await;
                drop((turn, at_once));
                outcome
            });
            made.await.unwrap_or_else(|stopped| match stopped.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The runtime is ending.
                Err(_) => Err(sqlx::Error::PoolClosed.into()),
            })?;
        }
    }

    async fn find_past(&self, past: Past<'_>) -> Result<Option<i64>, ProjectionError> {
        let mut transaction = self.database().begin(past.ledger.as_str()).await?;
        let found = match store::find_past(&mut transaction, past, ASKED_AGAIN).await? {
            Some((edition, true)) => store::touch(&mut transaction, past, edition).await?.then_some(edition),
            Some((edition, false)) => Some(edition),
            None => None,
        };
        transaction.commit().await?;
        if found.is_some() {
            self.pasts().tidy_later(past.ledger);
        }
        Ok(found)
    }
}

/// An edition of the past while it is made.
struct Making<'a> {
    projections: &'a Projections,
    ledger: &'a Ledger,
    past: Past<'a>,
    view: Arc<dyn AnyView>,
    memory: Memory,
    /// Begun when there is something to write; everything is written in it.
    transaction: Option<Transaction<'static, Postgres>>,
}

impl<'a> Making<'a> {
    fn of(projections: &'a Projections, ledger: &'a Ledger, view: Arc<dyn AnyView>, size: u64) -> Self {
        let (name, fold_version) = (view.name(), view.version());
        let past = Past { ledger: ledger.name(), view: name, fold_version, size };
        let memory = Memory::new(view.clone(), past.id(0), false);
        Self { projections, ledger, past, view, memory, transaction: None }
    }

    async fn make(mut self) -> Result<(), ProjectionError> {
        let kinds = self.view.books().into();
        let memory = self.projections.memory();
        let mut pages = Pages::read(self.ledger.clone(), kinds, 0..self.past.size, memory);
        while let Some(page) = pages.next().await {
            let page = page?;
            let mut loader = match &mut self.transaction {
                Some(transaction) => Loader::Inside(transaction),
                None => Loader::own(self.projections.database(), self.ledger.name()),
            };
            if let Taken::Until(problem) | Taken::Broken(problem) =
                self.memory.take(&page.events, &mut loader).await?
            {
                let (view, position, reason) = (self.view.name(), problem.position, problem.reason);
                return Err(ProjectionError::Stopped { view, position, reason });
            }
            if self.memory.bytes() > memory {
                let Some(()) = self.write().await? else { return Ok(()) };
                self.memory.make_room();
            }
        }
        let Some(()) = self.write().await? else { return Ok(()) };
        if let Some(mut transaction) = self.transaction.take() {
            store::evict(&mut transaction, self.past.ledger, KEPT).await?;
            transaction.commit().await?;
            let mut transaction = self.projections.database().begin(self.ledger.name().as_str()).await?;
            store::tell_planner(&mut transaction, self.view.name(), self.past.size).await?;
            transaction.commit().await?;
        }
        self.projections.pasts().tidy_later(self.ledger.name());
        Ok(())
    }

    /// Writes what is in memory; `None` when somebody else has made the edition.
    async fn write(&mut self) -> Result<Option<()>, ProjectionError> {
        if self.transaction.is_none() {
            let mut transaction = self.projections.database().begin(self.ledger.name().as_str()).await?;
            let Some(edition) = store::begin_past(&mut transaction, self.past).await? else {
                return Ok(None);
            };
            self.memory.id = self.past.id(edition);
            self.transaction = Some(transaction);
        }
        if let Some(transaction) = &mut self.transaction {
            let past = self.past;
            write_rows(transaction, &self.memory).await.map_err(|why| unsaved(past, why))?;
            write_aliases(transaction, &self.memory).await.map_err(|why| unsaved(past, why))?;
        }
        Ok(Some(()))
    }
}

fn unsaved(past: Past<'_>, why: Unsaved) -> ProjectionError {
    match why {
        Unsaved::Sql(error) => error.into(),
        Unsaved::Panicked(panicked) => {
            let (view, position) = (past.view, past.size.saturating_sub(1));
            ProjectionError::Stopped { view, position, reason: panicked.to_string() }
        }
    }
}
