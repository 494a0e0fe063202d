//! Some editions of one ledger that stand at the same position and move together: each event is read once for all.

use std::{
    ops::Range,
    sync::Arc,
    time::{Duration, Instant},
};

use ledger::{FeedError, Ledger};
use replay::ReplayedPage;
use tokio::sync::OwnedSemaphorePermit;

use super::fault::{Engine, Halt, Step};
use crate::{
    ProjectionError,
    fold::{AnyView, Loader, Memory, Pages, Problem, Taken, kinds_of},
    store::EditionId,
};

/// How long one turn goes on before others have theirs.
const TURN: Duration = Duration::from_millis(250);

/// Editions that stand at the same position.
pub(crate) struct Track {
    pub(super) ledger: Ledger,
    /// The first event that is not folded yet.
    pub(super) position: u64,
    /// Since when something is folded that is not written.
    pub(super) unsaved: Option<Instant>,
    pub(super) members: Vec<Member>,
    /// What may be kept in memory from one turn to the next needs this.
    pub(super) permit: Option<OwnedSemaphorePermit>,
    kinds: Arc<[&'static str]>,
    pages: Option<Pages>,
}

/// One edition on its way.
pub(crate) struct Member {
    pub(super) view: Arc<dyn AnyView>,
    pub(super) memory: Memory,
    /// The position as it is written.
    pub(super) saved: u64,
    pub(super) problem: Option<Stuck>,
}

/// Why an edition goes no further.
#[derive(Debug, Clone)]
pub(crate) enum Stuck {
    /// Everything before this is folded.
    Before(Problem),
    /// What is in memory is worth nothing: it stays as it is written.
    Broken(Problem),
}

impl Stuck {
    pub(super) fn problem(&self) -> &Problem {
        match self {
            Self::Before(problem) | Self::Broken(problem) => problem,
        }
    }
}

impl Member {
    pub(super) fn new(view: Arc<dyn AnyView>, id: EditionId, saved: u64) -> Self {
        let memory = Memory::new(view.clone(), id, saved > 0);
        Self { view, memory, saved, problem: None }
    }

    /// How far it gets when all of the track is written.
    pub(super) fn target(&self, position: u64) -> u64 {
        match &self.problem {
            None => position,
            Some(Stuck::Before(problem)) => problem.position,
            Some(Stuck::Broken(_)) => self.saved,
        }
    }
}

impl Track {
    pub(super) fn new(ledger: Ledger, position: u64) -> Self {
        let (unsaved, permit, pages) = (None, None, None);
        Self { ledger, position, unsaved, members: Vec::new(), permit, kinds: [].into(), pages }
    }

    pub(super) fn add(&mut self, member: Member) {
        self.members.push(member);
        self.kinds = kinds_of(self.members.iter().map(|member| &*member.view)).into();
        self.pages = None;
    }

    /// Whether there is something to be written.
    pub(super) fn is_unsaved(&self) -> bool {
        self.members.iter().any(|member| member.target(self.position) > member.saved) || self.has_problem()
    }

    pub(super) fn has_problem(&self) -> bool {
        self.members.iter().any(|member| member.problem.is_some())
    }

    /// Whether it has more in memory than it may.
    pub(super) fn is_over_budget(&self, engine: &Engine) -> bool {
        self.members.iter().map(|member| member.memory.bytes()).sum::<usize>() > engine.projections.memory()
    }

    /// Folds events up to a position, for as long as a turn lasts, a memory holds, and nothing is wrong.
    pub(super) async fn advance(&mut self, below: u64, engine: &Engine) -> Result<(), Halt> {
        let started = Instant::now();
        while self.position < below && !self.has_problem() {
            match self.next_page(below, engine).await {
                Ok(page) => {
                    engine.step(Step::Read)?;
                    self.take(page, engine).await?;
                    engine.step(Step::Folded)?;
                }
                Err(FeedError::Gap { expected, found, .. }) => self.all_stuck(expected, missing(found)),
                Err(FeedError::Ledger(error)) => {
                    let error = ProjectionError::from(error);
                    let Some(reason) = error.lasting() else { return Err(error.into()) };
                    self.all_stuck(self.position, reason);
                }
            }
            if started.elapsed() > TURN || self.is_over_budget(engine) {
                break;
            }
        }
        Ok(())
    }

    /// Gives up what was read ahead.
    pub(super) fn stop_reading(&mut self) {
        self.pages = None;
    }

    async fn next_page(&mut self, below: u64, engine: &Engine) -> Result<ReplayedPage, FeedError> {
        let (memory, kinds) = (engine.projections.memory(), &self.kinds);
        let read = |wanted| Pages::read(self.ledger.clone(), kinds.clone(), wanted, memory);
        let wanted: Range<u64> = self.position..below;
        let mut pages = match self.pages.take() {
            // Pages that were begun for less are used up first.
            Some(pages) if pages.positions().start == wanted.start && pages.positions().end <= wanted.end => {
                pages
            }
            _ => read(wanted.clone()),
        };
        loop {
            if let Some(page) = pages.next().await {
                self.pages = Some(pages);
                return page;
            }
            pages = read(wanted.clone());
        }
    }

    /// Folds a page into every edition of the track.
    async fn take(&mut self, page: ReplayedPage, engine: &Engine) -> Result<(), Halt> {
        let mut loader = Loader::own(engine.projections.database(), self.ledger.name());
        for member in &mut self.members {
            member.problem = match member.memory.take(&page.events, &mut loader).await {
                Ok(Taken::Whole) => None,
                Ok(Taken::Until(problem)) => Some(Stuck::Before(problem)),
                Ok(Taken::Broken(problem)) => Some(Stuck::Broken(problem)),
                Err(error) => {
                    let Some(reason) = error.lasting() else { return Err(error.into()) };
                    // After a refused statement its transaction takes no other.
                    loader = Loader::own(engine.projections.database(), self.ledger.name());
                    Some(Stuck::Broken(Problem { position: self.position, reason }))
                }
            };
        }
        self.position = page.next;
        self.unsaved.get_or_insert_with(Instant::now);
        Ok(())
    }

    fn all_stuck(&mut self, position: u64, reason: String) {
        for member in &mut self.members {
            member.problem = Some(Stuck::Before(Problem { position, reason: reason.clone() }));
        }
    }
}

fn missing(found: Option<u64>) -> String {
    let found = found.map_or_else(|| "nothing".to_owned(), |found| format!("position {found}"));
    format!("the event at this position is missing: after it comes {found}")
}
