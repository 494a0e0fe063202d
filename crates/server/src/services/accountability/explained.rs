//! The events behind a figure, read by position, each with the proof that it is in the ledger; and the figure again, from
//! nothing but them.

use std::collections::VecDeque;

use accountability::{Basis, Explanation, FigureId, Question, Value};
use api::v1;
use ledger::{Direction, InclusionProof, Ledger, RecordedEvent, record_line};
use merkle::Hash;

use crate::{
    convert::count,
    errors::{Problem, Reason},
    services::{Desk, told::told},
};

/// How many events are read and proved together; they are given in one message when they fit.
const EVENTS: usize = 256;
/// How many bytes of records one message holds at most, but for a record that alone has more.
const BYTES: usize = 1024 * 1024;
/// How far apart two positions are at most that are read in one statement with what is between them.
const APART: u64 = 8;

/// The events behind a figure, while they are read.
pub(super) struct Explained {
    question: Question,
    figure: FigureId,
    shown_value: Value,
    root: Hash,
    /// The positions that were not read yet.
    positions: VecDeque<u64>,
    /// Read, and not given yet.
    read: VecDeque<(RecordedEvent, InclusionProof)>,
    /// What was given comes to this.
    basis: Basis,
}

impl Explained {
    /// The events behind what is explained, in a tree with this root.
    pub(super) fn new(explanation: &Explanation, root: Hash) -> Self {
        Self {
            question: explanation.question.clone(),
            figure: explanation.figure.id.clone(),
            shown_value: explanation.figure.value,
            root,
            positions: explanation.positions.iter().copied().collect(),
            read: VecDeque::new(),
            basis: Basis::default(),
        }
    }

    /// The next of them; `None` after the last.
    pub(super) async fn next(&mut self, ledger: &Ledger) -> Result<Option<Vec<v1::ExplainedEvent>>, Problem> {
        if self.read.is_empty() {
            let wanted: Vec<u64> = self.positions.drain(..EVENTS.min(self.positions.len())).collect();
            let read = read(ledger, &wanted).await?;
            let proofs = ledger.prove_inclusions(&wanted, self.question.position).await.map_err(told)?;
            self.read = read.into_iter().zip(proofs).collect();
        }
        if self.read.is_empty() {
            return Ok(None);
        }
        let (mut some, mut bytes) = (Vec::new(), 0);
        while let Some((event, proof)) =
            self.read.pop_front_if(|(event, _)| some.is_empty() || bytes + event.weight() <= BYTES)
        {
            bytes += event.weight();
            some.push(proved(ledger, &event, &proof, (self.question.position, self.root))?);
            let position = event.position;
            let (book, event) = replay::event(ledger, event).map_err(told)?;
            self.basis.apply(position, book, &event);
        }
        Ok(Some(some))
    }

    /// The figure, from the events that were given, which are all.
    ///
    /// # Errors
    /// `ACCOUNT_DIFFERS` when it is not the one that is explained.
    pub(super) async fn value(&mut self, desk: &Desk) -> Result<Value, Problem> {
        let basis = std::mem::take(&mut self.basis);
        desk.same_value(basis, self.question.clone(), self.figure.clone(), self.shown_value).await
    }
}

impl Desk {
    /// The value of a figure by a basis, which must be the one that was shown.
    ///
    /// # Errors
    /// `ACCOUNT_DIFFERS` when it is another.
    pub(super) async fn same_value(
        &self,
        basis: Basis,
        question: Question,
        figure: FigureId,
        shown: Value,
    ) -> Result<Value, Problem> {
        let of = figure.clone();
        let found = self.computed(move || Ok(basis.explain(&question, &of)?.figure.value)).await?;
        if found == shown {
            return Ok(found);
        }
        tracing::error!(%figure, expected = %shown, %found, "the events behind a figure come to something else");
        let differs = Problem::new(Reason::AccountDiffers).with("figure", figure);
        Err(differs.with("expected", shown).with("found", found))
    }
}

/// The events at these positions, ascending.
async fn read(ledger: &Ledger, positions: &[u64]) -> Result<Vec<RecordedEvent>, Problem> {
    let mut events = Vec::with_capacity(positions.len());
    for run in positions.chunk_by(|one, next| next - one <= APART) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let read =
            ledger.read_range(*first, last + 1, Direction::OldestFirst, u32::MAX).await.map_err(told)?;
        events.extend(read.into_iter().filter(|event| run.binary_search(&event.position).is_ok()));
    }
    let missing = positions.iter().find(|position| !events.iter().any(|event| event.position == **position));
    match missing {
        Some(position) => Err(damaged(*position)),
        None => Ok(events),
    }
}

/// An event with the proof that it is in the tree, which is checked.
fn proved(
    ledger: &Ledger,
    event: &RecordedEvent,
    proof: &InclusionProof,
    (size, root): (u64, Hash),
) -> Result<v1::ExplainedEvent, Problem> {
    let position = event.position;
    let line = record_line(ledger.name(), event);
    let leaf = merkle::leaf_hash(line.as_bytes());
    merkle::verify_inclusion(leaf, position, size, &proof.hashes, root).map_err(|_| damaged(position))?;
    Ok(v1::ExplainedEvent {
        position: count(position),
        leaf_hash: leaf.as_bytes().to_vec(),
        inclusion_proof: proof.hashes.iter().map(|hash| hash.as_bytes().to_vec()).collect(),
        line,
    })
}

fn damaged(position: u64) -> Problem {
    Problem::new(Reason::LedgerDamaged).with("position", position)
}
