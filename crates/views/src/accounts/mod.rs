//! The basis of accounts: what is kept of each household, fund and account to draw up any account of any fund.
//!
//! A row is a part of the basis, folded by `accountability` and by nothing else: what is drawn up from these rows, from a
//! replay of the ledger and from a dossier is the same account. What a fund spends stands with the household it was
//! spent on.

mod words;

use accountability::{Goes, Part, goes};
use serde::Serialize;

use crate::{Field, Kind, Recorded, Route, View};

/// The view of what accounts are drawn up from.
#[derive(Debug, Clone, Copy)]
pub struct Accounts;

/// A part of the basis as columns: enough to find the accounts among all that they are drawn up from. A fund and a
/// household show their kind only; both are found by their key.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    kind: &'static str,
    fund: String,
    year: u16,
    fund_year: String,
    stage: &'static str,
}

const fn field(name: &'static str, kind: Kind, ordered: bool) -> Field {
    Field { name, column: name, kind, ordered }
}

impl View for Accounts {
    const NAME: &'static str = "accounts";
    const VERSION: i32 = 1;
    const BOOKS: &'static [&'static str] = accountability::BOOKS;
    const FIELDS: &'static [Field] = &[
        // Such as `<fund>/2025`: the accounts of one fund stand together, by year.
        field("fund_year", Kind::Text, true),
        field("kind", Kind::Word(words::KINDS), false),
        field("fund", Kind::Id, false),
        field("year", Kind::Count, false),
        field("stage", Kind::Word(words::STAGES), false),
    ];

    type Row = Part;
    type Shown = Shown;

    fn route(recorded: &Recorded<'_>) -> Route {
        match goes(recorded.book, recorded.event) {
            Goes::Nowhere => Route::Nowhere,
            Goes::Part(part) => Route::Row(part),
            Goes::Tie { provision, household } => Route::Alias { alias: provision, row: household },
            Goes::Provision(provision) => Route::Via(provision),
        }
    }

    fn apply(row: &mut Part, recorded: &Recorded<'_>) {
        row.apply(recorded.position, recorded.book, recorded.event);
    }

    fn shown(row: &Part) -> Shown {
        let account = match row {
            Part::Account(account) => Some(account),
            Part::Empty | Part::Household(_) | Part::Fund(_) => None,
        };
        Shown {
            kind: words::kind(row),
            fund: account.map(|account| account.fund.to_string()).unwrap_or_default(),
            year: account.map_or(0, |account| account.year.number().unsigned_abs()),
            fund_year: account
                .map(|account| format!("{}/{}", account.fund, account.year))
                .unwrap_or_default(),
            stage: words::stage(account.map(|account| account.stage)),
        }
    }
}
