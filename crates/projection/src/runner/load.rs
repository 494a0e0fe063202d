//! Looking which editions a ledger has, and beginning those that it lacks.

use std::{sync::Arc, time::Duration};

use super::{
    fault::{Engine, Halt},
    track::{Member, Track},
    work::{Stop, Work},
};
use crate::{
    fold::AnyView,
    store::{self, Edition, EditionId, LineUp, Role},
};

impl Work {
    /// Reads the line-up and takes up the editions that are this work's to move.
    pub(super) async fn load(&mut self, engine: &Engine) -> Result<(), Halt> {
        let mut line_up = engine.projections.line_up(&self.ledger).await?;
        if self.role == Role::Current && self.replace_outdated(&line_up, engine).await? {
            line_up = engine.projections.line_up(&self.ledger).await?;
        }
        if line_up.others > 0 {
            engine.projections.pasts().tidy_later(self.ledger.name());
        }
        (self.tracks, self.stopped, self.unfollowed) = (Vec::new(), Vec::new(), Vec::new());
        self.held = self.only.is_none() && line_up.editions.iter().any(|edition| edition.held);
        self.line_up = Some(line_up.fingerprint());
        for view in engine.projections.registered().iter() {
            match self.to_move(view, &line_up) {
                Some(edition) => self.take_up(view, edition),
                None if self.role == Role::Current => {
                    let answers = line_up.get(view.name(), Role::Current);
                    self.unfollowed.push((view.name(), answers.map_or(0, |edition| edition.next)));
                }
                None => {}
            }
            // Somebody was quicker to begin one, of another version: it is looked at again.
            if self.role == Role::Current && lacks(view, &line_up) {
                self.line_up = None;
            }
            self.to_build |= self.role == Role::Current && is_to_build(view, &line_up);
        }
        self.retry = false;
        Ok(())
    }

    /// The edition of a view that is this work's to move.
    fn to_move<'a>(&self, view: &Arc<dyn AnyView>, line_up: &'a LineUp) -> Option<&'a Edition> {
        match &self.only {
            Some(only) => line_up
                .get(view.name(), Role::Building)
                .filter(|edition| only.view == view.name() && edition.edition == only.edition),
            None => line_up
                .get(view.name(), self.role)
                .filter(|edition| edition.fold_version == view.version() && !edition.held),
        }
    }

    fn take_up(&mut self, view: &Arc<dyn AnyView>, edition: &Edition) {
        if let Some(problem) = edition.problem.clone().filter(|_| !self.retry) {
            self.stopped.push(Stop { view: view.name(), edition: edition.edition, problem });
            return;
        }
        let id =
            EditionId { ledger: self.ledger.name().clone(), view: view.name(), edition: edition.edition };
        let member = Member::new(view.clone(), id, edition.next);
        match self.tracks.iter_mut().find(|track| track.position == edition.next) {
            Some(track) => track.add(member),
            None => {
                let mut track = Track::new(self.ledger.clone(), edition.next);
                track.add(member);
                self.tracks.push(track);
            }
        }
    }

    /// Begins an edition of each view that has none of this version, and gives those up that were begun for an older
    /// version. A newer one is somebody else's, who runs a newer version: it is left alone.
    async fn replace_outdated(&self, line_up: &LineUp, engine: &Engine) -> Result<bool, Halt> {
        let registered = engine.projections.registered().iter();
        let wanted: Vec<&Arc<dyn AnyView>> = registered.filter(|view| lacks(view, line_up)).collect();
        if wanted.is_empty() {
            return Ok(false);
        }
        let mut transaction = engine.projections.database().begin(self.ledger.name().as_str()).await?;
        for view in &wanted {
            if let Some(building) = line_up.get(view.name(), Role::Building) {
                let (ledger, edition) = (self.ledger.name().clone(), building.edition);
                store::discard(&mut transaction, &EditionId { ledger, view: view.name(), edition }).await?;
            }
        }
        let wanted: Vec<_> = wanted.iter().map(|view| (view.name(), view.version())).collect();
        store::create(&mut transaction, self.ledger.name(), &wanted, Duration::ZERO).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Whether no edition of a view, neither one that answers nor one that is built, is of this version or a newer one.
fn lacks(view: &Arc<dyn AnyView>, line_up: &LineUp) -> bool {
    [Role::Current, Role::Building].iter().all(|role| {
        line_up.get(view.name(), *role).is_none_or(|edition| edition.fold_version < view.version())
    })
}

/// Whether an edition of a view waits to be built by the runner.
fn is_to_build(view: &Arc<dyn AnyView>, line_up: &LineUp) -> bool {
    line_up
        .get(view.name(), Role::Building)
        .is_some_and(|edition| edition.fold_version == view.version() && !edition.held)
}
