//! An edition that was built takes the place of the current one, and the old rows go.

use sqlx::{Postgres, Transaction};

use super::{
    fault::{Engine, Halt, Step},
    track::{Member, Track},
    work::Work,
};
use crate::{
    ProjectionError,
    fold::{Loader, Pages, Taken},
    save::{Unsaved, write_aliases, write_rows},
    store::{self, DifferentRow, EditionId, Move},
};

/// How many differences are told.
const TOLD: i64 = 100;

/// What a switch has shown.
#[derive(Debug, Default)]
pub(crate) struct Switched {
    /// The edition that was replaced.
    pub(crate) old: Option<i64>,
    /// How many events are in the new one.
    pub(crate) size: u64,
    /// Where both editions, being of one version, differ; `None` when they could not be compared.
    pub(crate) differences: Option<Vec<DifferentRow>>,
}

impl Work {
    /// Lets those take their places that have caught up with a ledger of this size; false when there are none.
    pub(super) async fn take_places(&mut self, size: u64, engine: &Engine) -> Result<bool, Halt> {
        let mut switched = false;
        for at in 0..self.tracks.len() {
            if self.tracks[at].position < size || self.tracks[at].is_unsaved() || self.only.is_some() {
                continue;
            }
            while let Some(member) = self.tracks[at].members.pop() {
                let id = member.memory.id.clone();
                let done = Switch::of(&self.tracks[at], member, engine).switch(false).await?;
                switched = true;
                if let Some(old) = done.old {
                    delete_rows(&EditionId { edition: old, ..id }, engine).await?;
                }
            }
        }
        Ok(switched)
    }

    /// Lets the one edition of this work take its place, compared with the current one where that is possible.
    pub(crate) async fn take_its_place(&mut self, engine: &Engine) -> Result<Switched, Halt> {
        let (Some(track), None) = (self.tracks.pop(), self.tracks.first()) else {
            return Err(Halt::Moved);
        };
        let mut track = track;
        let member = track.members.pop().ok_or(Halt::Moved)?;
        Switch::of(&track, member, engine).switch(true).await
    }

    /// Whether the one edition of this work has caught up.
    pub(crate) fn is_built(&self, size: u64) -> bool {
        self.tracks.iter().all(|track| track.position >= size && !track.is_unsaved())
            && self.stopped.is_empty()
            && !self.tracks.is_empty()
    }
}

/// An edition that takes its place.
struct Switch<'a> {
    track: &'a Track,
    member: Member,
    engine: &'a Engine,
}

impl<'a> Switch<'a> {
    fn of(track: &'a Track, member: Member, engine: &'a Engine) -> Self {
        Self { track, member, engine }
    }

    /// One transaction. The current edition stands still while it lasts; what that has and the new one lacks is folded
    /// first.
    async fn switch(mut self, compared: bool) -> Result<Switched, Halt> {
        self.engine.step(Step::Built)?;
        let ledger = self.track.ledger.name();
        let mut transaction = self.engine.projections.database().begin(ledger.as_str()).await?;
        store::tell_planner(&mut transaction, self.member.view.name(), self.member.saved).await?;
        transaction.commit().await?;
        let mut transaction = self.engine.projections.database().begin(ledger.as_str()).await?;
        let current = store::lock_current(&mut transaction, ledger, self.member.view.name()).await?;
        let mut switched = Switched::default();
        if let Some(current) = current {
            if self.member.saved < current.next {
                self.catch_up(current.next, &mut transaction).await?;
            }
            let old = EditionId { edition: current.edition, ..self.member.memory.id.clone() };
            let alike = current.fold_version == self.member.view.version();
            if compared && alike && current.next == self.member.saved {
                let new = &self.member.memory.id;
                let found = store::compare(&mut transaction, old.edition, new, TOLD).await?;
                switched.differences = Some(found);
            }
            store::retire(&mut transaction, &old).await?;
            switched.old = Some(old.edition);
        }
        switched.size = self.member.saved;
        if !store::promote(&mut transaction, &self.member.memory.id, self.member.saved).await? {
            return Err(Halt::Moved);
        }
        self.engine.step(Step::BeforeSwitch)?;
        transaction.commit().await?;
        self.engine.projections.changes().tell(ledger);
        self.engine.step(Step::Switched)?;
        Ok(switched)
    }

    /// Folds the last events inside the transaction.
    async fn catch_up(
        &mut self,
        below: u64,
        transaction: &mut Transaction<'static, Postgres>,
    ) -> Result<(), Halt> {
        let (ledger, member) = (&self.track.ledger, &mut self.member);
        let memory = self.engine.projections.memory();
        let mut pages = Pages::read(ledger.clone(), member.view.books().into(), member.saved..below, memory);
        while let Some(page) = pages.next().await {
            let page = page.map_err(ProjectionError::from)?;
            match member.memory.take(&page.events, &mut Loader::Inside(transaction)).await? {
                Taken::Whole => {}
                // The next turn meets it again, and stops there.
                Taken::Until(_) | Taken::Broken(_) => return Err(Halt::Moved),
            }
        }
        let (view, edition, from) = (member.view.name(), member.memory.id.edition, member.saved);
        let step = Move { view, edition, from, to: below, problem: None };
        if store::swap(transaction, ledger.name(), &[step]).await?.moved != 1 {
            return Err(Halt::Moved);
        }
        write_rows(transaction, &member.memory).await.map_err(halt)?;
        write_aliases(transaction, &member.memory).await.map_err(halt)?;
        member.saved = below;
        Ok(())
    }
}

fn halt(unsaved: Unsaved) -> Halt {
    match unsaved {
        Unsaved::Sql(error) => error.into(),
        // As above.
        Unsaved::Panicked(_) => Halt::Moved,
    }
}

/// Deletes what is left of an edition that was replaced or given up: whoever reads in a snapshot still sees it. Nothing of
/// one that was not dropped is deleted.
pub(crate) async fn delete_rows(of: &EditionId, engine: &Engine) -> Result<(), Halt> {
    let dropped = store::Dropped { view: of.view.to_owned(), edition: of.edition };
    loop {
        let mut transaction = engine.projections.database().begin(of.ledger.as_str()).await?;
        let more = store::delete_some(&mut transaction, &of.ledger, &dropped).await?;
        transaction.commit().await?;
        engine.step(Step::OldRowsDeleted)?;
        if !more {
            return Ok(());
        }
    }
}
