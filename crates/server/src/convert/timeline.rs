//! What happened to a household, on the wire and in the language of the call.
//!
//! What each event means is the line it has in `views`; here it gets its sentence. Texts stay sealed unless they were
//! opened; [`timeline_texts`] and [`timeline_entries`] read the same lines by the same function, so that none is
//! forgotten.

mod wording;

use api::v1;
use domain::BookId;
use domain::ids::HouseholdId;
use vault::Purpose;
use views::Recorded;
use views::timeline::{Kind, Owner, SealedText, line};

use super::dates::{day, instant};
use super::reader::{Opened, Reader, Wanted};
use super::receipt::count;
use crate::errors::Language;

/// The entries of these events, in their order, with the texts that were opened.
#[must_use]
pub(crate) fn timeline_entries(
    household: HouseholdId,
    events: &[Recorded<'_>],
    language: Language,
    opened: &Opened,
) -> Vec<v1::TimelineEntry> {
    let mut reader = Reader::of(household, opened);
    events.iter().filter_map(|recorded| entry(recorded, language, &mut reader)).collect()
}

/// The personal texts of these entries: what there is to open.
#[must_use]
pub(crate) fn timeline_texts(household: HouseholdId, events: &[Recorded<'_>]) -> Vec<Wanted> {
    let nothing = Opened::new();
    let mut reader = Reader::of(household, &nothing);
    for recorded in events {
        // What is shown is not needed here, only what the reader was asked for.
        drop(entry(recorded, Language::default(), &mut reader));
    }
    reader.into_wanted()
}

/// `None` for an event that a timeline does not show.
fn entry(recorded: &Recorded<'_>, language: Language, reader: &mut Reader) -> Option<v1::TimelineEntry> {
    let line = line(recorded)?;
    let provision = match recorded.book {
        BookId::Provision(provision) => provision.to_string(),
        _ => String::new(),
    };
    Some(v1::TimelineEntry {
        position: count(recorded.position),
        happened_on: day(recorded.event.on()),
        recorded_at: Some(instant(recorded.recorded_at)),
        event: recorded.event.event_type().to_owned(),
        recorded_by: recorded.event.by().to_string(),
        provision_id: provision,
        title: wording::title(language, &line.title),
        texts: line.texts.iter().map(|one| text(one, language, reader)).collect(),
    })
}

fn text(text: &SealedText<'_>, language: Language, reader: &mut Reader) -> v1::TimelineText {
    let read = match (text.owner, text.label.kind()) {
        (Owner::Household, Kind::Text) => reader.text(text.sealed),
        (Owner::Household, Kind::Name) => reader.payee_name(text.sealed),
        (Owner::Person(person), Kind::Name) => reader.identity(person, Purpose::Name, Some(text.sealed)),
        (Owner::Person(person), Kind::Text) => reader.identity(person, Purpose::Text, Some(text.sealed)),
    };
    v1::TimelineText { label: wording::label(language, text.label), text: read }
}

#[cfg(test)]
mod tests;
