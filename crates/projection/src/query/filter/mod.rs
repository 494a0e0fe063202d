//! Filters: which rows of a view, in the words of those who ask.
//!
//! A small subset of [AIP-160](https://google.aip.dev/160). What is a field, and what its values are, the view says
//! ([`views::Field`]); everything is checked before anything is asked of the database.
//!
//! ```text
//! filter      = [ expression ]                        nothing written: every row
//! expression  = alternatives { "AND" alternatives }
//! alternatives = term { "OR" term }                   OR binds tighter than AND, as in AIP-160
//! term        = [ "NOT" | "-" ] ( comparison | "(" expression ")" )
//! comparison  = field operator value
//! operator    = "=" | "!=" | "<" | "<=" | ">" | ">=" | ":"
//! value       = word | quoted | "*"
//! word        = one or more of a-z A-Z 0-9 _ - + . @
//! quoted      = text in " or ', in which \" \' and \\ stand for " ' and \
//! ```
//!
//! `AND`, `OR` and `NOT` are written in capitals. `a = 1 AND b = 2 OR c = 3` means `a = 1 AND (b = 2 OR c = 3)`; who wants
//! the other writes the parentheses.
//!
//! | kind of field | operators | values |
//! |---|---|---|
//! | word | `=` `!=` | one of the field's words, in capitals or not: `stage = plan_agreed` |
//! | words | `:` | has this word: `needs:HOUSING`; `needs:*` has any |
//! | text | `=` `!=` `:` | the whole text: `coordinator = "u-17"`; `coordinator = ""` there is none; `reference:3F0` begins with it |
//! | texts | `:` | has this text: `roles:project_leader`; `roles:*` has any |
//! | id | `=` `!=` | a UUID: `fund = 0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e8f`; `fund = ""` there is none |
//! | date | `=` `!=` `<` `<=` `>` `>=` | `2026-03-03`, `today`, `today+14d`, `today-6w`, `today+3m`, `today-2y`; `= none` and `!= none` |
//! | cents | all but `:` | whole euro cents: `committed_cents > 500000` is above EUR 5,000.00 |
//! | count | all but `:` | a whole number: `attempts >= 3` |
//! | flag | `=` `!=` | `true` or `false` |
//!
//! `field:*` asks of any field that can be without a value whether it has one: `NOT last_contact:*`.
//! A date that is absent stands before or after all others, as the view says of the field: households without a next
//! deadline come after every `next_deadline < today`, those never spoken to are found by `last_contact < today-6w`.
//! A month added to 31 January is the last day of February. `today` is the day of whoever asks, told by the caller.
//!
//! At most 2,000 characters, 64 comparisons, and parentheses 16 deep.
//!
//! ```
//! use projection::Filter;
//! use views::{Field, Kind};
//!
//! const FIELDS: &[Field] = &[
//!     Field { name: "stage", column: "stage", kind: Kind::Word(&["INTAKE", "PLAN"]), ordered: false },
//!     Field { name: "next_deadline", column: "next_deadline", kind: Kind::Date, ordered: true },
//! ];
//! let today = jiff::civil::date(2026, 3, 3);
//! let filter = Filter::parse(FIELDS, "next_deadline <= today+2w AND NOT stage = plan", today)?;
//! assert_eq!(filter.to_string(), "next_deadline <= 2026-03-17 AND NOT stage = PLAN");
//!
//! let error = Filter::parse(FIELDS, "stage = plan AND deadline < today", today).unwrap_err();
//! assert_eq!((error.at, error.problem.to_string().as_str()), (18, "'deadline' is not a field"));
//! # Ok::<(), projection::FilterError>(())
//! ```

mod dates;
mod error;
mod lexer;
mod parser;
mod sql;
mod tree;
mod values;

use std::fmt;

use jiff::civil::Date;
use views::Field;

pub(super) use dates::iso as iso_date;
pub use error::FilterError;
pub use lexer::Operator;
use tree::{Node, Test};
use values::Given;

/// Which rows: a condition whose fields and values have been checked. Its `Display` is a filter that parses to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    root: Node,
}

impl Filter {
    /// Every row.
    pub fn all() -> Self {
        Self { root: Node::All(Vec::new()) }
    }

    /// What somebody wrote, in the [grammar](self). `today` is what `today` means in it.
    ///
    /// # Errors
    /// The first of [`FilterError`], from left to right.
    pub fn parse(fields: &'static [Field], text: &str, today: Date) -> Result<Self, FilterError> {
        parser::parse(fields, text, today).map(|root| Self { root })
    }

    /// One comparison, with the value as somebody would write it, unquoted: a date is `2026-03-03` or `none`, an absent
    /// text is empty. `today` has no meaning here.
    ///
    /// # Errors
    /// [`FilterError`] at character 1: the operator or the value does not go with the field.
    pub fn compare(field: &'static Field, operator: Operator, value: &str) -> Result<Self, FilterError> {
        let condition = values::check_operator(field, operator)
            .and_then(|()| values::condition(field, operator, &Given::Text(value), None))
            .map_err(|problem| problem.at(1))?;
        Ok(Self { root: Node::Test(Test { field, condition }) })
    }

    /// Rows whose field has this value.
    ///
    /// # Errors
    /// As [`Filter::compare`].
    pub fn equals(field: &'static Field, value: &str) -> Result<Self, FilterError> {
        Self::compare(field, Operator::Equal, value)
    }

    /// Rows whose field has this among its words or texts, or a text that begins with it.
    ///
    /// # Errors
    /// As [`Filter::compare`].
    pub fn has(field: &'static Field, value: &str) -> Result<Self, FilterError> {
        Self::compare(field, Operator::Has, value)
    }

    /// Rows that both filters let through.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { root: Node::all(vec![self.root, other.root]) }
    }

    /// Rows that at least one of them lets through.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let every = [&self, &other].iter().any(|filter| filter.is_all());
        if every { Self::all() } else { Self { root: Node::any(vec![self.root, other.root]) } }
    }

    /// Whether it asks anything about the field with this name.
    pub fn asks(&self, name: &str) -> bool {
        self.root.asks(name)
    }

    /// Whether every row is let through because nothing is asked.
    pub fn is_all(&self) -> bool {
        matches!(&self.root, Node::All(none) if none.is_empty())
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}
