//! A line of the budget: one component of a fund in one accounting year.
//!
//! Every euro of a fund is on exactly one line. The year of a line is that of the budget; the year in which
//! something is booked is that of the date on which it happened.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::ids::ComponentCode;

/// An accounting year: a calendar year, 2000 to 2099.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct AccountingYear(i16);

/// Why a number is no accounting year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{year} is no accounting year; send one from 2000 to 2099")]
pub struct AccountingYearError {
    year: i16,
}

impl AccountingYear {
    /// The year with this number.
    ///
    /// # Errors
    /// [`AccountingYearError`] when it is not from 2000 to 2099.
    pub const fn new(year: i16) -> Result<Self, AccountingYearError> {
        if year < 2000 || year > 2099 { Err(AccountingYearError { year }) } else { Ok(Self(year)) }
    }

    /// The number of the year.
    #[must_use]
    pub const fn number(self) -> i16 {
        self.0
    }

    /// Whether a date is in this year.
    #[must_use]
    pub fn has(self, date: Date) -> bool {
        date.year() == self.0
    }
}

impl TryFrom<i16> for AccountingYear {
    type Error = AccountingYearError;

    fn try_from(year: i16) -> Result<Self, AccountingYearError> {
        Self::new(year)
    }
}

impl From<AccountingYear> for i16 {
    fn from(year: AccountingYear) -> Self {
        year.0
    }
}

impl fmt::Display for AccountingYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl JsonSchema for AccountingYear {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "AccountingYear".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 2000, "maximum": 2099 })
    }
}

/// One component of a fund in one accounting year. As text: `2025/c`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct BudgetLine {
    /// The year of the budget.
    pub year: AccountingYear,
    /// The component of the fund's terms.
    pub component: ComponentCode,
}

impl fmt::Display for BudgetLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.year, self.component)
    }
}
