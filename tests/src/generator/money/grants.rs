//! The provisions that are followed, each looked at every few days.

use std::collections::HashMap;

use domain::{
    Book, BookId,
    ids::ProvisionId,
    provision::{File, Provision},
};
use jiff::{Timestamp, ToSpan as _};
use ledger::Submission;

use super::grant::{Grant, Next};
use crate::generator::{
    agenda::{Agenda, DAY, Turn, date, instant},
    desk::Desk,
    metadata::Actor,
};

/// Who looked so often gives it up.
const MOST_LOOKS: u32 = 80;

/// The provisions that are followed.
#[derive(Default)]
pub(in crate::generator) struct Grants {
    followed: HashMap<ProvisionId, Grant>,
}

impl Grants {
    /// Follows a provision that was requested.
    pub(in crate::generator) fn begin(&mut self, at: Timestamp, mut grant: Grant, agenda: &mut Agenda) {
        again(at, &mut grant, agenda, 1..=10);
        self.followed.insert(grant.id, grant);
    }

    /// Somebody looks at it, and perhaps does something.
    pub(in crate::generator) fn act(
        &mut self,
        at: Timestamp,
        provision: ProvisionId,
        desk: &mut Desk,
        agenda: &mut Agenda,
    ) -> Option<Submission> {
        let mut grant = self.followed.remove(&provision)?;
        let id = BookId::Provision(provision);
        grant.looks += 1;
        let next = match file(desk, id) {
            Some(file) if grant.looks < MOST_LOOKS => grant.next(at, file),
            _ => Next::Done,
        };
        let submission = match next {
            Next::Ask(command, officer) => {
                again(at, &mut grant, agenda, 0..=6);
                let actor = Actor { officer: &officer, organisation: None };
                desk.ask(at, actor, id, *command)
            }
            Next::Wait => {
                again(at, &mut grant, agenda, 20..=40);
                None
            }
            Next::Done => {
                desk.forget(id);
                return None;
            }
        };
        self.followed.insert(provision, grant);
        submission
    }
}

fn again(at: Timestamp, grant: &mut Grant, agenda: &mut Agenda, days: std::ops::RangeInclusive<u32>) {
    let days = i64::from(grant.chance.between(days));
    let on = date(at).saturating_add(days.days());
    let when = instant(on, grant.chance.between(0..=DAY - 1)).max(at + 60.seconds());
    // What would come after office hours comes the day after.
    let when = if date(when) == on { when } else { instant(on.saturating_add(1.days()), 0) };
    agenda.add(when, Turn::Provision(grant.id));
}

fn file(desk: &Desk, id: BookId) -> Option<&File> {
    match desk.book(id) {
        Some(Book::Provision(Provision::Known(file))) => Some(file),
        _ => None,
    }
}
