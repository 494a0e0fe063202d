//! The lines of `events.jsonl`, with a look ahead when one is not where it should be: only the next line can
//! tell a missing event from an extra one, and both from one whose number was changed.

use merkle::Hash;

use crate::record::{NotCanonical, Record};
use crate::verdict::FileProblem;
use crate::verify::prepared::{Coming, Prepared};

/// The event lines, one of them current.
pub(super) struct Events {
    coming: Coming,
    here: Prepared,
    /// How many lines of those here were gone to; the last of them is current.
    gone_to: usize,
    /// What comes after those here, if that was looked at.
    ahead: Option<Prepared>,
}

/// How the current line stands to the event expected, which it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It stands before that event and belongs elsewhere or nowhere.
    Extra,
    /// It is the event of this later position: those between are missing.
    After(u64),
    /// It stands in that event's place but says something else.
    Instead,
}

impl Events {
    pub(super) fn new(coming: Coming) -> Self {
        Events { coming, here: Prepared::default(), gone_to: 0, ahead: None }
    }

    /// Goes to the next line; false when there is none.
    pub(super) fn advance(&mut self) -> Result<bool, FileProblem> {
        while self.gone_to == self.here.len() {
            if let Some(ended) = &self.here.ended {
                return ended.clone().map(|()| false);
            }
            self.look_ahead();
            (self.here, self.gone_to) = (self.ahead.take().unwrap_or_default(), 0);
        }
        self.gone_to += 1;
        Ok(true)
    }

    /// The leaf hash of the current line.
    pub(super) fn leaf(&self) -> Hash {
        self.here.leaf(self.gone_to - 1)
    }

    /// What the current line says.
    pub(super) fn record(&self) -> Result<Record<'_>, NotCanonical> {
        self.here.record(self.gone_to - 1)
    }

    /// How the current line, which says it has position `found`, stands to the event expected, of `size`.
    pub(super) fn standing(&mut self, expected: u64, found: Option<u64>, size: u64) -> Standing {
        let next = self.peek();
        if next == Next::Position(expected) {
            return Standing::Extra;
        }
        match found {
            Some(later) if later > expected && later < size => match next {
                Next::Position(next) if next <= later => Standing::Instead,
                Next::Unreadable => Standing::Instead,
                Next::Position(_) | Next::End => Standing::After(later),
            },
            _ => Standing::Instead,
        }
    }

    fn peek(&mut self) -> Next {
        if self.gone_to < self.here.len() {
            return Next::of(&self.here, self.gone_to);
        }
        if let Some(ended) = &self.here.ended {
            return ended.as_ref().map_or(Next::Unreadable, |()| Next::End);
        }
        self.look_ahead();
        self.ahead.as_ref().map_or(Next::Unreadable, |ahead| Next::of(ahead, 0))
    }

    /// Makes sure that what comes after the lines here is there.
    fn look_ahead(&mut self) {
        if self.ahead.is_none() {
            let next = self.coming.recv().and_then(|next| next.recv());
            self.ahead = Some(next.expect("the threads that prepare lines go on to the end"));
        }
    }
}

/// What the line after the current one says.
#[derive(PartialEq, Eq)]
enum Next {
    Position(u64),
    Unreadable,
    End,
}

impl Next {
    /// What a line says, or how the entry ended before it.
    fn of(prepared: &Prepared, number: usize) -> Self {
        match (prepared.len() > number, &prepared.ended) {
            (true, _) => {
                prepared.record(number).map_or(Self::Unreadable, |record| Self::Position(record.position))
            }
            (false, Some(Ok(()))) => Self::End,
            (false, _) => Self::Unreadable,
        }
    }
}
