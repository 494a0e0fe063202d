//! Funds: one small row per fund, with what is where on each line of its budget.
//!
//! What an event moves is said by `domain::fund::postings` and added up by its `Balances`; no payment is kept here.

use domain::fund::{Authority, Balances, FundEvent, FundTerms};
use domain::money::EuroCents;
use domain::{BookEvent, BookId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Field, Kind, Recorded, Route, View};

/// The view of funds.
#[derive(Debug, Clone, Copy)]
pub struct Funds;

/// A fund.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// The line of the account to the Rijk; empty when the fund has none.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// Who gave the money; `None` before it was opened.
    pub authority: Option<Authority>,
    /// The regulation or decision it rests on.
    pub legal_base: String,
    /// Where in the ledger it was opened.
    pub opened_position: u64,
    /// When it was opened.
    pub opened_on: Option<Date>,
    /// Since when it is frozen, while it is.
    pub frozen_on: Option<Date>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// What is where, line by line.
    pub balances: Balances,
}

/// A fund as columns; the names are those of [`Field::column`].
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    opened_position: u64,
    code: String,
    title: String,
    frozen: bool,
    closed: bool,
    free_cents: EuroCents,
    encumbered_cents: EuroCents,
    payable_cents: EuroCents,
    paid_cents: EuroCents,
    recovered_cents: EuroCents,
}

impl Row {
    fn take_over(&mut self, terms: &FundTerms) {
        self.code = terms.sisa_code.as_ref().map(ToString::to_string).unwrap_or_default();
        self.title = terms.name.to_string();
        self.authority = Some(terms.authority);
        self.legal_base = terms.legal_base.to_string();
    }
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, column: name, kind, ordered: false }
}

impl View for Funds {
    const NAME: &'static str = "funds";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = &["fund"];
    const FIELDS: &'static [Field] = &[
        Field { name: "opened_position", column: "opened_position", kind: Kind::Count, ordered: true },
        field("code", Kind::Text),
        field("title", Kind::Text),
        field("frozen", Kind::Flag),
        field("closed", Kind::Flag),
        field("free_cents", Kind::Cents),
        field("encumbered_cents", Kind::Cents),
        field("payable_cents", Kind::Cents),
        field("paid_cents", Kind::Cents),
        field("recovered_cents", Kind::Cents),
    ];

    type Row = Row;
    type Shown = Shown;

    fn route(recorded: &Recorded<'_>) -> Route {
        match recorded.book {
            BookId::Fund(fund) => Route::Row(fund.as_uuid()),
            _ => Route::Nowhere,
        }
    }

    fn apply(row: &mut Row, recorded: &Recorded<'_>) {
        let BookEvent::Fund(event) = recorded.event else { return };
        row.balances.post(event);
        match event {
            FundEvent::FundOpened(opened) => {
                (row.opened_position, row.opened_on) = (recorded.position, Some(opened.on));
                row.take_over(&opened.terms);
            }
            FundEvent::TermsAmended(amended) => row.take_over(&amended.terms),
            FundEvent::FundFrozen(frozen) => row.frozen_on = Some(frozen.on),
            FundEvent::FundUnfrozen(_) => row.frozen_on = None,
            FundEvent::FundClosed(closed) => row.closed_on = Some(closed.on),
            _ => {}
        }
    }

    fn shown(row: &Row) -> Shown {
        let total = row.balances.total();
        Shown {
            opened_position: row.opened_position,
            code: row.code.clone(),
            title: row.title.clone(),
            frozen: row.frozen_on.is_some(),
            closed: row.closed_on.is_some(),
            free_cents: total.free,
            encumbered_cents: total.encumbered,
            payable_cents: total.payable,
            paid_cents: total.paid,
            recovered_cents: total.recovered,
        }
    }
}
