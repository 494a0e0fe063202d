//! The lines of `events.jsonl`, with a look ahead when one is not where it should be: only the next line can
//! tell a missing event from an extra one, and both from one whose number was changed.

use std::io::Read;

use merkle::LeafBuffer;

use crate::archive::Lines;
use crate::record::Record;
use crate::verdict::FileProblem;

/// The event lines, one of them current.
pub(super) struct Events<L> {
    lines: Lines<L>,
    current: LeafBuffer,
    ahead: LeafBuffer,
    /// What reading ahead came to, if it was done.
    peeked: Option<Result<bool, FileProblem>>,
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

impl<L: Read> Events<L> {
    pub(super) fn new(lines: Lines<L>) -> Self {
        Events { lines, current: LeafBuffer::default(), ahead: LeafBuffer::default(), peeked: None }
    }

    /// Goes to the next line; false when there is none.
    pub(super) fn advance(&mut self) -> Result<bool, FileProblem> {
        match self.peeked.take() {
            Some(peeked) => {
                std::mem::swap(&mut self.current, &mut self.ahead);
                peeked
            }
            None => self.lines.read(&mut self.current),
        }
    }

    pub(super) fn current(&self) -> &LeafBuffer {
        &self.current
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
        let peeked = self.peeked.get_or_insert_with(|| self.lines.read(&mut self.ahead));
        match peeked {
            Ok(false) => Next::End,
            Ok(true) => Record::parse(self.ahead.bytes())
                .map_or(Next::Unreadable, |record| Next::Position(record.position)),
            Err(_) => Next::Unreadable,
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
