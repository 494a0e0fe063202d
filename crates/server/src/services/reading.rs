//! What every question has in common: up to which position to look, which books, and opening what is sealed in them.

use std::collections::HashMap;

use domain::{Book, BookId, Sealed};
use jiff::{Timestamp, civil::Date};
use ledger::{Direction, Ledger, LedgerName, StreamId};
use prost::Message;
use vault::{Access, Purpose, Subject};

use super::{Desk, call::Call, told::told, waiting::reached};
use crate::{
    convert::{Opened, Wanted, opened_size},
    errors::{Problem, Reason},
    transport::ANSWER_LIMIT,
};

impl Desk {
    /// How many events to look at, and the day right after them.
    pub(super) async fn moment(
        &self,
        ledger: &Ledger,
        as_of_position: Option<u64>,
        at_least_position: Option<u64>,
    ) -> Result<(u64, Date), Problem> {
        let head = size(ledger, at_least_position).await?;
        let Some(position) = as_of_position else {
            return Ok((head, self.day(self.clock.now())));
        };
        if position >= head {
            return Err(Problem::new(Reason::PositionNotReached)
                .with("asked", position)
                .with("tree_size", head));
        }
        let recorded = recorded_at(ledger, position).await?;
        Ok((position + 1, self.day(recorded)))
    }

    /// Opens texts, with one access record for each subject.
    pub(super) async fn open(
        &self,
        call: &Call,
        ledger: &LedgerName,
        processing_activity: &str,
        wanted: Vec<Wanted>,
    ) -> Result<Opened, Problem> {
        let access = Access {
            actor: call.caller.officer.as_str().to_owned(),
            processing_activity: processing_activity.to_owned(),
            trace_id: call.trace.as_str().to_owned(),
        };
        let wanted = by_subject(wanted);
        let texts: Vec<_> = wanted.iter().map(|(subject, texts)| (*subject, sealed(texts))).collect();
        let opened = self.vault.open_all(ledger.as_str(), &texts, &access).await.map_err(told)?;
        let texts = wanted.into_iter().flat_map(|(_, texts)| texts);
        let opened = opened.into_iter().flatten();
        Ok(texts.zip(opened).map(|(text, opened)| (text.sealed, opened.as_str().to_owned())).collect())
    }
}

/// Refuses an answer that would be too large once these texts are opened, before anything is opened in vain.
pub(super) fn fits(sealed: &impl Message, texts: &[Wanted], too_large: Reason) -> Result<(), Problem> {
    if opened_size(sealed, texts) <= ANSWER_LIMIT {
        return Ok(());
    }
    Err(Problem::new(too_large).with("limit", ANSWER_LIMIT))
}

/// The number of events there are, with this position among them.
pub(super) async fn size(ledger: &Ledger, at_least_position: Option<u64>) -> Result<u64, Problem> {
    match at_least_position {
        Some(position) => reached(ledger, position).await,
        None => Ok(ledger.head().await.map_err(told)?.size()),
    }
}

/// The states of some books after the first `size` events, in the order asked for, read in one round trip. A book is
/// asked for once.
pub(super) async fn books(ledger: &Ledger, ids: &[BookId], size: u64) -> Result<Vec<Book>, Problem> {
    let stream = |id: &BookId| StreamId::new(id.aggregate_type(), id.aggregate_id());
    let streams: Vec<_> = ids.iter().map(stream).collect();
    let mut histories = ledger.read_streams(&streams, size).await.map_err(told)?;
    let mut books = Vec::with_capacity(ids.len());
    for (id, stream) in ids.iter().zip(&streams) {
        let mut book = Book::unknown(id);
        for recorded in histories.remove(stream).unwrap_or_default() {
            book.apply(&execution::event(ledger, recorded).map_err(told)?);
        }
        books.push(book);
    }
    Ok(books)
}

/// What the vault opens of some texts.
fn sealed(texts: &[Wanted]) -> Vec<(Purpose, &Sealed)> {
    texts.iter().map(|text| (text.purpose, &text.sealed)).collect()
}

/// Texts subject by subject, in the order in which each is first named.
fn by_subject(wanted: Vec<Wanted>) -> Vec<(Subject, Vec<Wanted>)> {
    let mut groups: Vec<(Subject, Vec<Wanted>)> = Vec::new();
    let mut known = HashMap::new();
    for text in wanted {
        let at = *known.entry(text.subject).or_insert(groups.len());
        match groups.get_mut(at) {
            Some((_, texts)) => texts.push(text),
            None => groups.push((text.subject, vec![text])),
        }
    }
    groups
}

/// The instant at which the event at a position was recorded.
pub(super) async fn recorded_at(ledger: &Ledger, position: u64) -> Result<Timestamp, Problem> {
    let event = ledger.read_range(position, position + 1, Direction::OldestFirst, 1).await.map_err(told)?;
    let event =
        event.first().ok_or_else(|| Problem::new(Reason::LedgerDamaged).with("position", position))?;
    Ok(event.recorded_at)
}
