//! Checks the fields of a request one after the other and keeps every violation, in the order of the fields.
//!
//! Each check gives the value, or [`Wrong`] after it noted what is wrong. A conversion first runs all its checks and
//! only then unwraps them with `?`, so that one answer names every wrong field. Nothing noted repeats what was sent.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use api::google::r#type::Date as WireDate;
use domain::ids::{MunicipalityKey, OfficerId, OrganisationId};
use jiff::civil::Date;
use ledger::LedgerName;
use uuid::Uuid;
use vault::Bsn;

use super::words::Word;
use super::{limits, tokens};
use crate::errors::{Problem, Reason, Values, Violation};

/// The field was wrong, and that was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrong;

/// A value, or a note that there is none.
pub(super) type Field<T> = Result<T, Wrong>;

/// What an id of an officer or an organisation looks like.
const OUTSIDE_ID: &str = "[A-Za-z0-9._:@/|-]{1,128}";
/// What the key of a municipality looks like.
const MUNICIPALITY: &str = "[A-Z][A-Za-z0-9_-]{1,31}";

/// The violations of one request so far, and where in the request the next check is.
#[derive(Debug, Default)]
pub(super) struct Fields {
    path: String,
    violations: Vec<Violation>,
}

impl Fields {
    /// The value when every check went well; else the problem with all violations.
    pub(super) fn finish<T>(self, value: Field<T>) -> Result<T, Problem> {
        match (Problem::fields(self.violations), value) {
            (None, Ok(value)) => Ok(value),
            (Some(problem), _) => Err(problem),
            (None, Err(Wrong)) => Err(Problem::new(Reason::Internal)),
        }
    }

    /// Checks what is inside a message: paths of the fields begin with its own.
    pub(super) fn within<T>(&mut self, field: impl fmt::Display, check: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.path.len();
        self.path.push_str(&format!("{field}."));
        let value = check(self);
        self.path.truncate(outer);
        value
    }

    /// Notes a violation.
    pub(super) fn wrong(&mut self, field: &str, reason: Reason, values: Values) -> Wrong {
        let field = format!("{}{field}", self.path);
        self.violations.push(Violation { field, reason, values });
        Wrong
    }

    /// An id that must be there.
    pub(super) fn id<T: From<Uuid>>(&mut self, field: &str, text: &str) -> Field<T> {
        if text.is_empty() {
            return Err(self.wrong(field, Reason::FieldRequired, vec![]));
        }
        match Uuid::try_parse(text) {
            // The hyphenated form only, so that one id has one spelling but for its case.
            Ok(id) if text.len() == 36 && !id.is_nil() => Ok(T::from(id)),
            Ok(id) if id.is_nil() => {
                Err(self.wrong(field, Reason::IdInvalid, vec![("detail", "NIL".to_owned())]))
            }
            _ => Err(self.wrong(field, Reason::IdInvalid, vec![("detail", "FORM".to_owned())])),
        }
    }

    /// An id that may be left empty.
    pub(super) fn optional_id<T: From<Uuid>>(&mut self, field: &str, text: &str) -> Field<Option<T>> {
        if text.is_empty() { Ok(None) } else { self.id(field, text).map(Some) }
    }

    /// A set of ids; an id that is named twice counts once.
    pub(super) fn ids<T: From<Uuid> + Ord>(
        &mut self,
        field: &str,
        texts: &[String],
        limit: usize,
    ) -> Field<BTreeSet<T>> {
        self.at_most(field, texts.len(), limit)?;
        let ids: Vec<_> =
            texts.iter().enumerate().map(|(at, text)| self.id(&format!("{field}[{at}]"), text)).collect();
        ids.into_iter().collect()
    }

    /// A list within its limit.
    pub(super) fn at_most(&mut self, field: &str, length: usize, limit: usize) -> Field<()> {
        if length <= limit {
            return Ok(());
        }
        let values = vec![("limit", limit.to_string()), ("length", length.to_string())];
        Err(self.wrong(field, Reason::ListTooLong, values))
    }

    /// A date that must be there, and exist.
    pub(super) fn date(&mut self, field: &str, date: Option<WireDate>) -> Field<Date> {
        let Some(WireDate { year, month, day }) = date else {
            return Err(self.wrong(field, Reason::FieldRequired, vec![]));
        };
        let existing = || {
            let year = i16::try_from(year).ok().filter(|year| *year >= 1)?;
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        };
        existing().ok_or_else(|| self.wrong(field, Reason::DateInvalid, vec![]))
    }

    /// A date that may be left out.
    pub(super) fn optional_date(&mut self, field: &str, date: Option<WireDate>) -> Field<Option<Date>> {
        match date {
            None => Ok(None),
            date => self.date(field, date).map(Some),
        }
    }

    /// A word of an enum that must be set.
    pub(super) fn word<W: Word>(&mut self, field: &str, number: i32) -> Field<W> {
        if number == 0 {
            return Err(self.wrong(field, Reason::FieldRequired, vec![]));
        }
        W::from_number(number)
            .ok_or_else(|| self.wrong(field, Reason::EnumUnknown, vec![("value", number.to_string())]))
    }

    /// A word of an enum that may be left unset.
    pub(super) fn optional_word<W: Word>(&mut self, field: &str, number: i32) -> Field<Option<W>> {
        if number == 0 { Ok(None) } else { self.word(field, number).map(Some) }
    }

    /// A set of words; a word that is named twice counts once.
    pub(super) fn words<W: Word + Ord>(
        &mut self,
        field: &str,
        numbers: &[i32],
        limit: usize,
    ) -> Field<BTreeSet<W>> {
        self.at_most(field, numbers.len(), limit)?;
        let words: Vec<_> = numbers
            .iter()
            .enumerate()
            .map(|(at, number)| self.word(&format!("{field}[{at}]"), *number))
            .collect();
        words.into_iter().collect()
    }

    /// A whole number in a range.
    pub(super) fn number(&mut self, field: &str, number: i64, range: RangeInclusive<i64>) -> Field<u64> {
        let fits = u64::try_from(number).ok().filter(|_| range.contains(&number));
        fits.ok_or_else(|| {
            let values = vec![("minimum", range.start().to_string()), ("maximum", range.end().to_string())];
            self.wrong(field, Reason::NumberOutOfRange, values)
        })
    }

    /// A position, a revision or the size of a tree, which may be left out.
    pub(super) fn optional_count(&mut self, field: &str, number: Option<i64>) -> Field<Option<u64>> {
        number.map(|number| self.number(field, number, 0..=i64::MAX)).transpose()
    }

    /// The size of a page: the usual one when not set.
    pub(super) fn page_size(&mut self, field: &str, size: i32) -> Field<usize> {
        let size = if size == 0 { limits::PAGE } else { i64::from(size) };
        self.number(field, size, 1..=limits::PAGE_AT_MOST).map(|size| size as usize)
    }

    /// The place at which a page or resume token goes on; `None` when it is empty.
    pub(super) fn place<T: FromStr>(
        &mut self,
        field: &str,
        token: &str,
        question: &[&str],
    ) -> Field<Option<T>> {
        if token.is_empty() {
            return Ok(None);
        }
        let place = tokens::place(question, token).and_then(|place| place.parse().ok());
        place.map(Some).ok_or_else(|| self.wrong(field, Reason::PageTokenInvalid, vec![]))
    }

    /// A BSN that must be there.
    pub(super) fn bsn(&mut self, field: &str, text: &str) -> Field<Bsn> {
        if text.is_empty() {
            return Err(self.wrong(field, Reason::FieldRequired, vec![]));
        }
        Bsn::parse(text).map_err(|_| self.wrong(field, Reason::BsnInvalid, vec![]))
    }

    /// A BSN that may be left empty.
    pub(super) fn optional_bsn(&mut self, field: &str, text: &str) -> Field<Option<Bsn>> {
        if text.is_empty() { Ok(None) } else { self.bsn(field, text).map(Some) }
    }

    /// A ledger that must be named.
    pub(super) fn ledger(&mut self, field: &str, text: &str) -> Field<LedgerName> {
        self.outside_id(field, text, MUNICIPALITY, str::parse)
    }

    /// An officer that must be named.
    pub(super) fn officer(&mut self, field: &str, text: String) -> Field<OfficerId> {
        self.outside_id(field, text, OUTSIDE_ID, OfficerId::new)
    }

    /// An organisation that must be named.
    pub(super) fn organisation(&mut self, field: &str, text: String) -> Field<OrganisationId> {
        self.outside_id(field, text, OUTSIDE_ID, OrganisationId::new)
    }

    /// An organisation that may be left empty.
    pub(super) fn optional_organisation(
        &mut self,
        field: &str,
        text: String,
    ) -> Field<Option<OrganisationId>> {
        if text.is_empty() { Ok(None) } else { self.organisation(field, text).map(Some) }
    }

    /// A municipality that must be named.
    pub(super) fn municipality(&mut self, field: &str, text: String) -> Field<MunicipalityKey> {
        self.outside_id(field, text, MUNICIPALITY, MunicipalityKey::new)
    }

    /// An id that is given by systems outside, or a code.
    pub(super) fn outside_id<S: AsRef<str>, T, E>(
        &mut self,
        field: &str,
        text: S,
        expected: &str,
        id: impl FnOnce(S) -> Result<T, E>,
    ) -> Field<T> {
        if text.as_ref().is_empty() {
            return Err(self.wrong(field, Reason::FieldRequired, vec![]));
        }
        id(text).map_err(|_| self.wrong(field, Reason::FieldInvalid, vec![("expected", expected.to_owned())]))
    }
}
