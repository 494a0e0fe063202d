//! Signals: what was noticed in the work, how far it is, and the dates a progress report counts by.
//!
//! One row per signal. What a signal says stays in its book, sealed.

mod words;

use domain::household::LifeDomain;
use domain::ids::{HouseholdId, MethodId, OfficerId, OrganisationId};
use domain::signal::{SignalCategory, SignalEvent, SignalOutcome, SignalStage};
use domain::{BookEvent, BookId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Field, Kind, NEVER, Recorded, Route, View};

/// The view of signals.
#[derive(Debug, Clone, Copy)]
pub struct Signals;

/// A signal. Its dates are those on which things happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// What was noticed; set by the first event.
    pub noticed: Option<Noticed>,
    /// Who has it: the one it was assigned to last.
    pub assigned_to: Option<OfficerId>,
    /// When it was first followed up.
    pub followed_up_on: Option<Date>,
    /// When it first led to an improvement.
    pub improved_on: Option<Date>,
    /// The versions of working methods it led to, in the order in which they were recorded.
    pub improvements: Vec<(MethodId, u32)>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// What became of it, once closed.
    pub outcome: Option<SignalOutcome>,
}

/// What was noticed, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noticed {
    /// When.
    pub on: Date,
    /// By whom.
    pub by: OfficerId,
    /// What it is.
    pub category: SignalCategory,
    /// The life domain it is on, if one in particular.
    pub life_domain: Option<LifeDomain>,
    /// The organisation it is about, if one in particular.
    pub organisation: Option<OrganisationId>,
    /// The household in whose support it was noticed, if one in particular.
    pub household: Option<HouseholdId>,
}

/// What is shown of a signal to those who filter.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    recorded_on: String,
    state: &'static str,
    category: &'static str,
    life_domain: &'static str,
    organisation: String,
    household: String,
    outcome: &'static str,
    recorded_by: String,
    assigned_to: String,
    followed_up_on: String,
    improved_on: String,
    closed_on: String,
}

const fn field(name: &'static str, kind: Kind, ordered: bool) -> Field {
    Field { name, column: name, kind, ordered }
}

impl Signal {
    /// How far it is.
    #[must_use]
    pub fn stage(&self) -> SignalStage {
        SignalStage::of(self.followed_up_on.is_some(), self.improved_on.is_some(), self.closed_on.is_some())
    }
}

impl View for Signals {
    const NAME: &'static str = "signals";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &["signal"];
    const FIELDS: &'static [Field] = &[
        field("recorded_on", Kind::Date, true),
        field("state", Kind::Word(words::STATES), false),
        field("category", Kind::Word(words::CATEGORIES), false),
        field("life_domain", Kind::Word(words::LIFE_DOMAINS), false),
        field("organisation", Kind::Text, false),
        field("household", Kind::Id, false),
        field("outcome", Kind::Word(words::OUTCOMES), false),
        field("recorded_by", Kind::Text, false),
        field("assigned_to", Kind::Text, false),
        field("followed_up_on", Kind::Date, false),
        field("improved_on", Kind::Date, false),
        field("closed_on", Kind::Date, true),
    ];

    type Row = Signal;
    type Shown = Shown;

    fn route(recorded: &Recorded<'_>) -> Route {
        match recorded.book {
            BookId::Signal(signal) => Route::Row(signal.as_uuid()),
            _ => Route::Nowhere,
        }
    }

    fn apply(row: &mut Signal, recorded: &Recorded<'_>) {
        let BookEvent::Signal(event) = recorded.event else { return };
        match event {
            SignalEvent::SignalRecorded(event) => {
                row.noticed = Some(Noticed {
                    on: event.on,
                    by: event.by.clone(),
                    category: event.category,
                    life_domain: event.life_domain,
                    organisation: event.organisation.clone(),
                    household: event.household,
                });
            }
            SignalEvent::SignalFollowedUp(event) => {
                row.followed_up_on = first(row.followed_up_on, event.on);
                row.assigned_to = event.assigned_to.clone().or(row.assigned_to.take());
            }
            SignalEvent::SignalLedToImprovement(event) => {
                row.improved_on = first(row.improved_on, event.on);
                row.improvements.push((event.method, event.version));
            }
            SignalEvent::SignalClosed(event) => {
                (row.closed_on, row.outcome) = (Some(event.on), Some(event.outcome));
            }
        }
    }

    fn shown(row: &Signal) -> Shown {
        let noticed = row.noticed.as_ref();
        let day = |date: Option<Date>| date.map_or_else(|| NEVER.to_owned(), |date| date.to_string());
        let text = |text: Option<&dyn ToString>| text.map(ToString::to_string).unwrap_or_default();
        Shown {
            recorded_on: day(noticed.map(|noticed| noticed.on)),
            state: words::state(row.stage()),
            category: noticed.map_or(words::NONE, |noticed| words::category(noticed.category)),
            life_domain: words::life_domain(noticed.and_then(|noticed| noticed.life_domain)),
            organisation: text(noticed.and_then(|noticed| noticed.organisation.as_ref()).map(|id| id as _)),
            household: text(noticed.and_then(|noticed| noticed.household.as_ref()).map(|id| id as _)),
            outcome: words::outcome(row.outcome),
            recorded_by: text(noticed.map(|noticed| &noticed.by as _)),
            assigned_to: text(row.assigned_to.as_ref().map(|id| id as _)),
            followed_up_on: day(row.followed_up_on),
            improved_on: day(row.improved_on),
            closed_on: day(row.closed_on),
        }
    }
}

/// The earlier of a date there may be and another.
fn first(known: Option<Date>, on: Date) -> Option<Date> {
    Some(known.map_or(on, |known| known.min(on)))
}
