//! One ledger's editions of one role, and the turns in which they are moved on.

use std::time::{Duration, Instant};

use ledger::Ledger;

use super::{
    fault::{Engine, Halt},
    track::{Member, Track},
};
use crate::{
    fold::Problem,
    store::{EditionId, Role},
};

/// How long something may be folded without being written while nobody can see it yet.
const UNSEEN: Duration = Duration::from_secs(30);
/// How long before what stands still, or is held by somebody else, is looked at again.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// A view of a ledger that has stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) view: &'static str,
    pub(crate) edition: i64,
    pub(crate) problem: Problem,
}

/// What a turn came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// There is more to do at once.
    pub(crate) behind: bool,
    /// Editions must be built.
    pub(crate) to_build: bool,
    /// An edition has taken its place.
    pub(crate) switched: bool,
}

/// The editions of one ledger that have one role.
pub(crate) struct Work {
    pub(super) ledger: Ledger,
    pub(super) role: Role,
    pub(super) tracks: Vec<Track>,
    pub(super) stopped: Vec<Stop>,
    /// Views whose rows that answer this work does not move, because of their version or because there are none; how far
    /// those are.
    pub(super) unfollowed: Vec<(&'static str, u64)>,
    /// What was read of the ledger's editions; `None` when it must be read again.
    pub(super) line_up: Option<String>,
    /// Something is held by somebody else.
    pub(super) held: bool,
    /// What stopped before this process began is tried once more.
    pub(super) retry: bool,
    pub(super) to_build: bool,
    /// This edition only, which is held by whoever does this work.
    pub(super) only: Option<EditionId>,
    loaded_at: Option<Instant>,
}

impl Work {
    pub(crate) fn new(ledger: Ledger, role: Role) -> Self {
        let (tracks, stopped, unfollowed) = (Vec::new(), Vec::new(), Vec::new());
        let (line_up, only, loaded_at) = (None, None, None);
        let (held, retry, to_build) = (false, true, false);
        Self { ledger, role, tracks, stopped, unfollowed, line_up, held, retry, to_build, only, loaded_at }
    }

    /// The work of whoever rebuilds one edition.
    pub(crate) fn on(ledger: Ledger, only: EditionId) -> Self {
        Self { only: Some(only), ..Self::new(ledger, Role::Building) }
    }

    /// The views that stand still, and why.
    pub(crate) fn stopped(&self) -> &[Stop] {
        &self.stopped
    }

    /// How far each view is.
    pub(crate) fn positions(&self) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        let moving = self
            .tracks
            .iter()
            .flat_map(|track| track.members.iter().map(|member| (member.view.name(), track.position)));
        let stopped = self.stopped.iter().map(|stop| (stop.view, stop.problem.position));
        moving.chain(stopped).chain(self.unfollowed.iter().copied())
    }

    /// Whether the editions in the database must be looked at although nothing is to be folded.
    pub(crate) fn wants_a_look(&self) -> bool {
        let uncertain = self.held || !self.stopped.is_empty();
        self.line_up.is_none()
            || (uncertain && self.loaded_at.is_none_or(|loaded| loaded.elapsed() > LOOK_AGAIN))
    }

    /// Whether the editions of the ledger are known.
    pub(crate) fn is_known(&self) -> bool {
        self.line_up.is_some()
    }

    /// Whether any edition is behind a ledger of this size.
    pub(crate) fn is_behind(&self, size: u64) -> bool {
        self.tracks.iter().any(|track| track.position < size)
    }

    /// Whether it has nothing to move.
    pub(crate) fn is_idle(&self) -> bool {
        self.tracks.is_empty()
    }

    /// Forgets what is in memory: the next turn begins by looking at the database.
    pub(crate) fn forget(&mut self) {
        self.tracks.clear();
        self.line_up = None;
    }

    /// Moves the editions on, for as long as a turn lasts.
    pub(crate) async fn turn(&mut self, size: u64, engine: &Engine) -> Result<Outcome, Halt> {
        let outcome = self.try_turn(size, engine).await;
        if outcome.is_err() {
            self.forget();
        }
        outcome
    }

    async fn try_turn(&mut self, size: u64, engine: &Engine) -> Result<Outcome, Halt> {
        if self.wants_a_look() && self.tracks.iter().all(|track| track.unsaved.is_none()) {
            self.load(engine).await?;
            self.loaded_at = Some(Instant::now());
        }
        self.merge();
        // Whoever is in front is what people look at; whoever is last has the farthest to go.
        if let Some(first) = self.tracks.len().checked_sub(1) {
            self.move_on(first, size, engine).await?;
        }
        if self.tracks.len() > 1 {
            let bound = self.tracks[1].position;
            self.move_on(0, bound, engine).await?;
        }
        let switched = self.role == Role::Building && self.take_places(size, engine).await?;
        self.tracks.retain(|track| !track.members.is_empty());
        let behind = self.is_behind(size) || self.line_up.is_none();
        Ok(Outcome { behind, to_build: std::mem::take(&mut self.to_build), switched })
    }

    /// Tracks that have met go on as one; they are kept in order of position.
    fn merge(&mut self) {
        self.tracks.sort_by_key(|track| track.position);
        let mut merged: Vec<Track> = Vec::with_capacity(self.tracks.len());
        for track in self.tracks.drain(..) {
            match merged.last_mut() {
                Some(last)
                    if last.position == track.position && !last.is_unsaved() && !track.is_unsaved() =>
                {
                    track.members.into_iter().for_each(|member| last.add(member));
                }
                _ => merged.push(track),
            }
        }
        self.tracks = merged;
    }

    /// One turn of one track.
    async fn move_on(&mut self, at: usize, below: u64, engine: &Engine) -> Result<(), Halt> {
        let track = &mut self.tracks[at];
        if track.position >= below {
            return Ok(());
        }
        track.advance(below, engine).await?;
        let more = track.position < below && !track.has_problem();
        if more && track.permit.is_none() {
            track.permit = engine.memories.clone().try_acquire_owned().ok();
        }
        if track.permit.is_none() {
            track.stop_reading();
        }
        let unseen = self.role == Role::Building && more && track.permit.is_some();
        let patient = unseen && track.unsaved.is_none_or(|since| since.elapsed() < UNSEEN);
        let full = track.is_over_budget(engine);
        if full || !patient {
            let line_up = track.save(engine).await?;
            self.after_save(at, line_up, more, full);
        }
        Ok(())
    }

    fn after_save(&mut self, at: usize, line_up: String, more: bool, full: bool) {
        let track = &mut self.tracks[at];
        for member in &mut track.members {
            match (more && track.permit.is_some(), full) {
                (true, false) => {}
                (true, true) => member.memory.make_room(),
                (false, _) => member.memory.forget(),
            }
        }
        if !more {
            track.permit = None;
            track.stop_reading();
        }
        let (stuck, moving): (Vec<Member>, Vec<Member>) =
            track.members.drain(..).partition(|member| member.problem.is_some());
        track.members = moving;
        self.stopped.extend(stuck.iter().filter_map(stop));
        for stop in stuck.iter().filter_map(stop) {
            let (view, position, reason) = (stop.view, stop.problem.position, stop.problem.reason);
            tracing::error!(ledger = %self.ledger.name(), view, position, reason, "a view has stopped");
        }
        if self.line_up.as_ref() != Some(&line_up) {
            self.line_up = None;
        }
    }
}

fn stop(member: &Member) -> Option<Stop> {
    let problem = member.problem.as_ref()?.problem().clone();
    Some(Stop { view: member.view.name(), edition: member.memory.id.edition, problem })
}
