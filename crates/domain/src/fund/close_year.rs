//! An accounting year of the fund is closed: no money moves on a date in it any more.
//!
//! Years are closed in order, from the year of the opening or an earlier one on. What turns out later is a new fact
//! in an open year, which names the old one. What the bank did in the year has to be in before it is closed: it is booked
//! on the bank's own day, and so on none any more.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operations::{Change, Operation};
use super::pot::{Pot, year_of};
use super::refusal::FundRefusal;
use crate::fact::Fact;
use crate::ids::OfficerId;
use crate::money::AccountingYear;

/// Closes a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseYear {
    /// When, and by whom stated.
    pub fact: Fact,
    /// Which.
    pub year: AccountingYear,
}

/// A year was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearClosed {
    /// The date on which it happened.
    pub on: Date,
    /// The officer who stated it.
    pub by: OfficerId,
    /// Which.
    pub year: AccountingYear,
}

impl Operation for CloseYear {
    type Event = YearClosed;

    fn decide(&self, pot: &Pot) -> Result<YearClosed, FundRefusal> {
        let year = self.year;
        pot.open_year(year)?;
        if year_of(self.fact.on) <= year {
            return Err(FundRefusal::YearNotOver { year });
        }
        let open = first_open(pot);
        if open < year {
            return Err(FundRefusal::YearBeforeOpen { year, open });
        }
        Ok(YearClosed { on: self.fact.on, by: self.fact.by.clone(), year })
    }
}

/// The first year that is not closed. One before the opening may be closed, but does not have to be.
fn first_open(pot: &Pot) -> AccountingYear {
    let following = |closed: AccountingYear| AccountingYear::new(closed.number() + 1).unwrap_or(closed);
    pot.closed_through().map_or_else(|| year_of(pot.opened_on), following)
}

impl Change for YearClosed {
    fn change(&self, pot: &mut Pot) {
        pot.closed_years.insert_mut(self.year, self.on);
    }
}
