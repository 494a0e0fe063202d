//! Dates and instants of the domain on the wire.

use api::google::r#type::Date as WireDate;
use jiff::Timestamp;
use jiff::civil::Date;

/// A day as `google.type.Date`.
pub(super) fn day(date: Date) -> Option<WireDate> {
    Some(WireDate { year: date.year().into(), month: date.month().into(), day: date.day().into() })
}

/// An instant as `google.protobuf.Timestamp`.
pub(super) fn instant(instant: Timestamp) -> prost_types::Timestamp {
    // Seconds are rounded down, so that nanoseconds count forward, also before 1970.
    let nanoseconds = instant.as_nanosecond();
    let second = 1_000_000_000;
    prost_types::Timestamp {
        seconds: i64::try_from(nanoseconds.div_euclid(second)).unwrap_or(i64::MAX),
        nanos: i32::try_from(nanoseconds.rem_euclid(second)).unwrap_or_default(),
    }
}
