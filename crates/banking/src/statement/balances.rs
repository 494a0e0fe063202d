//! The balances of a statement, and whether its bookings lead from one to the other.

use jiff::civil::Date;

use super::Balances;
use super::error::StatementError;
use super::node::Node;
use super::values::{cents, chosen_day, direction};
use crate::statement::StatementProblem;

/// The balances before and after a statement, in euro cents.
pub(super) struct Stated {
    pub(super) opening: Option<i64>,
    pub(super) closing: Option<i64>,
}

impl Stated {
    /// Reads the balances. A statement of several days may have one of each kind a day.
    pub(super) fn read(statement: Node<'_>) -> Result<Self, StatementError> {
        let mut opened: Option<(Date, i64)> = None;
        let mut closed_before: Option<(Date, i64)> = None;
        let mut closed: Option<(Date, i64)> = None;
        for balance in statement.all("Bal") {
            let kept = match balance.text_at(&["Tp", "CdOrPrtry", "Cd"])? {
                Some("OPBD") => &mut opened,
                Some("PRCD") => &mut closed_before,
                Some("CLBD") => {
                    let found = read_one(balance)?;
                    closed = Some(closed.filter(|(day, _)| *day > found.0).unwrap_or(found));
                    continue;
                }
                _ => continue,
            };
            let found = read_one(balance)?;
            *kept = Some(kept.filter(|(day, _)| *day <= found.0).unwrap_or(found));
        }
        let cents = |balance: Option<(Date, i64)>| balance.map(|(_, cents)| cents);
        Ok(Self { opening: cents(opened).or(cents(closed_before)), closing: cents(closed) })
    }

    /// Compares with the sum of what was booked, in euro cents.
    pub(super) fn compare(&self, booked: i64) -> Balances {
        match (self.opening, self.closing) {
            (Some(opening), Some(closing)) => match closing - (opening + booked) {
                0 => Balances::Agree,
                by_cents => Balances::Differ { by_cents },
            },
            _ => Balances::NotStated,
        }
    }
}

fn read_one(balance: Node<'_>) -> Result<(Date, i64), StatementError> {
    let day = chosen_day(balance.required("Dt")?)?;
    let amount = cents(balance.required("Amt")?)?;
    match direction(balance)? {
        Some(direction) => Ok((day, direction.signed(amount))),
        None => Err(balance.fail(StatementProblem::Missing { element: "CdtDbtInd" })),
    }
}
