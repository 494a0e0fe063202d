//! The words of stories about money: a fund, a provision on its way, a bank, and everybody who has a hand in it.

#![expect(clippy::inconsistent_digit_grouping, reason = "the cents stand apart: 6_200_00 is EUR 6,200.00")]

mod bank;
mod books;
mod fund;
mod officers;
mod provision;
mod run;
mod shipped;
mod shown;

pub use bank::{Booking, Direction, Transfer, statement, transfers};
pub use books::books;
pub use fund::{ACCOUNT, Fund, line};
pub use officers::*;
pub use provision::{IBAN, PAYEE, Provision, Step, committing, vote};
pub use run::{Run, imported, importing};
pub use shipped::{spuk_2021, utrecht};
pub use shown::{cents, euros, shown};

use api::v1::EuroCents;

/// An amount on the wire.
pub fn eur(cents: i64) -> Option<EuroCents> {
    Some(EuroCents { cents })
}
