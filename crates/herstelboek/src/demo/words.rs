//! Numbers and days as people write them, in Dutch and in English.

use api::google::r#type::Date as WireDate;
use jiff::civil::{Date, Weekday};

use crate::output::Language;

const MONTHS_NL: [&str; 12] =
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A sentence in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// In Dutch.
    pub(crate) nl: &'static str,
    /// In English.
    pub(crate) en: &'static str,
}

/// A sentence in Dutch and in English.
pub(crate) const fn nl_en(nl: &'static str, en: &'static str) -> Told {
    Told { nl, en }
}

impl Told {
    /// The sentence in a language.
    pub(crate) fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// A day with its weekday: `ma 3 feb 2025`.
pub(super) fn weekday_and_date(date: Date, language: Language) -> String {
    let day = match date.weekday() {
        Weekday::Monday => nl_en("ma", "Mon"),
        Weekday::Tuesday => nl_en("di", "Tue"),
        Weekday::Wednesday => nl_en("wo", "Wed"),
        Weekday::Thursday => nl_en("do", "Thu"),
        Weekday::Friday => nl_en("vr", "Fri"),
        Weekday::Saturday => nl_en("za", "Sat"),
        Weekday::Sunday => nl_en("zo", "Sun"),
    };
    format!("{} {}", day.in_language(language), day_of_year(date, language))
}

/// A day: `3 feb 2025`, the day of the month in two columns.
pub(super) fn day_of_year(date: Date, language: Language) -> String {
    let months = match language {
        Language::Nl => MONTHS_NL,
        Language::En => MONTHS_EN,
    };
    let month = usize::try_from(date.month() - 1).expect("months count from 1");
    format!("{:>2} {} {}", date.day(), months[month], date.year())
}

/// A day of the wire: `3 feb 2025`; empty when it is not set or no day.
pub(super) fn day(date: Option<WireDate>, language: Language) -> String {
    let day = date.and_then(civil).map(|date| day_of_year(date, language));
    day.map(|day| day.trim_start().to_owned()).unwrap_or_default()
}

/// The day that a date of the wire is.
pub(super) fn civil(date: WireDate) -> Option<Date> {
    let (year, month, day) =
        (date.year.try_into().ok()?, date.month.try_into().ok()?, date.day.try_into().ok()?);
    Date::new(year, month, day).ok()
}

/// Euro cents as money: `€ 1.120,00` in Dutch, `EUR 1,120.00` in English.
pub(crate) fn euro(cents: i64, language: Language) -> String {
    let sign = match language {
        Language::Nl => "€",
        Language::En => "EUR",
    };
    format!("{sign} {}", amount(cents, language))
}

/// Euro cents as a number: `1.120,00` in Dutch, `1,120.00` in English.
pub(super) fn amount(cents: i64, language: Language) -> String {
    let (minus, size) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
    let point = match language {
        Language::Nl => ',',
        Language::En => '.',
    };
    format!("{minus}{}{point}{:02}", count(size / 100, language), size % 100)
}

/// A count with its thousands apart: `9.113` in Dutch, `9,113` in English.
pub(crate) fn count(number: u64, language: Language) -> String {
    let separator = match language {
        Language::Nl => '.',
        Language::En => ',',
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A stretch of time in seconds with one decimal: `3,2 s`.
pub(crate) fn seconds(time: std::time::Duration, language: Language) -> String {
    let tenths = time.as_millis() / 100;
    let point = match language {
        Language::Nl => ',',
        Language::En => '.',
    };
    format!("{}{point}{} s", tenths / 10, tenths % 10)
}
