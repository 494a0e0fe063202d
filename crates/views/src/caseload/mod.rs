//! The caseload: one row per household, with what people look at all day.
//!
//! It follows the book of the household and those of its provisions. What stage, deadlines and waiting are is said in
//! `domain` and nowhere here: a row keeps the small folds those are functions of. No row holds anything about who a
//! person is.

mod fold;
mod row;
mod shown;

use domain::provision::ProvisionEvent;
use domain::{BookEvent, BookId};
use jiff::ToSpan;
use jiff::civil::Date;

pub use self::row::{
    Attempts, ClosedNeed, Coordinator, Measures, Needs, OpenNeed, ProvisionOf, Row, Threat, ThreatState,
};
pub use self::shown::Shown;
use crate::words;
use crate::{Field, Kind, Recorded, Route, View};

/// The view of households.
#[derive(Debug, Clone, Copy)]
pub struct Caseload;

/// The first day that is not out of sight on a day: a household whose last contact was before it is, after six weeks
/// without contact.
#[must_use]
pub fn in_sight_since(on: Date) -> Date {
    on.saturating_sub(6.weeks())
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, column: name, kind, ordered: false }
}

const fn ordered(name: &'static str, kind: Kind) -> Field {
    Field { name, column: name, kind, ordered: true }
}

/// What is shown of reported households.
const STAGES: &[&str] = words::STAGES.split_at(1).1;
/// What is waited for, when it is something.
const STEPS: &[&str] = words::WAITING.split_at(words::WAITING.len() - 1).0;
/// The terms that ask for something, or none.
const NEXT_TERMS: &[&str] = &["FIRST_CONVERSATION", "PLAN", "END_OF_SUPPORT", "AFTER_REJECTION", words::NONE];

impl View for Caseload {
    const NAME: &'static str = "caseload";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &["household", "provision"];
    const FIELDS: &'static [Field] = &[
        ordered("next_deadline", Kind::Date),
        ordered("reference", Kind::Text),
        field("stage", Kind::Word(STAGES)),
        field("coordinator", Kind::Text),
        field("organisation", Kind::Text),
        field("needs", Kind::Words(words::LIFE_DOMAINS)),
        field("open_needs", Kind::Count),
        field("members", Kind::Count),
        field("victims", Kind::Word(words::VICTIMS)),
        field("threat", Kind::Word(ThreatState::WORDS)),
        field("situations", Kind::Words(words::SITUATIONS)),
        field("source", Kind::Word(words::SOURCES)),
        ordered("reported_on", Kind::Date),
        field("reached", Kind::Flag),
        field("attempts", Kind::Count),
        field("last_attempt", Kind::Date),
        ordered("last_contact", Kind::Date),
        field("next_term", Kind::Word(NEXT_TERMS)),
        field("committed_cents", Kind::Cents),
        field("paid_cents", Kind::Cents),
        field("waiting", Kind::Words(STEPS)),
        field("ended_on", Kind::Date),
    ];

    type Row = Row;
    type Shown = Shown;

    fn route(recorded: &Recorded<'_>) -> Route {
        match (recorded.book, recorded.event) {
            (BookId::Household(household), BookEvent::Household(event)) if fold::matters(event) => {
                Route::Row(household.as_uuid())
            }
            (
                BookId::Provision(provision),
                BookEvent::Provision(ProvisionEvent::ProvisionRequested(requested)),
            ) => Route::Alias { alias: provision.as_uuid(), row: requested.household.as_uuid() },
            (BookId::Provision(provision), BookEvent::Provision(_)) => Route::Via(provision.as_uuid()),
            _ => Route::Nowhere,
        }
    }

    fn apply(row: &mut Row, recorded: &Recorded<'_>) {
        match (recorded.book, recorded.event) {
            (BookId::Household(household), BookEvent::Household(event)) => row.follow(household, event),
            (BookId::Provision(provision), BookEvent::Provision(event)) => {
                row.follow_provision(provision, event);
            }
            _ => {}
        }
    }

    fn shown(row: &Row) -> Shown {
        Shown::of(row)
    }
}
