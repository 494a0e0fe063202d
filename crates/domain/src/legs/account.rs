//! From the account of a year to the fund it is of.

use crate::account::{AccountEvent, AccountSubmitted, FundBooks, YearBooks};
use crate::book::{BookCommand, BookId};
use crate::fact::Fact;
use crate::fund::{CloseFund, CloseYear};

/// What was judged to be no future date when the account was submitted is none here.
pub(super) fn legs(event: &AccountEvent) -> Vec<(BookId, BookCommand)> {
    let AccountEvent::AccountSubmitted(submitted) = event else {
        return Vec::new();
    };
    let AccountSubmitted { on, by, fund, year, .. } = submitted;
    let fact = || Fact { on: *on, today: *on, by: by.clone() };
    let of_year: Option<BookCommand> = match submitted.books {
        YearBooks::Close => Some(CloseYear { fact: fact(), year: *year }.into()),
        YearBooks::WereClosed => None,
    };
    let of_fund: Option<BookCommand> = match submitted.fund_books {
        FundBooks::Close => Some(CloseFund { fact: fact() }.into()),
        FundBooks::StayOpen | FundBooks::WereClosed => None,
    };
    of_year.into_iter().chain(of_fund).map(|leg| (BookId::Fund(*fund), leg)).collect()
}
