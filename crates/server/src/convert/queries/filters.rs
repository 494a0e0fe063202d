//! Filters, orders and facets over the fields of a view, and what is wrong with them.
//!
//! What was typed is not repeated in a problem: anything may have been typed there, a name as well. The character says
//! where to look.

use jiff::civil::Date;
use projection::{Filter, Mistake, Order, Remedy};
use views::{Field, Kind};

use crate::errors::{Problem, Reason, Violation};

/// The rows somebody wants to see. `today` is what `today` means in it.
///
/// # Errors
/// `FILTER_INVALID`, with the character at which it is wrong.
pub(crate) fn filter(fields: &'static [Field], text: &str, today: Date) -> Result<Filter, Problem> {
    Filter::parse(fields, text, today)
        .map_err(|error| wrong("filter", Reason::FilterInvalid, error.at, &error.problem, &error.remedy))
}

/// The order somebody wants to see them in; by the usual one of the question when nothing is written.
///
/// # Errors
/// `ORDER_INVALID`, with the character at which it is wrong.
pub(crate) fn order(fields: &'static [Field], text: &str, usual: &str) -> Result<Order, Problem> {
    let text = if text.trim().is_empty() { usual } else { text };
    Order::parse(fields, text)
        .map_err(|error| wrong("order_by", Reason::OrderInvalid, error.at, &error.problem, &error.remedy))
}

/// The fields by whose values somebody wants to count.
///
/// # Errors
/// `FIELD_INVALID` for each that is not there, or has no values to count by.
pub(crate) fn facets(fields: &'static [Field], names: &[String]) -> Result<Vec<&'static Field>, Problem> {
    let counted = || fields.iter().filter(|field| is_counted(field));
    let mut found = Vec::with_capacity(names.len());
    let mut violations = Vec::new();
    for (at, name) in names.iter().enumerate() {
        match counted().find(|field| field.name == name) {
            Some(field) => found.push(field),
            None => {
                let expected: Vec<_> = counted().map(|field| field.name).collect();
                let values = vec![("expected", expected.join(", "))];
                let field = format!("facets[{at}]");
                violations.push(Violation { field, reason: Reason::FieldInvalid, values });
            }
        }
    }
    Problem::fields(violations).map_or(Ok(found), Err)
}

fn is_counted(field: &Field) -> bool {
    matches!(field.kind, Kind::Word(_) | Kind::Words(_) | Kind::Text | Kind::Texts | Kind::Flag)
}

/// What is wrong at a character, by code: the sentences are in `locales/`.
fn wrong(field: &str, reason: Reason, at: usize, problem: &Mistake, remedy: &Remedy) -> Problem {
    let mut values = vec![
        ("character", at.to_string()),
        ("problem", problem.code().to_owned()),
        ("remedy", remedy.code().to_owned()),
    ];
    values.extend(problem.values());
    values.extend(remedy.values());
    Problem::field(Violation { field: field.to_owned(), reason, values })
}

#[cfg(test)]
mod tests;
