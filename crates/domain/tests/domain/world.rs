//! A small world: books of every kind that change together, legs included, or not at all.
//!
//! It does what the executor does, without a ledger: decide on staged books, follow the legs, keep all or nothing.

use std::collections::BTreeMap;

use domain::household::HouseholdCommand;
use domain::ids::{HouseholdId, PersonId};
use domain::legs::legs_of;
use domain::{Book, BookCommand, BookEvent, BookId, Refusal, Surroundings};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct World {
    pub(crate) books: BTreeMap<BookId, Book>,
    pub(crate) events: Vec<(BookId, BookEvent)>,
}

impl World {
    /// Does what is asked of a household, with all legs; a refusal leaves the world as it was.
    pub(crate) fn ask(&mut self, id: HouseholdId, command: &HouseholdCommand) -> Result<usize, Refusal> {
        self.tell(BookId::Household(id), command.clone())
    }

    /// Does what is asked of any book, with all legs; a refusal leaves the world as it was.
    pub(crate) fn tell(&mut self, id: BookId, command: impl Into<BookCommand>) -> Result<usize, Refusal> {
        let mut staged = self.clone();
        staged.follow(id, &command.into())?;
        let recorded = staged.events.len() - self.events.len();
        *self = staged;
        Ok(recorded)
    }

    fn follow(&mut self, id: BookId, command: &BookCommand) -> Result<(), Refusal> {
        let before = self.book(id);
        let seen = self.seen(&before, command);
        let mut around = Surroundings::default();
        seen.iter().for_each(|(id, book)| around.add(*id, book));
        for event in before.decide(command, &around)? {
            let legs = legs_of(&self.book(id), &id, &event);
            self.books.entry(id).or_insert_with(|| Book::unknown(&id)).apply(&event);
            self.events.push((id, event));
            legs.iter().try_for_each(|(id, leg)| self.follow(*id, leg))?;
        }
        Ok(())
    }

    /// The books a decision looks at, asked for until there are no more.
    fn seen(&self, before: &Book, command: &BookCommand) -> Vec<(BookId, Book)> {
        let mut seen: Vec<(BookId, Book)> = Vec::new();
        loop {
            let mut around = Surroundings::default();
            seen.iter().for_each(|(id, book)| around.add(*id, book));
            let wanted = before.looks_at(command, &around);
            if wanted.is_empty() {
                return seen;
            }
            seen.extend(wanted.into_iter().map(|id| (id, self.book(id))));
        }
    }

    pub(crate) fn book(&self, id: BookId) -> Book {
        self.books.get(&id).cloned().unwrap_or_else(|| Book::unknown(&id))
    }

    /// The household a person belongs to, as the person's book says.
    pub(crate) fn household_of(&self, person: PersonId) -> Option<HouseholdId> {
        match self.book(BookId::Person(person)) {
            Book::Person(person) => person.household(),
            _ => None,
        }
    }

    /// The same world, made again from its events as they are recorded.
    pub(crate) fn replayed(&self) -> World {
        let mut world = World::default();
        for (id, event) in &self.events {
            let json = event.to_json();
            let read =
                BookEvent::from_json(id.aggregate_type(), event.event_type(), event.event_version(), &json);
            let read = read.expect("what was written can be read");
            assert_eq!(read.to_json(), json);
            world.books.entry(*id).or_insert_with(|| Book::unknown(id)).apply(&read);
            world.events.push((*id, read));
        }
        world
    }
}
