//! Two small views: one that follows households with their provisions, one of households only.

use domain::{BookEvent, BookId, provision::ProvisionEvent};
use serde::{Deserialize, Serialize};
use views::{Field, Kind, Recorded, Route, View};

/// How often something happened to a household, or to a provision that was requested for it. A later version of the fold
/// counts more for each.
pub(crate) struct Tally<const VERSION: i32>;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct TallyRow {
    pub(crate) points: u64,
    pub(crate) last: u64,
    pub(crate) happened: Vec<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TallyShown {
    pub(crate) points: u64,
    pub(crate) latest: String,
}

/// The columns of its table.
pub(crate) const TALLY_COLUMNS: &str = "
    points bigint generated always as ((payload->'shown'->>'points')::bigint) stored not null,
    latest text collate \"C\" generated always as (coalesce(payload->'shown'->>'latest', '')) stored not null";

impl<const VERSION: i32> View for Tally<VERSION> {
    const NAME: &'static str = "tallies";
    const VERSION: i32 = VERSION;
    const BOOKS: &'static [&'static str] = &["household", "provision"];
    const FIELDS: &'static [Field] =
        &[Field { name: "points", column: "points", kind: Kind::Count, ordered: true }];

    type Row = TallyRow;
    type Shown = TallyShown;

    fn route(recorded: &Recorded<'_>) -> Route {
        match (recorded.book, recorded.event) {
            (BookId::Household(household), _) => Route::Row(household.as_uuid()),
            (
                BookId::Provision(provision),
                BookEvent::Provision(ProvisionEvent::ProvisionRequested(requested)),
            ) => Route::Alias { alias: provision.as_uuid(), row: requested.household.as_uuid() },
            (BookId::Provision(provision), _) => Route::Via(provision.as_uuid()),
            _ => Route::Nowhere,
        }
    }

    fn apply(row: &mut TallyRow, recorded: &Recorded<'_>) {
        row.points += u64::try_from(VERSION).unwrap();
        row.last = recorded.position;
        row.happened.push(recorded.event.event_type().to_owned());
    }

    fn shown(row: &TallyRow) -> TallyShown {
        TallyShown { points: row.points, latest: row.happened.last().cloned().unwrap_or_default() }
    }
}

/// Households, and how many attempts were made to reach each.
pub(crate) struct Attempts;

pub(crate) const ATTEMPTS_COLUMNS: &str =
    "attempts bigint generated always as ((payload->'shown'->>'attempts')::bigint) stored not null";

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct AttemptsRow {
    pub(crate) attempts: u64,
}

impl View for Attempts {
    const NAME: &'static str = "attempts";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &["household"];
    const FIELDS: &'static [Field] = &[];

    type Row = AttemptsRow;
    type Shown = AttemptsRow;

    fn route(recorded: &Recorded<'_>) -> Route {
        match recorded.book {
            BookId::Household(household) => Route::Row(household.as_uuid()),
            _ => Route::Nowhere,
        }
    }

    fn apply(row: &mut AttemptsRow, recorded: &Recorded<'_>) {
        if recorded.event.event_type() == "ContactAttempted" {
            row.attempts += 1;
        }
    }

    fn shown(row: &AttemptsRow) -> AttemptsRow {
        row.clone()
    }
}

/// The same, but it cannot stand a household that was never reported: its fold panics.
pub(crate) struct Brittle;

impl View for Brittle {
    const NAME: &'static str = "attempts";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &["household"];
    const FIELDS: &'static [Field] = &[];

    type Row = AttemptsRow;
    type Shown = AttemptsRow;

    fn route(recorded: &Recorded<'_>) -> Route {
        Attempts::route(recorded)
    }

    fn apply(row: &mut AttemptsRow, recorded: &Recorded<'_>) {
        row.attempts += 1;
        let first = recorded.event.event_type() == "HouseholdReported";
        assert!(first || row.attempts > 1, "nobody reported it");
    }

    fn shown(row: &AttemptsRow) -> AttemptsRow {
        row.clone()
    }
}

/// The same, but what is shown of a household that was tried twice cannot be made.
pub(crate) struct Shy;

impl View for Shy {
    const NAME: &'static str = "attempts";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &["household"];
    const FIELDS: &'static [Field] = &[];

    type Row = AttemptsRow;
    type Shown = AttemptsRow;

    fn route(recorded: &Recorded<'_>) -> Route {
        Attempts::route(recorded)
    }

    fn apply(row: &mut AttemptsRow, recorded: &Recorded<'_>) {
        Attempts::apply(row, recorded);
    }

    fn shown(row: &AttemptsRow) -> AttemptsRow {
        assert!(row.attempts < 2, "nobody may know");
        row.clone()
    }
}
