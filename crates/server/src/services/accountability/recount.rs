//! The whole ledger is read again for a figure: every record is hashed into a tree of our own, every event folded into a
//! basis of our own. When the root is the signed one and the figure the same, nothing was left out of it.
//!
//! Only so many recounts go on at a time, and each holds no more than a page of events and its basis, which is bounded.
//! It goes on only while its stream is read: it ends with the call of whoever asked.

use std::sync::Arc;

use accountability::{BOOKS, Basis, Explanation, FigureId, Question, Value};
use api::v1;
use ledger::{Feed, Ledger, PageLimit, RecordedEvent, record_line};
use merkle::{Frontier, Hash};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::basis::{FACTS, bounded};
use crate::{
    convert::{count, value},
    errors::{Problem, Reason},
    services::{Desk, told::told},
};

/// What is read at once.
const PAGE: PageLimit = PageLimit { events: 500, bytes: 1024 * 1024 };
/// After how many events the caller hears how far it is.
const HEARD: u64 = 10_000;

/// A recount under way.
pub(super) struct Recounting {
    ledger: Ledger,
    feed: Feed,
    question: Question,
    figure: FigureId,
    shown: Value,
    root: Hash,
    tree: Frontier,
    basis: Basis,
    turns: Arc<Semaphore>,
    /// Its turn, once it has one.
    turn: Option<OwnedSemaphorePermit>,
}

impl Recounting {
    /// A recount of what is explained, of a tree with this root, when it is its turn.
    pub(super) fn new(
        ledger: &Ledger,
        explanation: &Explanation,
        root: Hash,
        turns: &Arc<Semaphore>,
    ) -> Self {
        Self {
            ledger: ledger.clone(),
            feed: ledger.feed(0, PAGE),
            question: explanation.question.clone(),
            figure: explanation.figure.id.clone(),
            shown: explanation.figure.value,
            root,
            tree: Frontier::new(),
            basis: Basis::default(),
            turns: turns.clone(),
            turn: None,
        }
    }

    /// Reads on, and says how many events were read; `None` when all were.
    pub(super) async fn next(&mut self) -> Result<Option<u64>, Problem> {
        if self.turn.is_none() {
            // It is never closed.
            let turn = self.turns.clone().acquire_owned().await;
            self.turn = Some(turn.map_err(|_| Problem::new(Reason::Internal))?);
        }
        let (begun, size) = (self.tree.size(), self.question.position);
        if begun == size {
            return Ok(None);
        }
        while self.tree.size() < size && self.tree.size() < begun + HEARD {
            let page = self.feed.page().await.map_err(told)?;
            for event in page.events.into_iter().take_while(|event| event.position < size) {
                self.take(event)?;
            }
            bounded(&self.basis, FACTS)?;
        }
        Ok(Some(self.tree.size()))
    }

    fn take(&mut self, event: RecordedEvent) -> Result<(), Problem> {
        let line = record_line(self.ledger.name(), &event);
        self.tree.push(merkle::leaf_hash(line.as_bytes()));
        let position = event.position;
        if BOOKS.contains(&event.stream.aggregate_type.as_ref()) {
            let (book, event) = replay::event(&self.ledger, event).map_err(told)?;
            self.basis.apply(position, book, &event);
        }
        Ok(())
    }

    /// What it came to, when all was read.
    ///
    /// # Errors
    /// `LEDGER_DAMAGED` when the root is not the signed one, `ACCOUNT_DIFFERS` when the figure is another.
    pub(super) async fn end(self, desk: &Desk) -> Result<v1::Recount, Problem> {
        let root = self.tree.root();
        if root != self.root {
            tracing::error!(expected = %self.root, found = %root, "a ledger is damaged: its records come to another root");
            return Err(Problem::new(Reason::LedgerDamaged));
        }
        let counted = desk.same_value(self.basis, self.question, self.figure, self.shown).await?;
        Ok(v1::Recount {
            events: count(self.tree.size()),
            root: root.as_bytes().to_vec(),
            value: Some(value(counted)),
        })
    }
}
