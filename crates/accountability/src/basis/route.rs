//! Which part of the basis an event changes.

use domain::provision::ProvisionEvent;
use domain::{BookEvent, BookId};
use uuid::Uuid;

use crate::facts::{Rule, SpentWhat, What};

/// The kinds of books that count.
pub const BOOKS: &[&str] = &["household", "provision", "fund", "account"];

/// Where an event goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// It does not count.
    Nowhere,
    /// To the part of this household, fund or account.
    Part(Uuid),
    /// To the part of the household, and from now on all of the provision does.
    Tie {
        /// The provision.
        provision: Uuid,
        /// Whom it was requested for.
        household: Uuid,
    },
    /// To the part this provision was tied to.
    Provision(Uuid),
}

/// Which part an event changes. What goes nowhere counts in no account.
#[must_use]
pub fn goes(book: BookId, event: &BookEvent) -> Goes {
    match (book, event) {
        (BookId::Household(id), BookEvent::Household(event)) => counts(What::counts(event), id.as_uuid()),
        (BookId::Provision(id), BookEvent::Provision(ProvisionEvent::ProvisionRequested(requested))) => {
            Goes::Tie { provision: id.as_uuid(), household: requested.household.as_uuid() }
        }
        (BookId::Provision(id), BookEvent::Provision(event)) if SpentWhat::counts(event) => {
            Goes::Provision(id.as_uuid())
        }
        (BookId::Fund(id), BookEvent::Fund(event)) => counts(Rule::counts(event), id.as_uuid()),
        (BookId::Account(id), BookEvent::Account(_)) => Goes::Part(id.as_uuid()),
        _ => Goes::Nowhere,
    }
}

fn counts(counts: bool, part: Uuid) -> Goes {
    if counts { Goes::Part(part) } else { Goes::Nowhere }
}
