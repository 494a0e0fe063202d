//! Provisions: one row per provision, kept as the rules see it, so that nothing about votes or money is computed twice.
//!
//! Beside the file stands the one thing it does not date: when commitments were released, which reports count by. Texts in
//! the file are sealed.

mod shown;

use domain::ids::ComponentCode;
use domain::money::EuroCents;
use domain::provision::{File, Provision, ProvisionEvent};
use domain::{BookEvent, BookId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::shown::Shown;
use crate::words;
use crate::{Field, Kind, Recorded, Route, View};

/// The view of provisions.
#[derive(Debug, Clone, Copy)]
pub struct Provisions;

/// A provision.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// The provision as its rules see it.
    pub provision: Provision,
    /// What was given free of its commitments, in the order in which that was recorded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Released>,
}

/// Promised money that was given free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// When.
    pub on: Date,
    /// Of which component of the fund.
    pub component: ComponentCode,
    /// How much, in euro cents.
    pub amount: EuroCents,
}

impl Row {
    /// The file; `None` before the request.
    #[must_use]
    pub fn file(&self) -> Option<&File> {
        self.provision.file()
    }
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, column: name, kind, ordered: false }
}

const fn ordered(name: &'static str, kind: Kind) -> Field {
    Field { name, column: name, kind, ordered: true }
}

impl View for Provisions {
    const NAME: &'static str = "provisions";
    const VERSION: i32 = 2;
    const BOOKS: &'static [&'static str] = &["provision"];
    const FIELDS: &'static [Field] = &[
        ordered("waiting_since", Kind::Date),
        field("household", Kind::Id),
        field("fund", Kind::Id),
        field("component", Kind::Text),
        field("life_domain", Kind::Word(words::LIFE_DOMAINS)),
        field("stage", Kind::Word(words::PROVISION_STAGES)),
        field("waiting", Kind::Word(words::WAITING)),
        field("roles", Kind::Texts),
        field("voters", Kind::Texts),
        ordered("requested_on", Kind::Date),
        field("requested_by", Kind::Text),
        field("amount_cents", Kind::Cents),
        field("committed_cents", Kind::Cents),
        field("paid_cents", Kind::Cents),
        ordered("objection_until", Kind::Date),
    ];

    type Row = Row;
    type Shown = Shown;

    fn route(recorded: &Recorded<'_>) -> Route {
        match recorded.book {
            BookId::Provision(provision) => Route::Row(provision.as_uuid()),
            _ => Route::Nowhere,
        }
    }

    fn apply(row: &mut Row, recorded: &Recorded<'_>) {
        let BookEvent::Provision(event) = recorded.event else { return };
        row.provision.apply(event);
        if let ProvisionEvent::CommitmentReleased(released) = event {
            row.releases.push(Released {
                on: released.on,
                component: released.line.component.clone(),
                amount: released.amount.cents(),
            });
        }
    }

    fn shown(row: &Row) -> Shown {
        row.file().map(Shown::of).unwrap_or_default()
    }
}
