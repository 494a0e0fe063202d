//! One household, as it is now or as it was right after an earlier position.

use api::v1;
use domain::{Book, BookId, ids::HouseholdId};
use execution::load;
use jiff::{Timestamp, civil::Date};
use ledger::{Direction, Ledger, LedgerName};
use vault::{Access, Subject};

use crate::{
    auth::Action,
    convert::{HouseholdQuery, Opened, Query as _, Wanted, household, opened_size, position, wanted},
    errors::{Problem, Reason},
    services::{Desk, call::Call, told::told},
    transport::ANSWER_LIMIT,
};

impl Desk {
    pub(super) async fn household(
        &self,
        call: Call,
        message: v1::GetHouseholdRequest,
    ) -> Result<v1::GetHouseholdResponse, Problem> {
        let name = call.caller.ledger(&message.ledger)?;
        call.authorise(Action::ReadCase)?;
        if message.open_personal_data.is_some() {
            call.authorise(Action::OpenPersonalData)?;
        }
        let query = message.check()?;
        let ledger = self.ledgers.get(&name).await.map_err(told)?;
        let (size, on) = self.moment(&ledger, &query).await?;
        let id = BookId::Household(query.household);
        let loaded = load(&ledger, id, size).await.map_err(told)?;
        let Book::Household(state) = &loaded.book else {
            return Err(Problem::new(Reason::Internal));
        };
        let shown = |opened: &Opened| {
            household(query.household, state, loaded.revision, on, opened)
                .ok_or_else(|| unknown(query.household))
        };
        let mut answer = shown(&Opened::new())?;
        match &query.processing_activity {
            None => fits(&answer, &[])?,
            Some(activity) => {
                let texts = wanted(query.household, state);
                fits(&answer, &texts)?;
                answer = shown(&self.open(&call, &name, activity, texts).await?)?;
            }
        }
        Ok(v1::GetHouseholdResponse { household: Some(answer), position: position(size) })
    }

    /// How many events to look at, and the day for which deadlines are computed.
    async fn moment(&self, ledger: &Ledger, query: &HouseholdQuery) -> Result<(u64, Date), Problem> {
        let head = match query.at_least_position {
            Some(position) => ledger.reach(position.saturating_add(1)).await.map_err(told)?,
            None => ledger.head().await.map_err(told)?,
        };
        let Some(position) = query.as_of_position else {
            return Ok((head.size(), self.day(self.clock.now())));
        };
        if position >= head.size() {
            return Err(Problem::new(Reason::PositionNotReached)
                .with("asked", position)
                .with("tree_size", head.size()));
        }
        let recorded = recorded_at(ledger, position).await?;
        Ok((position + 1, self.day(recorded)))
    }

    /// Opens what a household holds, one access record for each subject.
    async fn open(
        &self,
        call: &Call,
        ledger: &LedgerName,
        processing_activity: &str,
        mut wanted: Vec<Wanted>,
    ) -> Result<Opened, Problem> {
        let access = Access {
            actor: call.caller.officer.as_str().to_owned(),
            processing_activity: processing_activity.to_owned(),
            trace_id: call.trace.as_str().to_owned(),
        };
        let mut opened = Opened::new();
        while let Some(subject) = wanted.first().map(|text| text.subject) {
            let (texts, rest): (Vec<Wanted>, Vec<Wanted>) =
                wanted.into_iter().partition(|text| text.subject == subject);
            opened.extend(self.open_subject(ledger, subject, texts, &access).await?);
            wanted = rest;
        }
        Ok(opened)
    }

    async fn open_subject(
        &self,
        ledger: &LedgerName,
        subject: Subject,
        texts: Vec<Wanted>,
        access: &Access,
    ) -> Result<Opened, Problem> {
        let sealed: Vec<_> = texts.iter().map(|text| (text.purpose, &text.sealed)).collect();
        let opened = self.vault.open_many(ledger.as_str(), subject, &sealed, access).await.map_err(told)?;
        Ok(texts
            .into_iter()
            .zip(opened)
            .map(|(text, opened)| (text.sealed, opened.as_str().to_owned()))
            .collect())
    }
}

/// Refuses an answer that would be too large once these texts are opened, before anything is opened in vain.
fn fits(sealed: &v1::Household, texts: &[Wanted]) -> Result<(), Problem> {
    if opened_size(sealed, texts) <= ANSWER_LIMIT {
        return Ok(());
    }
    Err(Problem::new(Reason::HouseholdTooLarge).with("limit", ANSWER_LIMIT))
}

async fn recorded_at(ledger: &Ledger, position: u64) -> Result<Timestamp, Problem> {
    let event = ledger.read_range(position, position + 1, Direction::OldestFirst, 1).await.map_err(told)?;
    let event =
        event.first().ok_or_else(|| Problem::new(Reason::LedgerDamaged).with("position", position))?;
    Ok(event.recorded_at)
}

pub(super) fn unknown(household: HouseholdId) -> Problem {
    Problem::new(Reason::HouseholdNotFound).with("household_id", household)
}
