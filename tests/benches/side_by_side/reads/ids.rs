//! Other ids for the same text: where the UUIDs stand in it, and what each becomes.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use stories::generator::Size;
use uuid::Uuid;

/// How long a UUID is as text.
const LONG: usize = 36;
/// Of a UUID of version 7, from the left: 48 bits of milliseconds, then the version.
const MILLIS: u32 = 80;
const VERSION: u32 = 76;
/// What is random in it from the variant on.
const RANDOM: u128 = (1 << 62) - 1;

/// From the ids and instants of a history to those of one telling of it.
pub(super) struct Ids {
    /// The number of the telling.
    number: u64,
    /// When the history begins, and how long it is, in microseconds.
    from: i64,
    long: i64,
    /// How much faster time goes in the telling.
    faster: i64,
    /// When the telling begins.
    begin: i64,
}

impl Ids {
    /// Those of the first telling, which begins when the history does.
    pub(super) fn of_first(size: Size, faster: i64) -> Self {
        let midnight = |date: Date| date.to_zoned(TimeZone::UTC).expect("a date of this century").timestamp();
        let (from, to) = (midnight(size.from).as_microsecond(), midnight(size.to).as_microsecond());
        Self { number: 0, from, long: to - from, faster, begin: from }
    }

    /// Those of the telling after it, which begins when it is over.
    pub(super) fn next(&self) -> Self {
        Self { number: self.number + 1, begin: self.begin + self.long / self.faster, ..*self }
    }

    /// The same id in this telling; of version 7 with the instant it was made at.
    pub(super) fn of(&self, id: Uuid) -> Uuid {
        let mixed = self.number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let salted = id.as_u128() ^ (u128::from(mixed ^ (mixed >> 31)) & RANDOM);
        if (salted >> VERSION) & 0xF != 7 {
            return Uuid::from_u128(salted);
        }
        let millis = i64::try_from(salted >> MILLIS).expect("48 bits");
        let millis = u128::try_from(self.micros(millis * 1_000) / 1_000).expect("an instant after 1970");
        Uuid::from_u128((millis << MILLIS) | (salted & ((1 << MILLIS) - 1)))
    }

    /// The same for an id as text.
    pub(super) fn text(&self, id: &str) -> String {
        self.of(id.parse().expect("a stream is named by a UUID")).to_string()
    }

    /// The same instant in this telling.
    pub(super) fn instant(&self, at: Timestamp) -> Timestamp {
        Timestamp::from_microsecond(self.micros(at.as_microsecond())).expect("an instant of some century")
    }

    fn micros(&self, at: i64) -> i64 {
        self.begin + (at - self.from) / self.faster
    }
}

/// A text and the UUIDs in it.
pub(super) struct Template {
    text: String,
    ids: Vec<(usize, Uuid)>,
}

impl Template {
    pub(super) fn of(text: &str) -> Self {
        let (mut ids, mut at) = (vec![], 0);
        while at + LONG <= text.len() {
            match text.get(at..at + LONG).filter(|part| part.as_bytes()[8] == b'-').map(Uuid::try_parse) {
                Some(Ok(id)) => {
                    ids.push((at, id));
                    at += LONG;
                }
                _ => at += 1,
            }
        }
        Self { text: text.to_owned(), ids }
    }

    /// The text with the ids of a telling.
    pub(super) fn with(&self, ids: &Ids) -> String {
        let mut bytes = self.text.as_bytes().to_vec();
        for (at, id) in &self.ids {
            ids.of(*id).hyphenated().encode_lower(&mut bytes[*at..*at + LONG]);
        }
        String::from_utf8(bytes).expect("text stays text when digits in it are others")
    }
}
