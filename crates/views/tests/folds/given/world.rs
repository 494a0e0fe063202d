//! A small world of books: commands are decided in view of the books they look at, and followed by their legs.

use std::collections::BTreeMap;

use domain::account::AccountCommand;
use domain::household::HouseholdCommand;
use domain::ids::{HouseholdId, ProvisionId};
use domain::legs::legs_of;
use domain::provision::ProvisionCommand;
use domain::{Book, BookCommand, BookEvent, BookId, Refusal, Surroundings};

use super::FUND;
use super::{YEAR, account_of};
use domain::fund::FundCommand;

#[derive(Debug, Clone, Default)]
pub(crate) struct World {
    books: BTreeMap<BookId, Book>,
    /// What was recorded, in order.
    pub(crate) events: Vec<(BookId, BookEvent)>,
}

impl World {
    /// Does what is asked of a household; the stories ask nothing that is refused.
    pub(crate) fn household(&mut self, id: HouseholdId, command: impl Into<HouseholdCommand>) -> &mut Self {
        self.done(BookId::Household(id), command.into().into())
    }

    /// Does what is asked of a provision.
    pub(crate) fn provision(&mut self, id: ProvisionId, command: impl Into<ProvisionCommand>) -> &mut Self {
        self.done(BookId::Provision(id), command.into().into())
    }

    /// Does what is asked of the stories' fund.
    pub(crate) fn fund(&mut self, command: impl Into<FundCommand>) -> &mut Self {
        self.done(BookId::Fund(FUND), command.into().into())
    }

    /// Does what is asked of the account of the stories' fund for the year of the stories.
    pub(crate) fn account(&mut self, command: impl Into<AccountCommand>) -> &mut Self {
        self.done(BookId::Account(account_of(YEAR)), command.into().into())
    }

    fn done(&mut self, id: BookId, command: BookCommand) -> &mut Self {
        if let Err(refusal) = self.ask(id, &command) {
            panic!("{} was refused: {refusal}", command.name());
        }
        self
    }

    /// Does what is asked, with all legs; a refusal leaves the world as it was.
    pub(crate) fn ask(&mut self, id: BookId, command: &BookCommand) -> Result<(), Refusal> {
        let mut staged = self.clone();
        staged.follow(id, command)?;
        *self = staged;
        Ok(())
    }

    /// A book as it is now.
    pub(crate) fn book(&self, id: BookId) -> Book {
        self.books.get(&id).cloned().unwrap_or_else(|| Book::unknown(&id))
    }

    fn follow(&mut self, id: BookId, command: &BookCommand) -> Result<(), Refusal> {
        let before = self.book(id);
        let mut seen: Vec<(BookId, Book)> = Vec::new();
        loop {
            let wanted = before.looks_at(command, &around(&seen));
            if wanted.is_empty() {
                break;
            }
            seen.extend(wanted.into_iter().map(|id| (id, self.book(id))));
        }
        for event in before.decide(command, &around(&seen))? {
            let legs = legs_of(&self.book(id), &id, &event);
            self.books.entry(id).or_insert_with(|| Book::unknown(&id)).apply(&event);
            self.events.push((id, event));
            legs.iter().try_for_each(|(id, leg)| self.follow(*id, leg))?;
        }
        Ok(())
    }
}

fn around(seen: &[(BookId, Book)]) -> Surroundings<'_> {
    let mut around = Surroundings::default();
    seen.iter().for_each(|(id, book)| around.add(*id, book));
    around
}
