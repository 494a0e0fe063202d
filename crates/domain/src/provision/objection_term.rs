//! Until when a decision can be objected to: six weeks from the day after its notification (Awb 6:7, 6:8(1)).
//!
//! A last day on a Saturday, a Sunday or a generally recognised holiday moves to the next day that is none of these
//! (Algemene termijnenwet 1 and 3). Deliberately absent: days a royal decree puts on a par with these (3(3)), so a
//! date shown is never later than the law allows.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// The last day for an objection to a decision notified on this date.
#[must_use]
pub fn objection_until(notified: Date) -> Date {
    let mut day = notified.saturating_add(6.weeks());
    while !is_working_day(day) && day < Date::MAX {
        day = day.saturating_add(1.day());
    }
    day
}

fn is_working_day(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !weekend && !is_holiday(day)
}

/// Algemene termijnenwet 3(1), and Good Friday of 3(2).
///
/// When the 27th of April is a Sunday the king's birthday is kept on the Saturday before it, so on no working day.
fn is_holiday(day: Date) -> bool {
    const GOOD_FRIDAY: i32 = -2;
    const EASTER_MONDAY: i32 = 1;
    const ASCENSION: i32 = 39;
    const WHIT_MONDAY: i32 = 50;
    const NEW_YEAR: (i8, i8) = (1, 1);
    const KINGS_DAY: (i8, i8) = (4, 27);
    const LIBERATION: (i8, i8) = (5, 5);
    const CHRISTMAS: [(i8, i8); 2] = [(12, 25), (12, 26)];
    let fixed = [NEW_YEAR, KINGS_DAY, LIBERATION, CHRISTMAS[0], CHRISTMAS[1]];
    let moving = [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY];
    let easter = easter(day.year());
    fixed.contains(&(day.month(), day.day()))
        || moving.into_iter().any(|days| easter.saturating_add(days.days()) == day)
}

/// Easter Sunday of a year of the Gregorian calendar.
///
/// The full moon that counts is that of the ecclesiastical calendar: `golden` is the place of the year in the moon's
/// cycle of 19 years, `epact` the age of the moon on 1 January, corrected for leap days left out and for the drift of
/// the moon; Easter is the Sunday after that moon.
fn easter(year: i16) -> Date {
    let year_number = i32::from(year);
    let century = year_number / 100 + 1;
    let golden = year_number % 19 + 1;
    let leap_days_left_out = 3 * century / 4 - 12;
    let drift = (8 * century + 5) / 25 - 5;
    let sunday = 5 * year_number / 4 - leap_days_left_out - 10;
    let epact = match (11 * golden + 20 + drift - leap_days_left_out).rem_euclid(30) {
        24 => 25,
        25 if golden > 11 => 26,
        epact => epact,
    };
    let moon = if epact > 23 { 74 - epact } else { 44 - epact };
    let days_after_february = moon + 7 - (sunday + moon).rem_euclid(7);
    date(year, 3, 1).saturating_add((days_after_february - 1).days())
}
