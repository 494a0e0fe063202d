//! Dates as they are shown: where there is none, one that sorts before or after all others.

use jiff::civil::{Date, date};

/// There is none, and it sorts after all others: [`crate::NEVER`].
const LAST: Date = date(9999, 12, 31);
/// There is none, and it sorts before all others: [`crate::ALWAYS`].
const FIRST: Date = date(1, 1, 1);

/// A date, or never.
pub(crate) fn or_never(date: Option<Date>) -> Date {
    date.unwrap_or(LAST)
}

/// A date, or before everything.
pub(crate) fn or_always(date: Option<Date>) -> Date {
    date.unwrap_or(FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ALWAYS, NEVER};

    #[test]
    fn a_date_that_is_not_there_is_shown_as_its_word() {
        assert_eq!((or_never(None).to_string(), or_always(None).to_string()), (NEVER.into(), ALWAYS.into()));
    }
}
