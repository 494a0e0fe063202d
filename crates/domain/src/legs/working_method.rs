//! From a working method to the signals that led to its next version.

use crate::book::{BookCommand, BookId};
use crate::ids::MethodId;
use crate::signal::{NoteImprovement, SignalBookCommand};
use crate::working_method::WorkingMethodEvent;

pub(super) fn legs(method: MethodId, event: &WorkingMethodEvent) -> Vec<(BookId, BookCommand)> {
    let WorkingMethodEvent::WorkingMethodImproved(improved) = event else {
        return Vec::new();
    };
    let leg = |signal| {
        let (on, by, version) = (improved.on, improved.by.clone(), improved.version);
        let leg = NoteImprovement { on, by, method, version };
        (BookId::Signal(signal), BookCommand::Signal(SignalBookCommand::from(leg)))
    };
    improved.signals.iter().copied().map(leg).collect()
}
