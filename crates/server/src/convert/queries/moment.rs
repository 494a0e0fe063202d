//! Up to which moment a question over rows is answered.

use api::v1;
use api::v1::as_of::Moment;
use jiff::Timestamp;
use jiff::civil::Date;
use projection::{AsOf, Asked};

use crate::convert::fields::{Field, Fields};
use crate::errors::{Problem, Reason, Violation};

/// What an instant looks like, for people.
const INSTANT: &str = "0001-01-01T00:00:00Z … 9999-12-31T23:59:59Z";

/// What an answer must include, and where it must stop.
pub(crate) fn asked(
    fields: &mut Fields,
    as_of: Option<v1::AsOf>,
    at_least_position: Option<i64>,
) -> Field<Asked> {
    let as_of = as_of.map(|as_of| moment(fields, as_of)).transpose();
    let at_least = fields.optional_count("at_least_position", at_least_position);
    Ok(Asked { as_of: as_of?, at_least: at_least? })
}

fn moment(fields: &mut Fields, as_of: v1::AsOf) -> Field<AsOf> {
    match as_of.moment {
        None => Err(fields.wrong("as_of", Reason::FieldRequired, vec![])),
        Some(Moment::Position(position)) => {
            let position = fields.number("as_of.position", position, 0..=i64::MAX);
            position.map(AsOf::Position)
        }
        Some(Moment::Instant(at)) => instant(fields, "as_of.instant", at).map(AsOf::Instant),
    }
}

/// An instant that can be written.
pub(super) fn instant(fields: &mut Fields, field: &str, at: prost_types::Timestamp) -> Field<Timestamp> {
    let whole = (0..1_000_000_000).contains(&at.nanos);
    let known = Timestamp::new(at.seconds, at.nanos).ok().filter(|_| whole);
    known.ok_or_else(|| fields.wrong(field, Reason::FieldInvalid, vec![("expected", INSTANT.to_owned())]))
}

/// The day of which a list is asked, that of the moment when it is not said: rows know nothing of the days before it.
///
/// # Errors
/// `FIELD_INVALID` for a day before that of the moment.
pub(crate) fn day_of_list(on: Option<Date>, today: Date) -> Result<Date, Problem> {
    match on {
        Some(on) if on < today => {
            let expected = format!("{today} … (< {today}: as_of, ListDeadlines)");
            let (field, values) = ("on".to_owned(), vec![("expected", expected)]);
            Err(Problem::field(Violation { field, reason: Reason::FieldInvalid, values }))
        }
        on => Ok(on.unwrap_or(today)),
    }
}
