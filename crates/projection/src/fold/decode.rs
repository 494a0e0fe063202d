//! Events as `replay` reads them, each once, whichever views want it: as a view sees them.

use replay::Replayed;
use views::Recorded;

use super::{AnyView, Problem};

/// As a view sees it, or why this version cannot read it.
pub(crate) fn recorded(replayed: &Replayed) -> Result<Recorded<'_>, Problem> {
    match &replayed.event {
        Ok((book, event)) => {
            let (position, recorded_at) = (replayed.position, replayed.recorded_at);
            Ok(Recorded { position, recorded_at, book: *book, event })
        }
        Err(unreadable) => Err(Problem { position: unreadable.position, reason: unreadable.detail.clone() }),
    }
}

/// The kinds of books that any of the views looks at.
pub(crate) fn kinds_of<'a>(views: impl Iterator<Item = &'a dyn AnyView>) -> Vec<&'static str> {
    let mut kinds: Vec<_> = views.flat_map(|view| view.books().iter().copied()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
