//! Writing a batch: positions, rows and aliases of all editions of a track, in one transaction.

use std::time::Instant;

use database::Manner;
use metrics::{counter, histogram};

use super::{
    fault::{Engine, Halt, Step},
    track::{Stuck, Track},
};
use crate::{
    error::lasting,
    fold::Problem,
    save::{Unsaved, write_aliases, write_rows},
    store::{self, Move},
};

/// Rows or aliases that cannot be written: trying again would not help.
struct Refused {
    member: usize,
    reason: String,
}

enum Attempt {
    /// All is written; the line-up of the ledger as it then was.
    Done(String),
    Refused(Refused),
}

impl Track {
    /// Writes everything that is folded, and says which line-up the ledger has. An edition whose rows are refused stops
    /// where it was; the others go on.
    pub(super) async fn save(&mut self, engine: &Engine) -> Result<String, Halt> {
        let started = Instant::now();
        let line_up = loop {
            match self.attempt(engine).await? {
                Attempt::Done(line_up) => break line_up,
                Attempt::Refused(refused) => self.break_off(refused),
            }
        };
        for member in &mut self.members {
            let folded = member.target(self.position) - member.saved;
            counter!("herstelboek_view_events_total", "view" => member.view.name()).increment(folded);
            member.saved = member.target(self.position);
            member.memory.written();
        }
        self.unsaved = None;
        engine.projections.changes().tell(self.ledger.name());
        histogram!("herstelboek_view_batch_seconds").record(started.elapsed().as_secs_f64());
        Ok(line_up)
    }

    async fn attempt(&self, engine: &Engine) -> Result<Attempt, Halt> {
        let moves = self.moves();
        let (database, ledger) = (engine.projections.database(), self.ledger.name().as_str());
        let mut transaction = database.begin_as(Manner::Derived, ledger).await?;
        let swapped = store::swap(&mut transaction, self.ledger.name(), &moves).await?;
        if swapped.moved != moves.len() as u64 {
            return Err(Halt::Moved);
        }
        engine.step(Step::Swapped)?;
        for (at, member) in self.members.iter().enumerate() {
            if matches!(member.problem, Some(Stuck::Broken(_))) {
                continue;
            }
            if let Err(unsaved) = write_rows(&mut transaction, &member.memory).await {
                return refused(at, unsaved);
            }
            engine.step(Step::RowsWritten)?;
            if let Err(unsaved) = write_aliases(&mut transaction, &member.memory).await {
                return refused(at, unsaved);
            }
            engine.step(Step::AliasesWritten)?;
        }
        engine.step(Step::BeforeCommit)?;
        transaction.commit().await?;
        engine.step(Step::AfterCommit)?;
        Ok(Attempt::Done(swapped.line_up))
    }

    fn moves(&self) -> Vec<Move> {
        let one = |member: &super::track::Member| Move {
            view: member.view.name(),
            edition: member.memory.id.edition,
            from: member.saved,
            to: member.target(self.position),
            problem: member.problem.as_ref().map(|stuck| stuck.problem().clone()),
        };
        self.members.iter().map(one).collect()
    }

    fn break_off(&mut self, refused: Refused) {
        let member = &mut self.members[refused.member];
        let (reason, first, last) =
            (refused.reason, member.saved, member.target(self.position).saturating_sub(1));
        let reason = format!("{reason}, as they are after the events at positions {first} to {last}");
        member.problem = Some(Stuck::Broken(Problem { position: member.saved, reason }));
    }
}

/// An error that lies in the rows or their table is a refusal; any other can be tried again.
fn refused(member: usize, unsaved: Unsaved) -> Result<Attempt, Halt> {
    let reason = match unsaved {
        Unsaved::Panicked(panicked) => panicked.to_string(),
        Unsaved::Sql(error) => refusal(&error).ok_or(error)?,
    };
    Ok(Attempt::Refused(Refused { member, reason }))
}

/// Data, constraint, no such table or column, too large; or whatever else lasts.
fn refusal(error: &sqlx::Error) -> Option<String> {
    let code = error.as_database_error().and_then(|error| error.code());
    match code.filter(|code| ["22", "23", "42", "54"].iter().any(|class| code.starts_with(class))) {
        Some(code) => Some(format!("PostgreSQL refuses its rows (SQLSTATE {code})")),
        None => lasting(error),
    }
}
